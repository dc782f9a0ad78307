import type { Activation as NetActivation } from '../../config';

/** The activations of a layer here: those of the Train lab, and softmax for the last layer. */
export type Activation = NetActivation | 'softmax';
export type Loss = 'halfSse' | 'mse' | 'bce' | 'crossEntropy' | 'mae' | 'huber' | 'hinge';

/** A dense layer in numbers: a row of weights for each unit. */
export interface NetLayer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[] | null;
  readonly activation: Activation;
}

/** One sample through a dense network. */
export interface NetProblem {
  readonly kind: 'net';
  readonly layers: readonly NetLayer[];
  readonly loss: Loss;
  readonly x: readonly number[];
  /** A target for each output; of cross-entropy the class alone. */
  readonly t: readonly number[];
  readonly lr: number;
}

/** A typed expression such as `t = x + y; z = t^2` at a point. */
export interface ExpressionProblem {
  readonly kind: 'expression';
  readonly source: string;
  /** The values of its variables; 1, 2, 3, … where none is given. */
  readonly at: Readonly<Record<string, number>>;
}

/** What is differentiated. */
export type Problem = NetProblem | ExpressionProblem;

/** Why something cannot be explained: a key of the lab's words, with what stands in the sentence. */
export class ProblemError extends Error {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(key: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`backprop: ${key} ${JSON.stringify(params)}`);
    this.name = 'ProblemError';
    this.key = key;
    this.params = params;
  }
}
