import type { Node } from '@bp/tensor/engine';
import type { Scalar } from './scalar';
import type { Step } from './step';

/** The derivative of one scalar by one of those it was computed from. */
export interface Edge {
  readonly from: Scalar;
  readonly to: Scalar;
  /** ∂from/∂to as a number. */
  readonly value: number;
  /** ∂from/∂to as a formula, simplified for reading; null where only the number is known. */
  readonly slope: Node | null;
  /** Which scalar stands for which leaf of `slope`: an input of the formula, or the result itself. */
  readonly leaves: ReadonlyMap<Node, Scalar>;
  readonly step: Step;
}
