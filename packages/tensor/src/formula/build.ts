import { constant, isConstant, type Node, node } from './node';
import type { ScalarOp } from './scalar-op';

/**
 * The words formulas are written in: `f.mul(f.tanh(x), y)`.
 *
 * Only rewritings that keep every bit are made (x · 1 = x, −(−x) = x), so that a derivative has no dead weight
 * and still rounds exactly as it is written.
 */
const unary =
  (op: ScalarOp) =>
  (x: Node): Node =>
    node(op, [x]);

const binary =
  (op: ScalarOp) =>
  (x: Node | number, y: Node | number): Node =>
    node(op, [lift(x), lift(y)]);

/** A number in a formula is a constant of it. */
function lift(x: Node | number): Node {
  return typeof x === 'number' ? constant(x) : x;
}

export const f = {
  add: /* @__PURE__ */ binary('add'),
  sub: /* @__PURE__ */ binary('sub'),
  mul(x: Node | number, y: Node | number): Node {
    const [a, b] = [lift(x), lift(y)];
    if (isConstant(a, 1)) return b;
    if (isConstant(b, 1)) return a;
    if (isConstant(a, -1)) return f.neg(b);
    if (isConstant(b, -1)) return f.neg(a);
    return node('mul', [a, b]);
  },
  div(x: Node | number, y: Node | number): Node {
    const [a, b] = [lift(x), lift(y)];
    return isConstant(b, 1) ? a : node('div', [a, b]);
  },
  neg(x: Node): Node {
    return x.op === 'neg' ? x.args[0] : node('neg', [x]);
  },
  select(condition: Node, x: Node | number, y: Node | number): Node {
    const [a, b] = [lift(x), lift(y)];
    return a === b ? a : node('select', [condition, a, b]);
  },
  pow: /* @__PURE__ */ binary('pow'),
  max: /* @__PURE__ */ binary('max'),
  min: /* @__PURE__ */ binary('min'),
  eq: /* @__PURE__ */ binary('eq'),
  ne: /* @__PURE__ */ binary('ne'),
  lt: /* @__PURE__ */ binary('lt'),
  le: /* @__PURE__ */ binary('le'),
  gt: /* @__PURE__ */ binary('gt'),
  ge: /* @__PURE__ */ binary('ge'),
  and: /* @__PURE__ */ binary('and'),
  or: /* @__PURE__ */ binary('or'),
  not: /* @__PURE__ */ unary('not'),
  abs: /* @__PURE__ */ unary('abs'),
  floor: /* @__PURE__ */ unary('floor'),
  ceil: /* @__PURE__ */ unary('ceil'),
  round: /* @__PURE__ */ unary('round'),
  trunc: /* @__PURE__ */ unary('trunc'),
  sqrt: /* @__PURE__ */ unary('sqrt'),
  exp: /* @__PURE__ */ unary('exp'),
  expm1: /* @__PURE__ */ unary('expm1'),
  log: /* @__PURE__ */ unary('log'),
  log1p: /* @__PURE__ */ unary('log1p'),
  tanh: /* @__PURE__ */ unary('tanh'),
  sigmoid: /* @__PURE__ */ unary('sigmoid'),
  softplus: /* @__PURE__ */ unary('softplus'),
  sin: /* @__PURE__ */ unary('sin'),
  cos: /* @__PURE__ */ unary('cos'),
  erf: /* @__PURE__ */ unary('erf'),
};
