import { highWord64, powerOfTwo, scale64, upperHalf } from './bits';
import { exp64 } from './exp';
import { expm1Reduced64, nearestPower64 } from './exp-reduction';
import { fround } from './fround';
import { log64 } from './log';
import { exponentOf64 } from './log-reduction';

const TWO_THIRDS = 0.6666666666666666;
const TWO_THIRDS_HIGH = 0.6666666716337204; // its upper 26 bits
const TWO_THIRDS_LOW = TWO_THIRDS - TWO_THIRDS_HIGH;
const TWO_THIRDS_TAIL = 3.700743415417188e-17; // ⅔ − TWO_THIRDS
const LN2_HIGH = 0.6931471805598903; // 42 bits, so that its product with an exponent is exact
const LN2_LOW = 5.497923018708371e-14;

// |log x| ≥ 2⁻⁵³ for x ≠ 1, so a power with this exponent overflows or underflows already.
const GREATEST_EXPONENT = 2 ** 66;

/**
 * xʸ in float32, as ±e^(y · log |x|) computed in float64 and rounded once.
 *
 * Largest error measured 0.501 ulp.
 *
 * @param x The base, a float32: any number, ±∞ or NaN.
 * @param y The exponent, a float32: any number, ±∞ or NaN.
 * @returns xʸ as a float32, special cases as in {@link pow64}.
 * @example
 * pow32(2, -2); // 0.25
 * @see T. J. Dekker, A Floating-Point Technique for Extending the Available Precision, 1971; ISO
 *   C99, annex F.9.4.4
 */
export function pow32(x: number, y: number): number {
  const a = Math.abs(x);
  // |x| = 1 apart, for 0 · ∞
  return fround(signed(x, y, a === 1 ? 1 : exp64(y * log64(a))));
}

/**
 * xʸ in float64, as ±e^(y · log |x|) with the logarithm and its product kept as number + tail.
 *
 * Largest error measured 1.14 ulp.
 *
 * @param x The base: any number, ±∞ or NaN.
 * @param y The exponent: any number, ±∞ or NaN.
 * @returns xʸ. 1 for x = 1 or y = 0, whatever the other is; NaN for a finite x < 0 and a fractional
 *   y; the sign of x for odd y, also at ±0 and −∞; 1 for x = −1 and y = ±∞.
 * @example
 * pow64(2, 0.5); // 1.4142135623730951
 * @see T. J. Dekker, A Floating-Point Technique for Extending the Available Precision, 1971; ISO
 *   C99, annex F.9.4.4
 */
export function pow64(x: number, y: number): number {
  const a = Math.abs(x);
  const outermost = a === 0 || a === Infinity || Math.abs(y) === Infinity;
  const limit = a < 1 === y < 0 ? Infinity : 0;
  return signed(x, y, a === 1 ? 1 : outermost ? limit : positivePower(a, y));
}

/** xʸ from |x|ʸ. */
function signed(x: number, y: number, magnitude: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x > 0) return magnitude;
  const whole = Math.floor(y) === y;
  if (!whole && x < 0 && x > -Infinity) return NaN;
  const odd = whole && Math.floor(0.5 * y) !== 0.5 * y;
  return odd && (x < 0 || 1 / x < 0) ? -magnitude : magnitude;
}

/**
 * xʸ for a finite x > 0 and a finite y.
 *
 * log x = k ln 2 + 2s + s·(⅔ s² + ⅖ s⁴ + …) with x = 2ᵏ · m and s = (m − 1)/(m + 1), every term but
 * the small last ones as an unevaluated sum of two numbers, good to about 64 bits. The series from
 * s⁴ on is a polynomial of degree 7, minimax (Remez), relative error of the logarithm 2^−66.7.
 * Products are made exact by splitting their factors (Dekker).
 */
function positivePower(x: number, y: number): number {
  const denormal = x < 2 ** -1022;
  const scaled = denormal ? x * 2 ** 54 : x;
  const exponent = exponentOf64(highWord64(scaled));
  const k = denormal ? exponent - 54 : exponent;
  const m = scaled * powerOfTwo(-exponent);

  // s + sTail = (m − 1)/(m + 1)
  const f = m - 1;
  const d = m + 1;
  const dHigh = upperHalf(d);
  const s = f / d;
  const sHigh = upperHalf(s);
  const sLow = s - sHigh;
  const sd = s * d;
  const sdTail = productTail(sd, sHigh, sLow, dHigh, d - dHigh);
  const sTail = (f - sd - sdTail - s * (m - (d - 1))) / d;

  // z + zTail = s²
  const z = s * s;
  const zTail = productTail(z, sHigh, sLow, sHigh, sLow) + 2 * s * sTail;

  // u + uTail = log(m)/s − 2
  const w = z * z;
  const series =
    0.39999999999999997 +
    z * 0.2857142857143253 +
    w * (0.22222222220337584 + z * 0.18181818555786392) +
    w *
      w *
      (0.15384576579106374 +
        z * 0.1333561769022192 +
        w * (0.11687991479031855 + z * 0.11886789369795542));
  const u = z * TWO_THIRDS;
  const zHigh = upperHalf(z);
  const uLost = productTail(u, zHigh, z - zHigh, TWO_THIRDS_HIGH, TWO_THIRDS_LOW);
  const uTail = uLost + z * TWO_THIRDS_TAIL + zTail * TWO_THIRDS + w * series;

  // v + vTail = s · u
  const v = s * u;
  const uHigh = upperHalf(u);
  const vTail = productTail(v, sHigh, sLow, uHigh, u - uHigh) + s * uTail + sTail * u;

  // log + logTail = k ln 2 + 2s + v
  const kLn2 = k * LN2_HIGH;
  const sum = kLn2 + 2 * s;
  const sumLost = kLn2 - sum + 2 * s;
  const head = sum + v;
  const headLost = sum - head + v;
  const rest = sumLost + headLost + (k * LN2_LOW + 2 * sTail + vTail);
  const log = head + rest;
  const logTail = head - log + rest;

  // p + pTail = y · log x
  const bounded = Math.min(Math.max(y, -GREATEST_EXPONENT), GREATEST_EXPONENT);
  const yHigh = upperHalf(bounded);
  const logHigh = upperHalf(log);
  const p = bounded * log;
  const pLost = productTail(p, yHigh, bounded - yHigh, logHigh, log - logHigh);
  return expOfSum(p, pLost + bounded * logTail);
}

/** e^(p + tail). */
function expOfSum(p: number, tail: number): number {
  const bounded = Math.min(Math.max(p, -746), 710);
  const n = nearestPower64(bounded);
  return scale64(expm1Reduced64(bounded, n, bounded === p ? tail : 0, 1), n);
}

/** What rounding lost in the product ab = a · b, from the halves of its factors (Dekker). */
function productTail(ab: number, aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  return aLow * bLow - (ab - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
