/** Nobody writes a longer one; reading takes no time then. */
const LONGEST = 200;
/** Signs that have no width, and come along with what is copied. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const POWER_OF_TEN = /[·×*]\s*10[⁻⁺]?[⁰¹²³⁴-⁹]+$/;
const RAISED_OR_LOWERED = /[⁰¹²³⁴-⁹₀-₉]/;

/** Reads a number as it is usually written; null for anything else. */
export function readNumber(text: string): { value: number; decimals: number } | null {
  const seen = text.replace(UNSEEN, '').trim();
  // a square would become two more digits
  if (seen.length > LONGEST || RAISED_OR_LOWERED.test(seen.replace(POWER_OF_TEN, ''))) return null;
  const [top, bottom, ...more] = seen
    .replace(/(\d+)\s*([¼-¾⅐-⅞])/, improper)
    .normalize('NFKC')
    .trim()
    .replace(/[−‐-―]/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .split(/[/⁄]/);
  const first = decimal(top);
  if (!first || more.length > 0) return null;
  if (bottom === undefined) return first;
  const second = decimal(bottom);
  return second && second.value !== 0 ? { value: first.value / second.value, decimals: 30 } : null;
}

/** `1½` is 3/2. */
function improper(_: string, whole: string, sign: string): string {
  const [top, bottom] = sign.normalize('NFKC').split('⁄');
  return `${Number(whole) * Number(bottom) + Number(top)}/${bottom}`;
}

function decimal(written: string): { value: number; decimals: number } | null {
  const plain = written.trim().replace(',', '.');
  const found = /^[-+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(plain);
  const value = Number(plain);
  if (!found || !Number.isFinite(value)) return null;
  return { value, decimals: (found[1] ?? '').length - Number(found[2] ?? 0) };
}
