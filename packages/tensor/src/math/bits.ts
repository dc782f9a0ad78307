import { fround } from './fround';

const float32 = /* @__PURE__ */ new Float32Array(1);
const float32Bits = /* @__PURE__ */ new Int32Array(float32.buffer);
const float64 = /* @__PURE__ */ new Float64Array(1);
const float64Words = /* @__PURE__ */ new Int32Array(float64.buffer);

// A float64 is two 32-bit words; which of them holds sign and exponent is the host's byte order.
const HIGH_WORD = /* @__PURE__ */ isLittleEndian() ? 1 : 0;

const LOWEST_POWER = -1074;
const SPLITTER = 134217729; // 2²⁷ + 1
const powers = /* @__PURE__ */ powersOfTwo();

/**
 * The 32 bits of a float32, sign first, as a signed integer.
 *
 * @param x A number that float32 holds exactly.
 * @returns The bits, in [−2³¹, 2³¹).
 * @example
 * bitsOf32(1); // 0x3f800000
 * @see IEEE Standard for Floating-Point Arithmetic, IEEE 754-2019, section 3.4
 */
export function bitsOf32(x: number): number {
  float32[0] = x;
  return float32Bits[0];
}

/**
 * The float32 whose bits are given.
 *
 * @param bits 32 bits, sign first.
 * @returns The number, exactly.
 * @example
 * fromBits32(0x3f800000); // 1
 * @see IEEE Standard for Floating-Point Arithmetic, IEEE 754-2019, section 3.4
 */
export function fromBits32(bits: number): number {
  float32Bits[0] = bits;
  return float32[0];
}

/**
 * The upper 32 bits of a float64: sign, 11 bits of exponent, 20 of the mantissa.
 *
 * @param x Any number.
 * @returns The bits as a signed integer, in [−2³¹, 2³¹).
 * @example
 * highWord64(1); // 0x3ff00000
 * @see IEEE Standard for Floating-Point Arithmetic, IEEE 754-2019, section 3.4
 */
export function highWord64(x: number): number {
  float64[0] = x;
  return float64Words[HIGH_WORD];
}

/**
 * 2ⁿ as a float64, exactly.
 *
 * Read from a table, which is quicker in JavaScript than writing a float64 as two words; a SIMD
 * lane shifts n plus the bias into the exponent field instead.
 *
 * @param n An integer in [−1074, 1023]; NaN counts as 0.
 * @returns 2ⁿ.
 * @example
 * powerOfTwo(-3); // 0.125
 */
export function powerOfTwo(n: number): number {
  return powers[(n | 0) - LOWEST_POWER];
}

/**
 * y · 2ⁿ, rounded once to float32.
 *
 * The product is exact in float64. A float32 lane multiplies by 2^⌊n/2⌋ and then by 2^(n − ⌊n/2⌋):
 * the first product is exact and the second rounds, so the bits are the same.
 *
 * @param y A float32 of magnitude 0 or in [2⁻⁵⁰, 2³⁰), or NaN.
 * @param n An integer in [−151, 129], or NaN if y is.
 * @returns y · 2ⁿ as a float32, ±∞ beyond its range.
 * @example
 * scale32(1.5, 4); // 24
 */
export function scale32(y: number, n: number): number {
  return fround(y * powerOfTwo(n));
}

/**
 * y · 2ⁿ, rounded once.
 *
 * By two factors, 2^⌊n/2⌋ and 2^(n − ⌊n/2⌋), because 2ⁿ leaves the range before y · 2ⁿ does; only
 * the second product can round.
 *
 * @param y A number of magnitude 0 or in [2⁻¹¹⁰, 2⁹⁰), or NaN.
 * @param n An integer in [−1077, 1025], or NaN if y is.
 * @returns y · 2ⁿ, ±∞ beyond the range of float64.
 * @example
 * scale64(1.5, 4); // 24
 */
export function scale64(y: number, n: number): number {
  const half = n >> 1;
  return y * powerOfTwo(half) * powerOfTwo(n - half);
}

/**
 * The upper 26 bits of a, so that products of halves are exact.
 *
 * @param a A number of magnitude below 2⁹⁹⁶.
 * @returns The nearest number of 26 bits.
 * @example
 * upperHalf(1 + 2 ** -40); // 1
 * @see G. W. Veltkamp, as described by T. J. Dekker, A Floating-Point Technique for Extending the Available Precision, 1971
 */
export function upperHalf(a: number): number {
  const t = a * SPLITTER;
  return t - (t - a);
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(1023 - LOWEST_POWER + 1);
  let power = Number.MIN_VALUE;
  for (let i = 0; i < table.length; i++) {
    table[i] = power;
    power *= 2;
  }
  return table;
}
