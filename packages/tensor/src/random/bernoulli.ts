import { TWO_32 } from './powers';
import { drawWords, fraction53 } from './words';

const TWO_53 = 2 ** 53;

/**
 * Fills with 1 where u < p and 0 elsewhere, u being number i of the float64 uniform distribution on [0, 1).
 *
 * P(1) = p, rounded up to a multiple of 2^−53. p = 0 gives only 0 and p = 1 only 1.
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives 0 and 1
 * @param p - probability of 1, in [0, 1]
 * @example
 * const keep = new Uint8Array(100);
 * fillBernoulli(createState(7, 'dropout'), keep, 0.8);
 */
export function fillBernoulli(state: Int32Array, out: Uint8Array, p: number): void {
  // The word alone decides, save where it equals the upper 32 bits of p.
  const edge = Math.floor(p * TWO_32);
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    for (let i = 0; i < length; i++) {
      const word = words[i];
      const below = word === edge ? fraction53(word, twins()[i]) < p : word < edge;
      out[start + i] = below ? 1 : 0;
    }
  }
}

/**
 * Which numbers are below p: those whose word is below the first result, read without a sign, and of those whose word
 * equals it the ones whose twin has upper 21 bits below the second.
 *
 * @returns the first as int32
 */
export function thresholdOf(p: number): readonly [number, number] {
  const edge = Math.min(Math.floor(p * TWO_32), TWO_32 - 1);
  return [edge | 0, Math.ceil((p - edge / TWO_32) * TWO_53)];
}
