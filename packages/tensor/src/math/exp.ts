import { scale32, scale64 } from './bits';
import { expm1Reduced32, expm1Reduced64, nearestPower32, nearestPower64 } from './exp-reduction';
import { fround } from './fround';

/**
 * eˣ in float32, as 2ⁿ · (1 + (e^r − 1)) with n the integer nearest to x · log₂ e and r = x − n ln
 * 2.
 *
 * Every operation rounds to float32. Largest error 1.03 ulp, denormal results included. 0 below
 * −103.98, ∞ above 88.73.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns eˣ as a float32, NaN for NaN.
 * @example
 * exp32(1); // Math.fround(2.718281828459045)
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6
 */
export function exp32(x: number): number {
  // Beyond these bounds the result is 0 or ∞; NaN passes.
  const bounded = Math.min(Math.max(x, -104), 89);
  const n = nearestPower32(bounded);
  return scale32(fround(1 + expm1Reduced32(bounded, n, 0)), n);
}

/**
 * eˣ in float64, as 2ⁿ · (1 + (e^r − 1)) with n the integer nearest to x · log₂ e and r = x − n ln
 * 2.
 *
 * Largest error measured 0.78 ulp, denormal results included. 0 below −745.14, ∞ above 709.79.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns eˣ, NaN for NaN.
 * @example
 * exp64(1); // 2.718281828459045
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6
 */
export function exp64(x: number): number {
  const bounded = Math.min(Math.max(x, -746), 710);
  const n = nearestPower64(bounded);
  return scale64(expm1Reduced64(bounded, n, 0, 1), n);
}
