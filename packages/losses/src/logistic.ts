import { f, type Node } from '@bp/tensor/engine';

/**
 * −t ln σ(x) − (1 − t) ln(1 − σ(x)) of a logit x, as t · softplus(−x) + (1 − t) · softplus(x): nothing overflows or
 * cancels, and the gradient σ(x) − t keeps its digits where it is small.
 */
export function logisticLoss(x: Node, t: Node, positiveWeight: Node | number = 1): Node {
  const whenTrue = f.mul(f.mul(t, positiveWeight), f.softplus(f.neg(x)));
  return f.add(whenTrue, f.mul(f.sub(1, t), f.softplus(x)));
}

/** The same as textbooks have it. */
export function shownLogisticLoss(x: Node, t: Node, positiveWeight: Node | number = 1): Node {
  const o = f.sigmoid(x);
  const whenTrue = f.mul(f.mul(t, positiveWeight), f.log(o));
  return f.neg(f.add(whenTrue, f.mul(f.sub(1, t), f.log(f.sub(1, o)))));
}
