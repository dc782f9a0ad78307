import type { DType, TypedArray } from '../dtype';
import { allocate } from '../dtype';
import { gatherRange, type Layout, reshapeStrides, unravel } from '../layout/strided';
import type { Kernel } from '../operation/dispatch';
import type { Tensor } from '../tensor';

/** What a reduction kernel is told: the axes it folds away, in ascending order. */
export interface Reduction {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

/** Folds `n` numbers, `stride` apart from `start` on, into one. */
export type Fold = (
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
) => number;

/**
 * A kernel that folds the elements along some axes, in logical row-major order, whatever the strides.
 */
export function reductionKernel(name: string, fold: Fold): Kernel<Reduction> {
  return {
    name,
    run([out], [x], { axes }) {
      const { data } = x.storage;
      const kept = pick(x, (axis) => !axes.includes(axis));
      const folded = pick(x, (axis) => axes.includes(axis));
      const n = folded.shape.reduce((product, extent) => product * extent, 1);
      const target = out.storage.data;
      // Axes that lie one inside the other are folded where they are; others are copied together first.
      const [stride] = reshapeStrides(folded.shape, folded.strides, [n]) ?? [null];
      const scratch = stride === null ? allocate(x.dtype, n) : data;
      const position = new Odometer(kept);
      for (let i = 0; i < out.size; i++) {
        if (stride === null)
          gatherRange(data, { ...folded, offset: position.at }, 0, n, scratch, 0);
        target[out.offset + i] =
          stride === null
            ? fold(scratch, 0, 1, n, x.dtype)
            : fold(data, position.at, stride, n, x.dtype);
        position.next();
      }
    },
  };
}

function pick({ shape, strides, offset }: Tensor, wanted: (axis: number) => boolean): Layout {
  const axes = shape.flatMap((_, axis) => (wanted(axis) ? [axis] : []));
  return {
    shape: axes.map((axis) => shape[axis]),
    strides: axes.map((axis) => strides[axis]),
    offset,
  };
}

/** Steps through the places of a layout in logical order. */
export class Odometer {
  /** Where the current element lies. */
  at: number;
  readonly #index: number[];
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#index = unravel(0, layout.shape);
    this.at = layout.offset;
  }

  next(): void {
    const { shape, strides } = this.#layout;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      this.at += strides[axis];
      if (++this.#index[axis] < shape[axis]) return;
      this.at -= shape[axis] * strides[axis];
      this.#index[axis] = 0;
    }
  }
}
