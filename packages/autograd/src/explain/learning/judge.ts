import type { Scalar } from '../graph/scalar';
import type { Pair } from '../print/pair';
import type { Sentence } from '../words/sentence';
import { type Text, textOf } from '../words/text';
import { type Answer, readAnswer } from './read-answer';
import type { MistakeId, Wrong } from './wrong';

/** What an answer is worth. */
export interface Judgement {
  /** `'right-to'` where it is right, but to fewer decimals than it has, or with fewer than four digits. */
  readonly verdict: 'right' | 'right-to' | 'wrong';
  /** To how many decimals it is right. */
  readonly digits?: number;
  /** The mistake that it looks like. */
  readonly mistake?: MistakeId;
  readonly says: Text;
}

/** What an answer may have been. */
interface Suspect {
  readonly value: number;
}

/** The relative error that a computed gradient may have. */
export function roundingOf({ tensor }: Scalar): number {
  return tensor.dtype === 'float32' ? 1e-5 : 1e-7;
}

/** How many digits an answer needs to be right. */
export const ENOUGH = 4;

/**
 * Judges an answer by its own digits: it is right where it lies within half a unit of its last decimal.
 *
 * @param tolerance - how far a right answer may be off, instead
 * @param rounding - the relative error that every answer may have
 */
export function judge(
  given: number | string,
  right: number,
  suspects: readonly Wrong[],
  say: (key: string, params: Sentence['params']) => Pair,
  tolerance: number | undefined,
  rounding: number,
): Judgement {
  const verdict = (
    one: Judgement['verdict'],
    key: string,
    params: Sentence['params'] = {},
    more: Pick<Judgement, 'digits' | 'mistake'> = {},
  ): Judgement => ({ verdict: one, ...more, says: textOf([say(key, params)]) });

  const answer = readAnswer(given);
  if (answer === null) return verdict('wrong', 'unreadable');
  const off = Math.abs(answer.value - right);
  const fits = off <= slack(answer, right, tolerance, rounding);
  const { decimals } = answer;
  // The most decimals of which half a unit is not less.
  const digits = fits ? decimals : Math.min(decimals, -1 - orderOf(2 * off));
  const significant = digits + orderOf(right) + 1;
  const isExact = tolerance === undefined ? off <= rounding * Math.abs(right) : fits;
  if (isExact || (fits && significant >= ENOUGH)) return verdict('right', 'right');
  const mistake = suspectOf(answer, suspects, tolerance, rounding);
  const isLike = mistake !== null && !fits && Math.abs(answer.value - mistake.value) < off;
  const id = isLike ? { mistake: mistake.id } : {};
  if (isLike && mistake.id !== 'rounding')
    return verdict('wrong', 'wrong-like', { mistake: mistake.says }, id);
  if (digits < 0 || significant < (fits ? 1 : 3)) return verdict('wrong', 'wrong');
  return verdict('right-to', 'right-to', { digits }, { digits, ...id });
}

/** The mistake that an answer looks like; null for none, and for an answer of too few digits to tell. */
export function suspectOf<T extends Suspect>(
  answer: Answer,
  suspects: readonly T[],
  tolerance: number | undefined,
  rounding: number,
): T | null {
  const off = ({ value }: T): number => Math.abs(answer.value - value);
  const like = suspects.filter(
    (one) =>
      off(one) <= slack(answer, one.value, tolerance, rounding) &&
      (tolerance !== undefined ||
        off(one) <= rounding * Math.abs(one.value) ||
        orderOf(one.value) + answer.decimals > 1),
  );
  return like.reduce<T | null>((best, one) => (best && off(best) <= off(one) ? best : one), null);
}

/** How far an answer may be from what it is taken for. */
function slack(
  { decimals }: Answer,
  value: number,
  tolerance: number | undefined,
  rounding: number,
): number {
  // Halves are not represented exactly.
  return tolerance ?? Math.max(Number(`5.000000001e${-decimals - 1}`), rounding * Math.abs(value));
}

/** Which power of ten a number begins with; 0 for 0. */
function orderOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}
