import { bitsOf32, fromBits32, highWord64, powerOfTwo } from './bits';
import { exponentOf32, exponentOf64, logReduced32, logReduced64 } from './log-reduction';

/**
 * The natural logarithm of x in float32, as k ln 2 + log m with x = 2ᵏ · m and m in [√½, √2).
 *
 * Every operation rounds to float32. Largest error 0.84 ulp, denormal x included.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns log x as a float32: −∞ for ±0, NaN for x < 0, ∞ for ∞.
 * @example
 * log32(1); // 0
 * @see Sun Microsystems, fdlibm, e_log.c, 1993
 */
export function log32(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const denormal = x < 2 ** -126;
  const bits = bitsOf32(denormal ? x * 2 ** 25 : x);
  const k = exponentOf32(bits);
  const f = fromBits32(bits - (k << 23)) - 1;
  return logReduced32(f, denormal ? k - 25 : k, 0);
}

/**
 * The natural logarithm of x in float64, as k ln 2 + log m with x = 2ᵏ · m and m in [√½, √2).
 *
 * Largest error measured 0.83 ulp, denormal x included.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns log x: −∞ for ±0, NaN for x < 0, ∞ for ∞.
 * @example
 * log64(2); // 0.6931471805599453
 * @see Sun Microsystems, fdlibm, e_log.c, 1993
 */
export function log64(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const denormal = x < 2 ** -1022;
  const scaled = denormal ? x * 2 ** 54 : x;
  const k = exponentOf64(highWord64(scaled));
  const f = scaled * powerOfTwo(-k) - 1; // the product is exact
  return logReduced64(f, denormal ? k - 54 : k, 0);
}
