import { f, type Node } from '@bp/tensor/engine';
import type { Nodes } from './named-formula';

/** What the variants of every rule have in common. */
export type CommonVariant = {
  /** Whether there is a weight decay. */
  readonly decay: boolean;
  /** Whether the objective is to grow. */
  readonly maximize: boolean;
};

/** The gradient to descend along: its reverse when maximizing, plus λ · parameter with weight decay. */
export function descent(
  { gradient, parameter, weightDecay }: Nodes,
  { decay, maximize }: CommonVariant,
): Node {
  const g = maximize ? f.neg(gradient) : gradient;
  return decay ? f.add(g, f.mul(weightDecay, parameter)) : g;
}

/** The running average β · average + (1 − β) · x; the second factor is given, since 1 − β must not be rounded twice. */
export function runningAverage(average: Node, beta: Node, rest: Node, x: Node): Node {
  return f.add(f.mul(beta, average), f.mul(rest, x));
}
