import { BpError, type Tensor } from '@bp/tensor';
import type { GradientRecord, Recorder } from '@bp/tensor/engine';

/** What a tensor carries: a record, a mark, or nothing. */
export type Mark = GradientRecord<Tensor> | null;

/**
 * What the results of a compiled step carry in the place of the record that ends with it. They, and what is computed from
 * them, are refused only where a backward pass meets them.
 *
 * Functions are no fields of it, so that a result can be cloned, and sent to a worker.
 */
export class CutMark implements GradientRecord<Tensor> {
  readonly computed = false;
  readonly live = false;
  readonly keepsGrad = false;
  readonly grad = null;
  readonly step: string;
  #recorder: Recorder<Tensor> | null = null;

  /** @param step - what messages call it */
  constructor(step: string) {
    this.step = step;
  }

  /** Whoever recorded inside the step, and marks what is computed from its results. */
  get recorder(): Recorder<Tensor> {
    return this.#recorder as Recorder<Tensor>;
  }

  peek(): null {
    return null;
  }

  cut(op: string, shape: readonly number[]): BpError {
    return new BpError(
      'BP_GRAD',
      op,
      "a value of shape {shape} comes from the compiled step '{step}'; put loss and backward inside it, or detach() it",
      { shape, step: this.step },
    );
  }

  /** What a copy of a result of the step carries. */
  markOf({ record }: Tensor): Mark {
    if (record === null || record.cut !== undefined) return record;
    this.#recorder = record.recorder;
    return this;
  }

  /**
   * Whether an argument of the step has the mark of another one. Its own results, given back to it, are values, such as a
   * state that goes from call to call: the backward pass behind them was that of an earlier call.
   */
  isForeign({ record }: Tensor): boolean {
    return record !== null && record !== this;
  }
}
