/** How many digits an answer needs to be right. */
const ENOUGH = 4;
/** The relative error that every answer may have. */
const ROUNDING = 1e-7;

export interface NumberJudged<T> {
  readonly verdict: 'right' | 'right-to' | 'wrong' | 'unreadable';
  readonly digits: number;
  /** The wrong value that the answer looks like. */
  readonly like: T | null;
}

/** Reads a number as it is usually written; null for anything else. */
export function readNumber(text: string): { value: number; decimals: number } | null {
  const [top, bottom, ...more] = text
    .normalize('NFKC')
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .split(/[/⁄]/);
  const first = decimal(top);
  if (!first || more.length > 0) return null;
  if (bottom === undefined) return first;
  const second = decimal(bottom);
  return second && second.value !== 0 ? { value: first.value / second.value, decimals: 30 } : null;
}

function decimal(written: string): { value: number; decimals: number } | null {
  const plain = written.trim().replace(',', '.');
  const found = /^[-+]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(plain);
  const value = Number(plain);
  if (!found || !Number.isFinite(value)) return null;
  return { value, decimals: (found[1] ?? '').length - Number(found[2] ?? 0) };
}

/** An answer is right where it lies within half a unit of its own last decimal, with enough digits to tell. */
export function judgeNumber<T extends { readonly value: number }>(
  answer: string,
  right: number,
  wrong: readonly T[],
): NumberJudged<T> {
  const given = readNumber(answer);
  if (!given) return { verdict: 'unreadable', digits: 0, like: null };
  const { value, decimals } = given;
  const half = 0.5000000001 * 10 ** -decimals;
  const isLike = (target: number): boolean =>
    Math.abs(value - target) <= Math.max(half, ROUNDING * Math.abs(target));
  const isExact = Math.abs(value - right) <= ROUNDING * Math.abs(right);
  const significant = decimals + (right === 0 ? 0 : Math.floor(Math.log10(Math.abs(right)))) + 1;
  if (isExact || (isLike(right) && significant >= ENOUGH)) {
    return { verdict: 'right', digits: decimals, like: null };
  }
  if (isLike(right) && significant >= 1)
    return { verdict: 'right-to', digits: decimals, like: null };
  return { verdict: 'wrong', digits: 0, like: wrong.find((one) => isLike(one.value)) ?? null };
}
