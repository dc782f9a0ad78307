import type { Tensor } from '@bp/tensor';

/** Inputs and what is to be learned of them, an example in each row of both. */
export interface XY {
  /** [n, …] inputs. */
  readonly x: Tensor;
  /** [n] int32 classes, or [n, …] float32 values. */
  readonly y: Tensor;
}

/** Some rows of both, in that order. */
export function pickRows({ x, y }: XY, rows: Int32Array): XY {
  return { x: x.indexSelect(0, rows), y: y.indexSelect(0, rows) };
}
