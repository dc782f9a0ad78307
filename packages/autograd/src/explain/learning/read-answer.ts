/** A number as somebody wrote it. */
export interface Answer {
  readonly value: number;
  /** How many it has after the point: 4 in 0.0259, 4 in 2.59e-2; as many as there are in a fraction, which is exact. */
  readonly decimals: number;
}

/**
 * Reads a number as it is usually written: 0.0259, −.5, 2.59e-2, 2.59·10⁻², 7/3, also with full-width digits. One comma is a
 * decimal comma, 0,0259; thousands are not set apart.
 *
 * @returns null for anything else
 */
export function readAnswer(given: number | string): Answer | null {
  const [top, bottom, ...more] = `${given}`
    .normalize('NFKD')
    .replace(/[−–]/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .split(/[/⁄]/)
    .map(readDecimal);
  if (!top || bottom === null || more.length > 0) return null;
  if (bottom === undefined) return top;
  return bottom.value === 0 ? null : { value: top.value / bottom.value, decimals: 30 };
}

function readDecimal(written: string): Answer | null {
  const plain = written.trim().replace(',', '.');
  const found = /^[-+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(plain);
  const value = Number(plain);
  if (found === null || !Number.isFinite(value)) return null;
  const [, decimals = '', power = '0'] = found;
  return { value, decimals: decimals.length - Number(power) };
}
