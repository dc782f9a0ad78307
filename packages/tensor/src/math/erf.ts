import { exp64 } from './exp';
import { fround } from './fround';

/**
 * The error function erf x = 2/√π · ∫₀ˣ e^(−t²) dt in float32, as x·P(x²)/Q(x²) in float64, rounded
 * once.
 *
 * One quotient of degrees 5 and 6 serves the whole range, |x| bounded at 3.93, where erf x rounds
 * to 1: minimax (Lawson's reweighting) for the relative error, 2^−28.7. Largest error 0.54 ulp. −0
 * stays −0.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns erf x as a float32: ±1 for ±∞, NaN for NaN.
 * @example
 * erf32(1); // Math.fround(0.8427007929497149)
 * @see M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 1964, equation 7.1.1
 */
export function erf32(x: number): number {
  const bounded = Math.min(Math.max(x, -3.93), 3.93);
  const z = bounded * bounded;
  const p =
    1.1283791696722223 +
    z *
      (0.19253398088478146 +
        z *
          (0.05561153745043487 +
            z * (0.004200135740166913 + z * (0.0004066969039672206 + z * 6.623743695657731e-6))));
  const q =
    1 +
    z *
      (0.5039622218482308 +
        z *
          (0.11727126041278052 +
            z *
              (0.016227499684076767 +
                z *
                  (0.0014099082188531562 +
                    z * (7.136215935763265e-5 + z * 2.5099564637506025e-7)))));
  return fround((bounded * p) / q);
}

/**
 * The error function erf x = 2/√π · ∫₀ˣ e^(−t²) dt in float64.
 *
 * Below |x| = 0.84375, x + x·P(x²)/Q(x²) of degrees 4 and 5, error 2^−57.7; above, ±(1 −
 * e^(−x²)·P(|x|)/Q(|x|)) of degrees 5 and 6, absolute error 2^−57.2 and |x| bounded at 6, where erf
 * x rounds to 1. Both minimax (Lawson's reweighting). Largest error measured 1.47 ulp. −0 stays −0.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns erf x: ±1 for ±∞, NaN for NaN.
 * @example
 * erf64(0); // 0
 * @see W. J. Cody, Rational Chebyshev Approximations for the Error Function, 1969, for the division
 *   of the range
 */
export function erf64(x: number): number {
  const a = Math.abs(x);
  if (a < 0.84375) {
    const z = x * x;
    const w = z * z;
    const p =
      0.12837916709551256 +
      z * -0.325018357224907 +
      w * (-0.0285419316551837 + z * -0.005775467813481395 + w * -2.4678659808776405e-5);
    const q =
      1 +
      z * 0.39810222299468195 +
      w *
        (0.0650954779107188 +
          z * 0.005092760874022641 +
          w * (0.00013327416047155 + z * -3.948014478958351e-6));
    return x + x * (p / q);
  }
  const b = Math.min(a, 6);
  const p =
    0.9999999585760763 +
    b *
      (1.3687373600600694 +
        b *
          (0.9225752175795096 +
            b * (0.3576099941694365 + b * (0.0792934751781768 + b * 0.008180094889366456))));
  const q =
    1 +
    b *
      (2.497116049885295 +
        b *
          (2.740271552039447 +
            b *
              (1.7048030465859603 +
                b * (0.6411708818598976 + b * (0.1405389444055303 + b * 0.014499007366586493)))));
  const y = 1 - exp64(-b * b) * (p / q);
  return x < 0 ? -y : y;
}
