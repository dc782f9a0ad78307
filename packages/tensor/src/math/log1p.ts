import { bitsOf32, fromBits32, highWord64, powerOfTwo } from './bits';
import { fround } from './fround';
import { exponentOf32, exponentOf64, logReduced32, logReduced64 } from './log-reduction';

/**
 * log(1 + x) in float32, precise where x is near 0.
 *
 * Every operation rounds to float32. Largest error 0.84 ulp. −0 stays −0.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns log(1 + x) as a float32: −∞ for −1, NaN for x < −1, ∞ for ∞.
 * @example
 * log1p32(2 ** -30); // 2 ** -30
 * @see Sun Microsystems, fdlibm, s_log1p.c, 1993, for the correction of 1 + x
 */
export function log1p32(x: number): number {
  if (x === 0 || x === Infinity) return x;
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  return log1pPlus32(x, 0);
}

/**
 * log(1 + x) in float64, precise where x is near 0.
 *
 * Largest error measured 0.83 ulp. −0 stays −0.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns log(1 + x): −∞ for −1, NaN for x < −1, ∞ for ∞.
 * @example
 * log1p64(2 ** -60); // 2 ** -60
 * @see Sun Microsystems, fdlibm, s_log1p.c, 1993, for the correction of 1 + x
 */
export function log1p64(x: number): number {
  if (x === 0 || x === Infinity) return x;
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  return log1pPlus64(x, 0);
}

/**
 * log(1 + x + tail) in float32, for an x known to more than its own bits.
 *
 * With u = 1 + x rounded, what the rounding lost is exact and enters as lost/u. Where u is within
 * [√½, √2), x itself is the reduced argument and nothing is lost.
 *
 * @param x A finite float32 above −1.
 * @param tail A float32, |tail| ≤ half a unit in the last place of x.
 * @returns The logarithm as a float32.
 * @example
 * log1pPlus32(1, 0); // Math.fround(0.6931471805599453)
 * @see Sun Microsystems, fdlibm, s_log1p.c, 1993
 */
export function log1pPlus32(x: number, tail: number): number {
  const u = fround(1 + x);
  const bits = bitsOf32(u);
  const k = exponentOf32(bits);
  const lost = x < 1 ? fround(x - fround(u - 1)) : fround(1 - fround(u - x));
  const f = k === 0 ? x : fromBits32(bits - (k << 23)) - 1;
  const c = fround(fround((k === 0 ? 0 : lost) + tail) / u);
  return logReduced32(f, k, c);
}

/**
 * log(1 + x + tail) in float64, for an x known to more than its own bits; see {@link log1pPlus32}.
 *
 * @param x A finite number above −1.
 * @param tail A number, |tail| ≤ half a unit in the last place of x.
 * @returns The logarithm.
 * @example
 * log1pPlus64(1, 0); // 0.6931471805599453
 * @see Sun Microsystems, fdlibm, s_log1p.c, 1993
 */
export function log1pPlus64(x: number, tail: number): number {
  const u = 1 + x;
  const k = exponentOf64(highWord64(u));
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  const f = k === 0 ? x : u * powerOfTwo(-k) - 1;
  const c = ((k === 0 ? 0 : lost) + tail) / u;
  return logReduced64(f, k, c);
}
