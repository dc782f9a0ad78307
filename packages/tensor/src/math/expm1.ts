import { scale32, scale64 } from './bits';
import {
  expm1Reduced32,
  expm1Reduced64,
  nearestPower32,
  nearestPower64,
  oneMinusPower,
} from './exp-reduction';
import { fround } from './fround';

/**
 * eˣ − 1 in float32, as 2ⁿ · ((1 − 2⁻ⁿ) + (e^r − 1)) with r = x − n ln 2: precise where eˣ is near
 * 1.
 *
 * Every operation rounds to float32. Largest error 1.31 ulp. −0 stays −0.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns eˣ − 1 as a float32: −1 for −∞, ∞ for ∞, NaN for NaN.
 * @example
 * expm132(2 ** -30); // 2 ** -30
 * @see Sun Microsystems, fdlibm, s_expm1.c, 1993, for the sum before the scaling
 */
export function expm132(x: number): number {
  if (x === 0) return x;
  // Below −20 the result is −1, above 89 it is ∞; NaN passes.
  const bounded = Math.min(Math.max(x, -20), 89);
  const n = nearestPower32(bounded);
  return scale32(expm1Reduced32(bounded, n, fround(oneMinusPower(n))), n);
}

/**
 * eˣ − 1 in float64, as 2ⁿ · ((1 − 2⁻ⁿ) + (e^r − 1)) with r = x − n ln 2: precise where eˣ is near
 * 1.
 *
 * Largest error measured 1.24 ulp. −0 stays −0.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns eˣ − 1: −1 for −∞, ∞ for ∞, NaN for NaN.
 * @example
 * expm164(2 ** -60); // 2 ** -60
 * @see Sun Microsystems, fdlibm, s_expm1.c, 1993, for the sum before the scaling
 */
export function expm164(x: number): number {
  if (x === 0) return x;
  const bounded = Math.min(Math.max(x, -60), 710);
  const n = nearestPower64(bounded);
  return scale64(expm1Reduced64(bounded, n, 0, oneMinusPower(n)), n);
}
