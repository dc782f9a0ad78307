import { highWord64, scale64, upperHalf } from './bits';
import { fround } from './fround';
import { exponentOf64, logRest64 } from './log-reduction';

/**
 * The logarithm to base 2 in float32, computed in float64 and rounded once.
 *
 * Largest error 0.501 ulp; exact for powers of 2.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns The logarithm as a float32; −∞ at ±0, NaN below and for NaN.
 * @example
 * log232(8); // 3
 */
export function log232(x: number): number {
  return fround(log264(x));
}

/**
 * The logarithm to base 2 in float64; see {@link logToBase}.
 *
 * Largest error measured 0.72 ulp; exact for powers of 2.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns The logarithm; −∞ at ±0, NaN below and for NaN.
 * @example
 * log264(8); // 3
 */
export function log264(x: number): number {
  return logToBase(x, 1.4426950216293335, 1.9259629911266175e-8, 1, 0);
}

/**
 * The logarithm to base 10 in float32, computed in float64 and rounded once.
 *
 * Largest error 0.501 ulp; exact for powers of 10.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns The logarithm as a float32; −∞ at ±0, NaN below and for NaN.
 * @example
 * log1032(1000); // 3
 */
export function log1032(x: number): number {
  return fround(log1064(x));
}

/**
 * The logarithm to base 10 in float64; see {@link logToBase}.
 *
 * Largest error measured 0.6 ulp; a whole number for the number nearest to a power of 10.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns The logarithm; −∞ at ±0, NaN below and for NaN.
 * @example
 * log1064(1000); // 3
 */
export function log1064(x: number): number {
  const high = 0.4342944771051407;
  return logToBase(x, high, 4.798111141615973e-9, 0.30102992057800293, 7.508597826552624e-8);
}

/**
 * k·log 2 + log(1 + f) with x = 2ᵏ·(1 + f), to a base b whose 1/ln b and log 2 are given as sums of two numbers.
 *
 * log(1 + f) is held as a number of 26 bits and a rest, so that the products with the large parts are exact and the last
 * sum alone rounds what matters.
 *
 * @see The FreeBSD Project, msun, e_log2.c and e_log10.c, for the form of the sum
 */
function logToBase(x: number, high: number, low: number, twoHigh: number, twoLow: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const denormal = x < 2 ** -1022;
  const exponent = exponentOf64(highWord64(denormal ? x * 2 ** 54 : x));
  const k = denormal ? exponent - 54 : exponent;
  const f = scale64(x, -k) - 1; // the product is exact
  const h = 0.5 * f * f;
  const head = upperHalf(f - h);
  const rest = f - head - h + logRest64(f, h);
  const product = head * high;
  const powers = k * twoHigh;
  const sum = powers + product;
  const tail = k * twoLow + (rest + head) * low + rest * high;
  return tail + (powers - sum + product) + sum;
}
