import { bell, f, type Node, type ScalarOp } from '@bp/tensor/engine';

/**
 * How the adjoint of one scalar operation passes to its operands.
 *
 * @param self - the operation itself, so that a rule can use its value (tanh′ = 1 − y²)
 * @param adjoint - the derivative of the final result with respect to `self`
 * @returns one adjoint per operand; null where the derivative is 0 everywhere
 */
type Rule = (self: Node, adjoint: Node) => readonly (Node | null)[];

/** Operations that are constant between their jumps. */
const flat: Rule = ({ args }) => args.map(() => null);

/** 2 / √π, the slope of erf at 0. */
const ERF_SLOPE = 1.1283791670955126;

/**
 * The table of derivatives, to be read beside a calculus book. From it follow the derivatives, of any order, of every
 * elementwise operation. Forms are chosen for stability, conventions at kinks are those of PyTorch. A choice is no entry: it
 * is between derivatives what it was between values.
 */
export const DERIVATIVES: { readonly [K in Exclude<ScalarOp, 'select'>]: Rule } = {
  add: (_, a) => [a, a],
  sub: (_, a) => [a, f.neg(a)],
  mul: ({ args: [x, y] }, a) => [f.mul(a, y), f.mul(a, x)],
  // (x/y)′ by y is −(x/y)/y: no square of y that could overflow.
  div: (q, a) => [f.div(a, q.args[1]), f.neg(f.div(f.mul(a, q), q.args[1]))],
  pow: (p, a) => powRule(p, a),
  // Equal operands share the gradient.
  max: ({ args: [x, y] }, a) => [winner(x, y, a, f.lt(x, y)), winner(x, y, a, f.lt(y, x))],
  min: ({ args: [x, y] }, a) => [winner(x, y, a, f.lt(y, x)), winner(x, y, a, f.lt(x, y))],
  neg: (_, a) => [f.neg(a)],
  // At 0 the derivative is taken as 0; x − x is 0 there, and NaN at NaN.
  abs: ({ args: [x] }, a) => [f.select(f.gt(x, 0), a, f.select(f.lt(x, 0), f.neg(a), f.sub(a, a)))],
  floor: flat,
  ceil: flat,
  round: flat,
  trunc: flat,
  sqrt: (y, a) => [f.div(a, f.mul(2, y))],
  exp: (y, a) => [f.mul(a, y)],
  expm1: ({ args: [x] }, a) => [f.mul(a, f.exp(x))],
  log: ({ args: [x] }, a) => [f.div(a, x)],
  log1p: ({ args: [x] }, a) => [f.div(a, f.add(1, x))],
  log2: ({ args: [x] }, a) => [f.div(a, f.mul(x, Math.LN2))],
  log10: ({ args: [x] }, a) => [f.div(a, f.mul(x, Math.LN10))],
  tanh: (y, a) => [f.mul(a, f.sub(1, f.mul(y, y)))],
  sigmoid: (y, a) => [f.mul(a, f.mul(y, f.sub(1, y)))],
  softplus: ({ args: [x] }, a) => [f.mul(a, f.sigmoid(x))],
  sin: ({ args: [x] }, a) => [f.mul(a, f.cos(x))],
  cos: ({ args: [x] }, a) => [f.neg(f.mul(a, f.sin(x)))],
  erf: ({ args: [x] }, a) => [f.mul(a, f.mul(ERF_SLOPE, bell(f.min(f.abs(x), 40), 1)))],
  eq: flat,
  ne: flat,
  lt: flat,
  le: flat,
  gt: flat,
  ge: flat,
  and: flat,
  or: flat,
  not: flat,
};

function winner(x: Node, y: Node, adjoint: Node, loses: Node): Node {
  return f.select(f.eq(x, y), f.mul(adjoint, 0.5), f.select(loses, 0, adjoint));
}

function powRule(p: Node, a: Node): readonly Node[] {
  const [x, y] = p.args;
  // y·x^(y−1) is 0 at y = 0 for every x; but x^(−1) is infinite at x = 0, and NaN for NaN.
  const constantOne = f.and(f.eq(y, 0), f.not(f.gt(f.abs(x), 0)));
  const byBase = f.mul(y, f.pow(x, f.select(constantOne, 0, f.sub(y, 1))));
  // x^y·ln x is 0 at x = 0 for y ≥ 0, where ln x is infinite.
  const constantZero = f.and(f.eq(x, 0), f.ge(y, 0));
  const byExponent = f.mul(p, f.log(f.select(constantZero, 1, x)));
  return [f.mul(a, byBase), f.mul(a, byExponent)];
}
