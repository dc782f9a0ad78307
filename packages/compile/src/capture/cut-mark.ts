import { isTensor, type Tensor } from '@bp/tensor';
import type { GradientRecord, Recorder } from '@bp/tensor/engine';

/** What a tensor may carry: a record, a mark, or nothing. */
export type Mark = GradientRecord<Tensor> | null;

/**
 * What the results of a compiled step carry in the place of the record that ends with it. Whatever is computed from them has
 * the mark, too; they are refused only where a backward pass meets them.
 *
 * It has no fields of its own but the name, so that a marked tensor can be cloned and sent to a worker.
 */
export class CutMark implements GradientRecord<Tensor> {
  readonly cut: string;
  #recorder: Recorder<Tensor> | null = null;

  /** @param step - what messages call the step */
  constructor(step: string) {
    this.cut = step;
  }

  /** Whoever records what comes of the results; there is one by the time the first of them has the mark. */
  get recorder(): Recorder<Tensor> {
    return this.#recorder as Recorder<Tensor>;
  }

  get computed(): false {
    return false;
  }

  get grad(): null {
    return null;
  }

  peek(): null {
    return null;
  }

  /** What a copy of a result carries. */
  markOf({ record }: Tensor): Mark {
    if (record === null || record.cut !== undefined) return record;
    this.#recorder = record.recorder;
    return this;
  }

  /**
   * What a copy of an argument carries: the marks of other steps. Its own results, given back to it, are values, such as a
   * state that goes from call to call: what led to them lies behind the backward pass of an earlier call.
   */
  markOfInput({ record }: Tensor): Mark {
    return record === this ? null : record;
  }

  /** What a result carries whose mark came in with an argument: as the arguments of this call, it may be another. */
  markAmong(values: readonly unknown[]): Mark {
    const marked = values.find((x) => isTensor(x) && !x.requiresGrad && this.markOfInput(x));
    return marked === undefined ? null : (marked as Tensor).record;
  }
}
