import { quarterWave32, quarterWave64 } from './sin-cos';

/**
 * sin x in float32, x in radians, computed in float64 and rounded once.
 *
 * Largest error 0.502 ulp. −0 stays −0.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns sin x as a float32; NaN for ±∞ and NaN.
 * @example
 * sin32(0); // 0
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function sin32(x: number): number {
  return x === 0 ? x : quarterWave32(x, 0);
}

/**
 * sin x in float64, x in radians.
 *
 * Largest error measured 0.79 ulp, also beside multiples of π, for |x| of any size. −0
 * stays −0.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns sin x; NaN for ±∞ and NaN.
 * @example
 * sin64(Math.PI); // 1.2246467991473532e-16
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8
 */
export function sin64(x: number): number {
  return x === 0 ? x : quarterWave64(x, 0);
}
