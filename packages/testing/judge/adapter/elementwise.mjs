// Operations on every element by itself.
import {
  abs,
  add,
  ceil,
  clamp,
  cos,
  div,
  eq,
  erf,
  exp,
  expm1,
  floor,
  ge,
  gt,
  isFinite as isFiniteAt,
  isInf,
  isNaN as isNaNAt,
  le,
  log,
  log1p,
  log2,
  log10,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  logSumExp,
  lt,
  maskedFill,
  maximum,
  minimum,
  mul,
  ne,
  neg,
  pow,
  reciprocal,
  relu,
  round,
  rsqrt,
  sigmoid,
  sign,
  sin,
  softmax,
  sqrt,
  square,
  stack,
  sub,
  tan,
  tanh,
  trunc,
  where,
} from '@bp/tensor';

/** @import { Tensor, TensorLike } from '@bp/tensor' */
/** @import { Op, Ops } from './op-types' */

/** @param {(x: Tensor) => Tensor} fn @returns {Op} */
const one =
  (fn) =>
  ([x]) =>
    fn(x);

/** @param {(x: TensorLike, y: TensorLike) => Tensor} fn @returns {Op} */
const two =
  (fn) =>
  ([x, y]) =>
    fn(x, y);

/** @type {Ops} */
export const elementwise = {
  neg: one(neg),
  abs: one(abs),
  sign: one(sign),
  square: one(square),
  sqrt: one(sqrt),
  rsqrt: one(rsqrt),
  reciprocal: one(reciprocal),
  exp: one(exp),
  expm1: one(expm1),
  log: one(log),
  log2: one(log2),
  log10: one(log10),
  log1p: one(log1p),
  sin: one(sin),
  cos: one(cos),
  tan: one(tan),
  tanh: one(tanh),
  erf: one(erf),
  sigmoid: one(sigmoid),
  relu: one(relu),
  floor: one(floor),
  ceil: one(ceil),
  round: one(round),
  trunc: one(trunc),
  frac: one((x) => x.sub(x.trunc())),
  logit: ([x], { eps } = {}) => {
    const p = typeof eps === 'number' ? x.clamp(eps, 1 - eps) : x;
    const outside = p.lt(0).logicalOr(p.gt(1));
    const inside = p.log().sub(p.neg().log1p());
    // NaN with a gradient of NaN, of which the elements inside must not get any.
    return where(outside, where(outside, p, 0).mul(Number.NaN), inside);
  },
  isnan: one(isNaNAt),
  isinf: one(isInf),
  isfinite: one(isFiniteAt),
  logical_not: one(logicalNot),
  clamp: ([x], { min, max } = {}) => clamp(x, min ?? undefined, max ?? undefined),

  add: ([x, y], { alpha } = {}) => add(x, alpha === undefined ? y : y.mul(alpha)),
  sub: ([x, y], { alpha } = {}) => sub(x, alpha === undefined ? y : y.mul(alpha)),
  mul: two(mul),
  div: two(div),
  pow: two(pow),
  maximum: two(maximum),
  minimum: two(minimum),
  eq: two(eq),
  ne: two(ne),
  lt: two(lt),
  le: two(le),
  gt: two(gt),
  ge: two(ge),
  logical_and: two(logicalAnd),
  logical_or: two(logicalOr),
  logical_xor: two(logicalXor),
  logaddexp: ([x, y]) => {
    const { shape } = x.eq(y);
    return logSumExp(stack([x.expand(shape), y.expand(shape)]), { axis: 0 });
  },

  pow_scalar: ([x], { exponent } = {}) => pow(x, exponent),
  where: ([condition, x, y]) => where(condition, x, y),
  masked_fill: ([x, mask], { value } = {}) => maskedFill(x, mask, Number(value)),
  // From the nearer end, so that a weight of 1 gives the end itself.
  lerp: ([start, end, weight], options = {}) => {
    const w = weight ?? options.weight;
    const way = end.sub(start);
    const fromStart = start.add(way.mul(w));
    const fromEnd = end.sub(way.mul(sub(1, w)));
    if (typeof w === 'number') return w < 0.5 ? fromStart : fromEnd;
    return where(w.lt(0.5), fromStart, fromEnd);
  },
  addcmul: ([x, a, b], { value = 1 } = {}) => x.add(a.mul(b).mul(value)),
  addcdiv: ([x, a, b], { value = 1 } = {}) => x.add(a.div(b).mul(value)),

  // Composed ones, whose formula the case states.
  mul_self: ([x]) => x.mul(x),
  reuse: ([x]) => x.add(x.mul(x)).mul(x).add(x.exp()),
  where_safe_log: ([x]) => where(x.gt(0), where(x.gt(0), x, 1).log(), 0),
  masked_fill_softmax: ([x, mask]) => softmax(maskedFill(x, mask, Number.NEGATIVE_INFINITY), -1),
  graph: ([x, w, b]) => {
    const h = tanh(x.matmul(w).add(b));
    return h
      .mul(h.detach())
      .sum({ axis: 0 })
      .add(h.mean({ axis: 0 }));
  },
};
