import { multiplyHigh } from './philox';
import { TWO_32 } from './powers';

/**
 * A whole number in [0, range): ⌊r·range / 2^64⌋, where r = word·2^32 + twin has 64 random bits.
 *
 * Exact integer arithmetic. Each number comes up with a probability within 2^−64 of 1/range. Rejection would be free
 * even of this bias, but then the counter after a draw would depend on the numbers drawn. The twin only matters where
 * its product may carry, in `range` of 2^32 cases.
 *
 * @param range - a whole number in [1, 2^32]
 * @param words - unsigned words
 * @param twins - their further bits, as `drawWords` hands them
 * @param i - which of the words
 * @see D. Lemire, "Fast Random Integer Generation in an Interval" (2019), section 4
 */
export function boundedWord(
  range: number,
  words: Uint32Array,
  twins: () => Uint32Array,
  i: number,
): number {
  const word = words[i];
  if (range === TWO_32) return word;
  const range0 = range & 0xffff;
  const range1 = range >>> 16;
  const upper = multiplyHigh(range0, range1, word) >>> 0;
  const lower = Math.imul(range, word) >>> 0;
  if (lower + range <= TWO_32) return upper;
  const carried = multiplyHigh(range0, range1, twins()[i]) >>> 0;
  return lower + carried >= TWO_32 ? upper + 1 : upper;
}
