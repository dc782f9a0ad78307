import { constant, isConstant, type Node, node } from './node';
import { SCALAR_OPS, type ScalarOp } from './scalar-op';

/** A number in a formula is a constant of it. */
function lift(x: Node | number): Node {
  return typeof x === 'number' ? constant(x) : x;
}

type Unary = (x: Node) => Node;
type Binary = (x: Node | number, y: Node | number) => Node;

const unary =
  (op: ScalarOp): Unary =>
  (x) =>
    node(op, [x]);

const binary =
  (op: ScalarOp): Binary =>
  (x, y) =>
    node(op, [lift(x), lift(y)]);

/** Every operation as it is written. */
function plainWords() {
  const words = Object.entries(SCALAR_OPS).map(
    ([op, operands]) => [op, (operands === 1 ? unary : binary)(op as ScalarOp)] as const,
  );
  return Object.fromEntries(words) as {
    [Op in ScalarOp]: (typeof SCALAR_OPS)[Op] extends 1 ? Unary : Binary;
  };
}

/**
 * The words formulas are written in: `f.mul(f.tanh(x), y)`.
 *
 * Only rewritings that keep every bit are made (x · 1 = x, −(−x) = x), so that a derivative has no dead weight
 * and still rounds exactly as it is written.
 */
export const f = /* @__PURE__ */ (() => ({
  ...plainWords(),
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
}))();
