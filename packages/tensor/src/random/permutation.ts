import { boundedWord } from './bounded';
import { drawWords } from './words';

/**
 * Fills with 0 … n − 1 in random order, each order equally likely (Fisher–Yates, from the inside out).
 *
 * For i = 0, 1, …, n − 1: j is drawn from 0 … i with word i, then out[i] ← out[j] and out[j] ← i.
 * A stream has 2^64 keys, so of the n! orders of more than 20 things no one will see most.
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives the order; what it held does not matter
 * @example
 * const order = new Int32Array(60_000);
 * fillPermutation(createState(7, 'shuffle'), order);
 * @see R. Durstenfeld, "Algorithm 235: Random permutation" (1964); D. E. Knuth, "The Art of Computer Programming" 2, 3.4.2
 */
export function fillPermutation(state: Int32Array, out: Int32Array): void {
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    for (let k = 0; k < length; k++) {
      const i = start + k;
      const j = boundedWord(i + 1, words, twins, k);
      out[i] = out[j];
      out[j] = i;
    }
  }
}
