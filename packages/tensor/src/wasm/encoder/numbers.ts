import { asExpr, type Expr, type I32, instruction, type ValueType } from './expression';

type Binary<T extends ValueType, R extends ValueType = T> = (a: Expr<T>, b: Expr<T>) => Expr<R>;
type Unary<T extends ValueType, R extends ValueType = T> = (a: Expr<T>) => Expr<R>;

const binary =
  <T extends ValueType, R extends ValueType = T>(type: R, code: number): Binary<T, R> =>
  (a, b) =>
    instruction(type, code, [a, b]);

const unary =
  <T extends ValueType, R extends ValueType>(type: R, code: number): Unary<T, R> =>
  (a) =>
    instruction(type, code, [a]);

/** An operation on whole numbers: computed at once if both are known, else when the code runs. */
const folded =
  (code: number, compute: (a: number, b: number) => number) =>
  (a: I32, b: I32): I32 =>
    typeof a === 'number' && typeof b === 'number'
      ? compute(a, b)
      : instruction('i32', code, [asExpr(a), asExpr(b)]);

const compared = (code: number) => (a: I32, b: I32) =>
  instruction('i32', code, [asExpr(a), asExpr(b)]);

const sum = /* @__PURE__ */ folded(0x6a, (a, b) => (a + b) | 0);
const product = /* @__PURE__ */ folded(0x6c, Math.imul);

/** 32-bit whole numbers: addresses, counts, truth values. Results of known numbers are known numbers. */
export const i32 = {
  add: (a: I32, b: I32): I32 => (a === 0 ? b : b === 0 ? a : sum(a, b)),
  sub: /* @__PURE__ */ folded(0x6b, (a, b) => (a - b) | 0),
  mul: (a: I32, b: I32): I32 => (a === 1 ? b : b === 1 ? a : product(a, b)),
  divS: /* @__PURE__ */ folded(0x6d, (a, b) => (a / b) | 0),
  remS: /* @__PURE__ */ folded(0x6f, (a, b) => a % b),
  and: /* @__PURE__ */ folded(0x71, (a, b) => a & b),
  or: /* @__PURE__ */ folded(0x72, (a, b) => a | b),
  shrU: /* @__PURE__ */ folded(0x76, (a, b) => (a >>> b) | 0),
  eq: /* @__PURE__ */ compared(0x46),
  ne: /* @__PURE__ */ compared(0x47),
  ltS: /* @__PURE__ */ compared(0x48),
  ltU: /* @__PURE__ */ compared(0x49),
  gtS: /* @__PURE__ */ compared(0x4a),
  eqz: /* @__PURE__ */ unary<'i32', 'i32'>('i32', 0x45),
  /** Towards zero; a value outside the range becomes its nearest bound, NaN 0. */
  truncSat64: (a: Expr<'f64'>): Expr<'i32'> => instruction('i32', 0xfc, [a], [2]),
};

/** Instructions that float32 and float64 share, each at the same distance from the first. */
function real<T extends 'f32' | 'f64'>(
  type: T,
  literal: number,
  compare: number,
  arithmetic: number,
) {
  return {
    const: (value: number): Expr<T> =>
      instruction(type, literal, [], (out) =>
        type === 'f32' ? out.float32(value) : out.float64(value),
      ),
    eq: binary<T, 'i32'>('i32', compare),
    ne: binary<T, 'i32'>('i32', compare + 1),
    lt: binary<T, 'i32'>('i32', compare + 2),
    gt: binary<T, 'i32'>('i32', compare + 3),
    le: binary<T, 'i32'>('i32', compare + 4),
    ge: binary<T, 'i32'>('i32', compare + 5),
    trunc: unary<T, T>(type, arithmetic + 4),
    add: binary<T>(type, arithmetic + 7),
    mul: binary<T>(type, arithmetic + 9),
  };
}

/** float32 scalars. */
export const f32 = /* @__PURE__ */ (() => ({
  ...real('f32', 0x43, 0x5b, 0x8b),
  /** Rounds to the nearest float32. */
  demote: unary<'f64', 'f32'>('f32', 0xb6),
}))();

/** float64 scalars. */
export const f64 = /* @__PURE__ */ (() => ({
  ...real('f64', 0x44, 0x61, 0x99),
  promote: unary<'f32', 'f64'>('f64', 0xbb),
  convertS: unary<'i32', 'f64'>('f64', 0xb7),
}))();

/** One of two values of one type: the first where the condition is not 0. */
export function select<T extends ValueType>(
  condition: Expr<'i32'>,
  yes: Expr<T>,
  no: Expr<T>,
): Expr<T> {
  // The untyped form serves numbers; vectors need their type written out.
  return yes.type === 'v128'
    ? instruction(yes.type, 0x1c, [yes, no, condition], [1, 0x7b])
    : instruction(yes.type, 0x1b, [yes, no, condition]);
}
