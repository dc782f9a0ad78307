import { boundedWord } from './bounded';
import { drawWords } from './words';

/**
 * Fills with whole numbers, each of low … high − 1 equally likely: x = low + ⌊r·(high − low) / 2^64⌋, r of 64 bits.
 *
 * Exact for every range an int32 can span; probabilities are within 2^−64 of 1/(high − low). Number i takes word i.
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives the numbers
 * @param low - smallest number, a whole number in [−2^31, 2^31)
 * @param high - one above the largest, a whole number in (low, 2^31]
 * @example
 * const dice = new Int32Array(10);
 * fillIntegers(createState(7), dice, 1, 7);
 */
export function fillIntegers(state: Int32Array, out: Int32Array, low: number, high: number): void {
  const range = high - low;
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    for (let i = 0; i < length; i++) out[start + i] = low + boundedWord(range, words, twins, i);
  }
}
