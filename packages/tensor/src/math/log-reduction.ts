import { fround } from './fround';
import { LN2_HIGH_32, LN2_HIGH_64, LN2_LOW_32, LN2_LOW_64 } from './ln2';

/**
 * The exponent k that leaves m = x · 2⁻ᵏ in [√½, √2).
 *
 * @param bits The bits of a positive normal float32.
 * @returns k, in [−126, 128].
 * @example
 * exponentOf32(0x40000000); // 1, for x = 2
 */
export function exponentOf32(bits: number): number {
  return (bits - 0x3f3504f3) >> 23; // the bits of √½; the shift keeps the sign
}

/**
 * The exponent k that leaves m = x · 2⁻ᵏ in [√½, √2), the bounds taken to 20 bits.
 *
 * @param highWord The upper 32 bits of a positive normal float64.
 * @returns k, in [−1022, 1024].
 * @example
 * exponentOf64(0x40000000); // 1, for x = 2
 */
export function exponentOf64(highWord: number): number {
  return (highWord - 0x3fe6a09e) >> 20;
}

/**
 * k ln 2 + log(1 + f) + c in float32, for f in [√½ − 1, √2 − 1).
 *
 * With s = f/(2 + f), log(1 + f) = f − h + s·(h + s²·L(s²)), h = f²/2: only the last, small term
 * comes from a polynomial. L has degree 2, minimax for the error of s²·L(s²)/2 on |s| ≤ 0.1716:
 * 2^−30.2, its coefficients rounded to float32 one by one, lowest first, and the others fitted anew
 * each time. Both products with k are exact.
 *
 * @param f A float32 in [√½ − 1, √2 − 1).
 * @param k An integer in [−150, 128].
 * @param c A float32, small beside f or k: what f lacks.
 * @returns The logarithm as a float32.
 * @example
 * logReduced32(0.25, 0, 0); // Math.fround(0.22314355)
 * @see Sun Microsystems, fdlibm, e_log.c, 1993, for the form of the sum
 */
export function logReduced32(f: number, k: number, c: number): number {
  const s = fround(f / fround(2 + f));
  const z = fround(s * s);
  const high = fround(0.39977583289146423 + fround(z * 0.2987080514431));
  const p = fround(0.6666677594184875 + fround(z * high));
  const h = fround(0.5 * f * f); // halving is exact
  const t = fround(fround(s * fround(h + fround(z * p))) + fround(k * LN2_LOW_32 + c));
  return fround(k * LN2_HIGH_32 - fround(fround(h - t) - f));
}

/**
 * k ln 2 + log(1 + f) + c, for f in [√½ − 1, √2 − 1).
 *
 * The sum of {@link logReduced32}, with L of degree 6: minimax (Remez), error 2^−58.9.
 *
 * @param f A number in [√½ − 1, √2 − 1).
 * @param k An integer in [−1075, 1024].
 * @param c A number, small beside f or k: what f lacks.
 * @returns The logarithm.
 * @example
 * logReduced64(0.25, 0, 0); // 0.22314355131420976
 * @see Sun Microsystems, fdlibm, e_log.c, 1993, for the form of the sum
 */
export function logReduced64(f: number, k: number, c: number): number {
  const h = 0.5 * f * f;
  return k * LN2_HIGH_64 - (h - (logRest64(f, h) + (k * LN2_LOW_64 + c)) - f);
}

/**
 * What log(1 + f) has more than f − h: the last, small term of {@link logReduced64}.
 *
 * @param f A number in [√½ − 1, √2 − 1).
 * @param h f²/2, rounded.
 * @returns s·(h + s²·L(s²)).
 * @example
 * logRest64(0, 0); // 0
 */
export function logRest64(f: number, h: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const p =
    0.6666666666666734 +
    z * 0.39999999999414376 +
    w * (0.2857142874246201 + z * 0.2222219856494036) +
    w * w * (0.1818356478404572 + z * 0.15314038122808526 + w * 0.14796080895216787);
  return s * (h + z * p);
}
