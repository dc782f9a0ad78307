/** The number mantissa · 2^exponent, exactly. */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Bits that quotients and shortened products keep. */
const PRECISION = 260;

const bytes = new DataView(new ArrayBuffer(8));

export const ZERO: BigFloat = { mantissa: 0n, exponent: 0 };
export const ONE: BigFloat = { mantissa: 1n, exponent: 0 };

/** A finite number, exactly. */
export function fromNumber(x: number): BigFloat {
  bytes.setFloat64(0, x);
  const bits = bytes.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  if (field === 0x7ff) throw new Error(`fromNumber: expected a finite number, got ${x}`);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = field === 0 ? fraction : fraction | 0x10000000000000n;
  const mantissa = x < 0 ? -magnitude : magnitude;
  return { mantissa, exponent: field === 0 ? -1074 : field - 1075 };
}

/** The nearest number to the leading bits; for estimates and messages. */
export function toNumber(a: BigFloat): number {
  const excess = bitLength(a.mantissa) - 64;
  const short = excess > 0 ? shortened(a, excess) : a;
  const half = short.exponent >> 1;
  return Number(short.mantissa) * 2 ** half * 2 ** (short.exponent - half);
}

export function add(a: BigFloat, b: BigFloat): BigFloat {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  if (a.exponent < b.exponent) return add(b, a);
  const distance = a.exponent - b.exponent;
  // far below the last bit that is kept
  if (distance > 4 * PRECISION + bitLength(b.mantissa)) return a;
  const mantissa = (a.mantissa << BigInt(distance)) + b.mantissa;
  return normalized({ mantissa, exponent: b.exponent });
}

export function subtract(a: BigFloat, b: BigFloat): BigFloat {
  return add(a, negate(b));
}

export function multiply(a: BigFloat, b: BigFloat): BigFloat {
  return normalized({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent });
}

export function divide(a: BigFloat, b: BigFloat): BigFloat {
  const shift = Math.max(0, PRECISION + bitLength(b.mantissa) - bitLength(a.mantissa));
  return {
    mantissa: (a.mantissa << BigInt(shift)) / b.mantissa,
    exponent: a.exponent - shift - b.exponent,
  };
}

export function negate(a: BigFloat): BigFloat {
  return { mantissa: -a.mantissa, exponent: a.exponent };
}

export function absolute(a: BigFloat): BigFloat {
  return a.mantissa < 0n ? negate(a) : a;
}

/** a · 2ⁿ. */
export function scale(a: BigFloat, n: number): BigFloat {
  return { mantissa: a.mantissa, exponent: a.exponent + n };
}

/** ⌊log₂ |a|⌋, −∞ for 0. */
export function magnitude(a: BigFloat): number {
  return a.mantissa === 0n ? -Infinity : bitLength(a.mantissa) - 1 + a.exponent;
}

/** a in fixed point: the integer below a · 2^bits. */
export function toFixed(a: BigFloat, bits: number): bigint {
  const shift = a.exponent + bits;
  return shift >= 0 ? a.mantissa << BigInt(shift) : a.mantissa >> BigInt(-shift);
}

/** The fixed-point number a · 2^−bits. */
export function fromFixed(a: bigint, bits: number): BigFloat {
  return { mantissa: a, exponent: -bits };
}

function bitLength(a: bigint): number {
  if (a === 0n) return 0;
  const digits = (a < 0n ? -a : a).toString(16);
  return 4 * digits.length - Math.clz32(Number.parseInt(digits[0], 16)) + 28;
}

function normalized(a: BigFloat): BigFloat {
  const excess = bitLength(a.mantissa) - PRECISION;
  return excess > 64 ? shortened(a, excess) : a;
}

function shortened(a: BigFloat, bits: number): BigFloat {
  return { mantissa: a.mantissa >> BigInt(bits), exponent: a.exponent + bits };
}
