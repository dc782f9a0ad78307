import { normalCdf, normalQuantile } from './normal-quantile';
import { TWO_MINUS_32, TWO_MINUS_53 } from './powers';
import { drawWords, fraction53 } from './words';

/** Where a truncated normal lies in the standard normal: Φ at its lower end, and the probability between its ends. */
interface Truncation {
  readonly from: number;
  readonly mass: number;
  /** −1 if the interval was mirrored, else 1. */
  readonly side: 1 | -1;
}

/**
 * The part of the standard normal that [low, high] covers.
 *
 * An interval above the mean is mirrored below it, where probabilities are small instead of close to 1, so that far
 * tails keep their digits. A mass of 0 means that float64 cannot tell the interval from nothing.
 *
 * @param mean - finite
 * @param std - above 0
 * @param low - lower bound, may be −∞
 * @param high - upper bound, above `low`, may be ∞
 */
export function truncation(mean: number, std: number, low: number, high: number): Truncation {
  const a = (low - mean) / std;
  const b = (high - mean) / std;
  const mirrored = a > 0;
  const from = normalCdf(mirrored ? -b : a);
  const to = normalCdf(mirrored ? -a : b);
  return { from, mass: to - from, side: mirrored ? -1 : 1 };
}

/**
 * Fills with numbers from the normal distribution restricted to [low, high], by inversion:
 * x = mean + std·Φ⁻¹(Φ(a) + u·(Φ(b) − Φ(a))) with a = (low − mean)/std, b = (high − mean)/std, u in (0, 1).
 *
 * The bounds are values, not multiples of `std`, as in PyTorch's trunc_normal_. Each number takes one word, where
 * rejection would take an unknown count. Arithmetic is in float64 and float32 results are rounded once; u is the
 * middle of one of 2^32 steps for float32 and of 2^52 for float64, of which the word gives the upper 32 bits, so both
 * dtypes draw the same sample. Results are held within the bounds (rounded to the dtype).
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives the numbers
 * @param mean - of the normal before it is cut, finite
 * @param std - its standard deviation, above 0
 * @param low - smallest value, may be −∞
 * @param high - largest value, may be ∞; between the two there must be some probability
 * @example
 * const weight = new Float32Array(4);
 * fillTruncatedNormal(createState(7), weight, 0, 0.02, -0.04, 0.04);
 */
export function fillTruncatedNormal(
  state: Int32Array,
  out: Float32Array | Float64Array,
  mean: number,
  std: number,
  low: number,
  high: number,
): void {
  const { from, mass, side } = truncation(mean, std, low, high);
  const precise = out.BYTES_PER_ELEMENT === 8;
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    const further = precise ? twins() : null;
    for (let i = 0; i < length; i++) {
      const u = further === null ? (words[i] + 0.5) * TWO_MINUS_32 : middle52(words[i], further[i]);
      const z = side * normalQuantile(from + u * mass);
      const x = mean + std * z;
      out[start + i] = Math.min(Math.max(x, low), high);
    }
  }
}

/** The middle of the step of width 2^−52 in which the fraction lies: exact, and never 0 or 1. */
function middle52(word: number, twin: number): number {
  return fraction53(word, twin & ~0x800) + TWO_MINUS_53;
}
