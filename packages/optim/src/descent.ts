import { f, type Node } from '@bp/tensor/engine';
import type { Nodes } from './named-formula';

/** Options that most optimizers have. */
export interface CommonOptions {
  /** λ ≥ 0: λ · parameter is added to the gradient, the slope of a penalty ½ λ ‖p‖²; 0 by default. */
  weightDecay?: number | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

/** The gradient to descend along: its reverse when maximizing, plus λ · parameter with weight decay. */
export function descent(
  { gradient, parameter, weightDecay }: Nodes,
  { decay, maximize }: { readonly decay: boolean; readonly maximize: boolean },
): Node {
  const g = maximize ? f.neg(gradient) : gradient;
  return decay ? f.add(g, f.mul(weightDecay, parameter)) : g;
}

/** The running average β · average + (1 − β) · x; the second factor is given, since 1 − β must not be rounded twice. */
export function runningAverage(average: Node, beta: Node, rest: Node, x: Node): Node {
  return f.add(f.mul(beta, average), f.mul(rest, x));
}
