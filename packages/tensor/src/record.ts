import type { Operation } from './operation/operation';
import type { Tensor } from './tensor';

/**
 * How a tensor takes part in a gradient. The tensor core only passes it on; `@bp/autograd` implements it.
 */
export interface GradientRecord {
  readonly recorder: Recorder;
  /** Whether the tensor came out of a recorded operation, and was not made as a parameter or variable. */
  readonly computed: boolean;
  readonly grad: Tensor | null;
  /** The gradient, for those who will not keep it: its array may be used again as soon as it is replaced. */
  peek(): Tensor | null;
  setGrad(gradient: Tensor | null): void;
}

/**
 * Remembers operations. {@link apply} hands it every operation whose inputs carry one of its records.
 */
export interface Recorder {
  /**
   * Gives `output` a record, unless recording is switched off.
   *
   * @param saved - what a composite operation keeps for its rule; nothing by default
   */
  record<P>(
    operation: Operation<P>,
    inputs: readonly Tensor[],
    params: P,
    output: Tensor,
    saved?: readonly Tensor[],
  ): void;
  /** Adds the gradients of `output` to every leaf it came from. */
  backward(output: Tensor, gradient: Tensor | null): void;
}
