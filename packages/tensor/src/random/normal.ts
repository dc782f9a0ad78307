import { cos64, log64, sin64 } from '../math';
import { TWO_MINUS_32, TWO_MINUS_53 } from './powers';
import { drawWords, fraction53 } from './words';

const TWO_PI = 6.283185307179586;

/**
 * Fills with numbers from the normal distribution, x = mean + std·z, by the Box–Muller transform:
 * z₂ₖ = √(−2·ln u₁)·cos(2π·u₂) and z₂ₖ₊₁ = √(−2·ln u₁)·sin(2π·u₂).
 *
 * The pair (2k, 2k + 1) takes u₁ in (0, 1] from number 2k's word and u₂ in [0, 1) from number 2k + 1's; of an odd
 * last pair the sine is left out. float32: u₁ and u₂ have 32 bits, all arithmetic is in float64, and x is rounded
 * once; |z| ≤ 6.7. float64: 53 bits, |z| ≤ 8.6. As the upper 32 bits are the same words, both dtypes draw the same
 * sample up to about 2^−32/u₁.
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives the numbers
 * @param mean - finite
 * @param std - standard deviation, finite and at least 0
 * @example
 * const x = new Float32Array(4);
 * fillNormal(createState(7), x, 0, 1);
 * @see G. E. P. Box and M. E. Muller, "A Note on the Generation of Random Normal Deviates" (1958), equation 1
 */
export function fillNormal(
  state: Int32Array,
  out: Float32Array | Float64Array,
  mean: number,
  std: number,
): void {
  const precise = out.BYTES_PER_ELEMENT === 8;
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    const further = precise ? twins() : null;
    for (let i = 0; i < length; i += 2) {
      // u₁ is one step above the uniform fraction: the logarithm of 0 never comes up.
      const u1 =
        further === null
          ? (words[i] + 1) * TWO_MINUS_32
          : fraction53(words[i], further[i]) + TWO_MINUS_53;
      const u2 =
        further === null ? words[i + 1] * TWO_MINUS_32 : fraction53(words[i + 1], further[i + 1]);
      const radius = Math.sqrt(-2 * log64(u1));
      const angle = TWO_PI * u2;
      out[start + i] = mean + std * (radius * cos64(angle));
      if (i + 1 < length) out[start + i + 1] = mean + std * (radius * sin64(angle));
    }
  }
}
