import type { BpError } from '../process/errors';

/**
 * How a tensor takes part in a gradient. The tensor core only passes it on; `@bp/autograd` implements it.
 *
 * @typeParam T - the tensor, which is told of only above
 */
export interface GradientRecord<T> {
  readonly recorder: Recorder<T>;
  /** Whether the tensor came out of a recorded operation, and was not made as a parameter or variable. */
  readonly computed: boolean;
  /**
   * What a backward pass throws that meets the tensor. Only of a mark in the place of a record: where that would begin, the
   * gradient has been cut off, as by a compiled step. What is computed from such tensors and constants has the same mark.
   */
  cut?(op: string, shape: readonly number[]): BpError;
  /** Whether operations on the tensor are recorded: not on a frozen parameter alone. */
  readonly live: boolean;
  /** Whether its gradient is kept; false freezes a parameter. */
  keepsGrad: boolean;
  /** Whether an optimizer has moved the tensor by this gradient already; known to development builds alone. */
  spent?: boolean;
  grad: T | null;
  /**
   * The gradient, null while the tensor is frozen, for those who will not keep it: its array may be used again as soon as it
   * is replaced.
   */
  peek(): T | null;
}

/**
 * Remembers operations: `apply` hands it every operation whose inputs carry one of its records.
 */
export interface Recorder<T> {
  /**
   * Gives `output` a record, unless recording is switched off.
   *
   * @param saved - what a composite operation keeps for its rule; nothing by default
   */
  record(
    operation: object,
    inputs: readonly T[],
    params: unknown,
    output: T,
    saved?: readonly T[],
  ): void;
  /** Adds the gradients of `output` to every leaf it came from. */
  backward(output: T, gradient: T | null): void;
}
