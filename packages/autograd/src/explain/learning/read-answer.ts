/** A number as somebody wrote it; {@link readAnswer} reads it. */
export interface Answer {
  readonly value: number;
  /** How many it has after the point: 4 in 0.0259, 4 in 2.59e-2; as many as there are in a fraction, which is exact. */
  readonly decimals: number;
}

/** Nobody writes a longer one; reading takes no time then. */
const LONGEST = 200;
/** Signs that have no width, and come along with what is copied. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const POWER_OF_TEN = /[·×*]\s*10[⁻⁺]?[⁰¹²³⁴-⁹]+$/;
const RAISED_OR_LOWERED = /[⁰¹²³⁴-⁹₀-₉]/;

/**
 * Reads a number as it is usually written: 0.0259, −.5, 2.59e-2, 2.59·10⁻², 7/3, 1½, also with full-width digits. One comma is a
 * decimal comma, 0,0259; thousands are not set apart.
 *
 * @returns null for anything else: a bare `1e400`, a division by 0, a raised figure, more than 200 letters
 * @example
 * readAnswer('2.59e-2'); // { value: 0.0259, decimals: 4 }
 * readAnswer('1½')?.value; // 1.5
 * readAnswer('3²'); // null
 */
export function readAnswer(given: number | string): Answer | null {
  const seen = `${given}`.replace(UNSEEN, '').trim();
  // A square would become two more digits.
  if (seen.length > LONGEST || RAISED_OR_LOWERED.test(seen.replace(POWER_OF_TEN, ''))) return null;
  const [top, bottom, ...more] = seen
    .replace(/(\d+)\s*([¼-¾⅐-⅞])/, improper)
    .normalize('NFKD')
    .replace(/[−‐-―]/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .split(/[/⁄]/)
    .map(readDecimal);
  if (!top || bottom === null || more.length > 0) return null;
  if (bottom === undefined) return top;
  return bottom.value === 0 ? null : { value: top.value / bottom.value, decimals: 30 };
}

/** `1½` is 3/2. */
function improper(_: string, whole: string, sign: string): string {
  const [top, bottom] = sign.normalize('NFKD').split('⁄');
  return `${Number(whole) * Number(bottom) + Number(top)}/${bottom}`;
}

function readDecimal(written: string): Answer | null {
  const plain = written.trim().replace(',', '.');
  const found = /^[-+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(plain);
  const value = Number(plain);
  if (found === null || !Number.isFinite(value)) return null;
  const [, decimals = '', power = '0'] = found;
  return { value, decimals: decimals.length - Number(power) };
}
