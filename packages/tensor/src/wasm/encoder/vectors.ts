import { asExpr, type Expr, type I32, instruction, type ValueType, VECTOR } from './expression';

type Vector = Expr<'v128'>;

const map =
  <T extends ValueType = 'v128'>(code: number) =>
  (a: Expr<T>): Vector =>
    instruction('v128', VECTOR + code, [a]);

const combine =
  (code: number) =>
  (a: Vector, b: Vector): Vector =>
    instruction('v128', VECTOR + code, [a, b]);

const shift =
  (code: number) =>
  (a: Vector, bits: I32): Vector =>
    instruction('v128', VECTOR + code, [a, asExpr(bits)]);

const extract =
  <T extends ValueType>(type: T, code: number) =>
  (a: Vector, lane: number): Expr<T> =>
    instruction(type, VECTOR + code, [a], [lane]);

const replace =
  <T extends ValueType>(code: number) =>
  (a: Vector, lane: number, value: Expr<T>): Vector =>
    instruction('v128', VECTOR + code, [a, value], [lane]);

const test = (code: number) => (a: Vector) => instruction('i32', VECTOR + code, [a]);

/** 128 bits, whatever they mean. */
export const v128 = {
  not: /* @__PURE__ */ map(77),
  and: /* @__PURE__ */ combine(78),
  /** a & ~b */
  andNot: /* @__PURE__ */ combine(79),
  or: /* @__PURE__ */ combine(80),
  xor: /* @__PURE__ */ combine(81),
  anyTrue: /* @__PURE__ */ test(83),
  /** The bits of `yes` where the mask has ones, else those of `no`. */
  select: (mask: Vector, yes: Vector, no: Vector): Vector =>
    instruction('v128', VECTOR + 82, [yes, no, mask]),
  /** Sixteen bytes picked from the thirty-two of a and b. */
  shuffle: (a: Vector, b: Vector, lanes: readonly number[]): Vector =>
    instruction('v128', VECTOR + 13, [a, b], lanes),
};

/** The places of four 32-bit lanes, picked from the eight of two vectors, as the bytes that `v128.shuffle` takes. */
export function lanes32(...lanes: readonly [number, number, number, number]): number[] {
  return lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
}

/** Four whole numbers of 32 bits; comparisons leave −1 where they hold. */
export const i32x4 = {
  splat: (a: I32): Vector => instruction('v128', VECTOR + 17, [asExpr(a)]),
  extract: /* @__PURE__ */ extract('i32', 27),
  eq: /* @__PURE__ */ combine(55),
  ne: /* @__PURE__ */ combine(56),
  ltS: /* @__PURE__ */ combine(57),
  ltU: /* @__PURE__ */ combine(58),
  gtS: /* @__PURE__ */ combine(59),
  gtU: /* @__PURE__ */ combine(60),
  leS: /* @__PURE__ */ combine(61),
  geS: /* @__PURE__ */ combine(63),
  abs: /* @__PURE__ */ map(160),
  neg: /* @__PURE__ */ map(161),
  shl: /* @__PURE__ */ shift(171),
  shrS: /* @__PURE__ */ shift(172),
  shrU: /* @__PURE__ */ shift(173),
  add: /* @__PURE__ */ combine(174),
  sub: /* @__PURE__ */ combine(177),
  mul: /* @__PURE__ */ combine(181),
  minS: /* @__PURE__ */ combine(182),
  maxS: /* @__PURE__ */ combine(184),
  /** The lower four of eight unsigned 16-bit numbers, widened. */
  extendLowU16: /* @__PURE__ */ map(169),
  /** Of float32 lanes into unsigned numbers, towards zero; what is outside the range becomes its bound, NaN 0. */
  truncSatU: /* @__PURE__ */ map(249),
  /** Of two float64 lanes, into the lower half; the upper is 0. */
  truncSat64U: /* @__PURE__ */ map(253),
};

/** Eight whole numbers of 16 bits, a stage between bytes and 32-bit lanes. */
export const i16x8 = { extendLowU8: /* @__PURE__ */ map(137) };

/** Two whole numbers of 64 bits. */
export const i64x2 = {
  /** The full products of the lower, or upper, two unsigned 32-bit lanes. */
  mulLowU: /* @__PURE__ */ combine(222),
  mulHighU: /* @__PURE__ */ combine(223),
};

/** The instructions that float32 and float64 lanes share. */
function real(
  compare: number,
  arithmetic: number,
  rounding: Readonly<Record<'ceil' | 'floor' | 'trunc' | 'nearest', number>>,
) {
  return {
    eq: combine(compare),
    ne: combine(compare + 1),
    lt: combine(compare + 2),
    gt: combine(compare + 3),
    le: combine(compare + 4),
    ge: combine(compare + 5),
    ceil: map(rounding.ceil),
    floor: map(rounding.floor),
    trunc: map(rounding.trunc),
    nearest: map(rounding.nearest),
    abs: map(arithmetic),
    neg: map(arithmetic + 1),
    sqrt: map(arithmetic + 3),
    add: combine(arithmetic + 4),
    sub: combine(arithmetic + 5),
    mul: combine(arithmetic + 6),
    div: combine(arithmetic + 7),
    /** NaN if either is, +0 above −0. */
    min: combine(arithmetic + 8),
    max: combine(arithmetic + 9),
    /** b < a ? b : a, one instruction of the machine; pmin(x, constant) passes a NaN in x on. */
    pmin: combine(arithmetic + 10),
    pmax: combine(arithmetic + 11),
  };
}

/** Four float32. */
export const f32x4 = /* @__PURE__ */ (() => ({
  ...real(65, 224, { ceil: 103, floor: 104, trunc: 105, nearest: 106 }),
  splat: map<'f32'>(19),
  extract: extract('f32', 31),
  replace: replace<'f32'>(32),
  /** Of four signed 32-bit numbers. */
  convertS: map(250),
  /** Two float64, rounded, into the lower half; the upper is 0. */
  demote: map(94),
  /** a · b + c, rounded once or twice as the machine likes; needs relaxed SIMD. */
  relaxedMadd: (a: Vector, b: Vector, c: Vector): Vector =>
    instruction('v128', VECTOR + 0x105, [a, b, c]),
}))();

/** Two float64. */
export const f64x2 = /* @__PURE__ */ (() => ({
  ...real(71, 236, { ceil: 116, floor: 117, trunc: 122, nearest: 148 }),
  splat: map<'f64'>(20),
  extract: extract('f64', 33),
  replace: replace<'f64'>(34),
  /** Of the two lower signed 32-bit lanes. */
  convertLowS: map(254),
  /** Of the two lower float32 lanes. */
  promoteLow: map(95),
}))();
