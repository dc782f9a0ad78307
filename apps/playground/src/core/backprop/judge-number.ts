import { type Answer, readAnswer } from '@bp/autograd/explain';

/** How many digits an answer needs to be right. */
export const ENOUGH = 4;
/** With how many right digits an answer is on its way, whatever follows them. */
export const CLOSE = 2;
/** The relative error that every answer may have. */
const ROUNDING = 1e-7;

export interface NumberJudged<T> {
  readonly verdict: 'right' | 'right-to' | 'wrong' | 'unreadable';
  readonly digits: number;
  /** The wrong value that the answer looks like. */
  readonly like: T | null;
}

/**
 * To how many decimals an answer is right, and how many of its digits from the first one that is not 0: the most of which half a
 * unit is not less than what it is off.
 */
export function agreement(
  { value, decimals }: Answer,
  right: number,
): { digits: number; significant: number } {
  // halves are not represented exactly
  const off = 2 * Math.abs(value - right) * (1 - 1e-9);
  const digits = off === 0 ? decimals : Math.min(decimals, Math.floor(-Math.log10(off)));
  return { digits, significant: right === 0 ? 0 : digits + orderOf(right) + 1 };
}

/** Which power of ten a number begins with; 0 for 0. */
function orderOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/**
 * An answer is right where it lies within half a unit of its own last decimal, with enough digits to tell. So it is where only its
 * last digits are off, as they are after numbers that were rounded on the way.
 */
export function judgeNumber<T extends { readonly value: number }>(
  answer: string,
  right: number,
  wrong: readonly T[],
): NumberJudged<T> {
  const given = readAnswer(answer);
  if (!given) return { verdict: 'unreadable', digits: 0, like: null };
  const { value, decimals } = given;
  const half = 0.5000000001 * 10 ** -decimals;
  const isLike = (target: number): boolean =>
    Math.abs(value - target) <= Math.max(half, ROUNDING * Math.abs(target));
  const isExact = Math.abs(value - right) <= ROUNDING * Math.abs(right);
  if (isExact || (right === 0 && isLike(right))) {
    return { verdict: 'right', digits: decimals, like: null };
  }
  const { digits, significant } = agreement(given, right);
  const fits = isLike(right);
  const like = fits ? null : (wrong.find((one) => isLike(one.value)) ?? null);
  if (like) return { verdict: 'wrong', digits: 0, like };
  if (significant >= ENOUGH) return { verdict: 'right', digits, like: null };
  if (significant >= (fits ? 1 : CLOSE)) return { verdict: 'right-to', digits, like: null };
  return { verdict: 'wrong', digits: 0, like: null };
}
