import { powerOfTwo } from './bits';
import { fround } from './fround';
import { LN2_HIGH_32, LN2_HIGH_64, LN2_LOW_32, LN2_LOW_64 } from './ln2';
import { ROUNDER } from './rounder';

const LOG2_E_32 = 1.4426950216293335;
const LOG2_E_64 = Math.LOG2E;

/**
 * The integer n nearest to x · log₂ e, so that eˣ = 2ⁿ · e^(x − n ln 2).
 *
 * @param x A float32 with |x| < 2²⁰, or NaN.
 * @returns n, or NaN.
 * @example
 * nearestPower32(1); // 1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6
 */
export function nearestPower32(x: number): number {
  // A float32 lane adds and subtracts 1.5 · 2²³, which rounds to the same integer.
  return fround(x * LOG2_E_32) + ROUNDER - ROUNDER;
}

/**
 * base + e^r − 1 for the reduced argument r = x − n ln 2, in float32: (base + r) + r²·Q(r).
 *
 * Q has degree 4, minimax for the absolute error of r²·Q(r) on |r| ≤ 0.3467: 2^−28.2. Its
 * coefficients were rounded to float32 one by one, lowest first, and the others fitted anew each
 * time. Both products with n are exact, and so is the first difference.
 *
 * @param x A float32 with |x| ≤ 104, or NaN.
 * @param n Its {@link nearestPower32}.
 * @param base A float32, 0 or 1 − 2⁻ⁿ. Added to r first it costs less precision than added last;
 *   adding 0 is exact, and a lane may leave it out.
 * @returns A float32; in [−0.293, 0.415] for a base of 0.
 * @example
 * expm1Reduced32(0.25, 0, 0); // Math.fround(0.28402543)
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6
 */
export function expm1Reduced32(x: number, n: number, base: number): number {
  const r = fround(x - n * LN2_HIGH_32 - n * LN2_LOW_32);
  const z = fround(r * r);
  const low = fround(0.5 + fround(r * 0.1666651964187622));
  const middle = fround(0.0416664220392704 + fround(r * 0.00836881622672081));
  const high = fround(middle + fround(z * 0.0013938845368102193));
  return fround(fround(base + r) + fround(z * fround(low + fround(z * high))));
}

/**
 * The integer n nearest to x · log₂ e, so that eˣ = 2ⁿ · e^(x − n ln 2).
 *
 * @param x A number with |x| < 2⁵⁰, or NaN.
 * @returns n, or NaN.
 * @example
 * nearestPower64(1); // 1
 * @see W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6
 */
export function nearestPower64(x: number): number {
  return x * LOG2_E_64 + ROUNDER - ROUNDER;
}

/**
 * base + e^r − 1 for the reduced argument r = x − n ln 2 + tail, as (base + r) + r·c/(2 − c) with
 * c = r − r²·P(r²).
 *
 * r²·P(r²) = r·coth(r/2) − 2 is even in r. P has degree 4, minimax (Remez) for the error of
 * r²·P(r²)/2, which is the relative error of the result, on |r| ≤ 0.3467: 2^−59.9.
 *
 * @param x A number with |x| ≤ 746, or NaN.
 * @param n Its {@link nearestPower64}.
 * @param tail What x is short of, |tail| < 2⁻⁴⁰.
 * @param base 0, 1 or 1 − 2⁻ⁿ, added to r with what the rounding loses.
 * @returns A number; in [−0.293, 0.415] for a base of 0.
 * @example
 * expm1Reduced64(0.25, 0, 0, 0); // 0.2840254166877415
 * @see Sun Microsystems, fdlibm, e_exp.c, 1993, for the form of the quotient
 */
export function expm1Reduced64(x: number, n: number, tail: number, base: number): number {
  const high = x - n * LN2_HIGH_64;
  const low = n * LN2_LOW_64 - tail;
  const r = high - low;
  const t = r * r;
  const p =
    0.16666666666666602 +
    t * -0.0027777777777015017 +
    t * t * (6.61375632133553e-5 + t * -1.6533902117972806e-6 + t * t * 4.138133855943941e-8);
  const c = r - t * p;
  const head = base + high;
  const lost = high - (head - base); // exact
  return head + (lost - (low - (r * c) / (2 - c)));
}

/**
 * 1 − 2⁻ⁿ, rounded once.
 *
 * @param n An integer in [−1023, ∞), or NaN; beyond 100 the result is 1 as it is at 100.
 * @returns 1 − 2⁻ⁿ.
 * @example
 * oneMinusPower(1); // 0.5
 */
export function oneMinusPower(n: number): number {
  return 1 - powerOfTwo(n > 100 ? -100 : -n);
}
