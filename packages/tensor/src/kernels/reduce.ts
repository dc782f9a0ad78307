import { allocate, type DType, type TypedArray } from '../layout/dtype';
import type { ReducedAxes } from '../layout/reduced-axes';
import { sizeOf } from '../layout/shape';
import { carry, gatherRange, type Layout, reshapeStrides, unravel } from '../layout/strided';
import type { Kernel } from '../operation/kernel';
import type { Tensor } from '../value/tensor';
import type { Emitter } from '../wasm/emission';

/** Folds `n` numbers, `stride` apart from `start` on, into one. */
export type Fold<P = unknown> = (
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
  params: P,
) => number;

/**
 * A kernel that folds the elements along some axes, in logical row-major order, whatever the strides.
 */
export function reductionKernel<P extends ReducedAxes>(
  name: string,
  fold: Fold<P>,
  emitter: Emitter<P>,
): Kernel<P> {
  return {
    name,
    emitter,
    run([out], [x], params) {
      const { data } = x.storage;
      const [kept, folded] = divide(x, params.axes);
      const n = sizeOf(folded.shape);
      const stride = commonStride(folded, n);
      // Elements that lie at one distance from each other are folded where they are; others are copied together first.
      const source = stride === null ? allocate(x.dtype, n) : data;
      const position = new Odometer(kept);
      const target = out.storage.data;
      for (let i = 0; i < out.size; i++) {
        if (stride === null) {
          gatherRange(data, { ...folded, offset: position.at }, 0, n, source, 0);
          target[out.offset + i] = fold(source, 0, 1, n, x.dtype, params);
        } else {
          target[out.offset + i] = fold(source, position.at, stride, n, x.dtype, params);
        }
        position.next();
      }
    },
  };
}

/** The axes that stay, and those that are folded away. */
function divide(
  { shape, strides, offset }: Tensor,
  axes: readonly number[],
): [kept: Layout, folded: Layout] {
  const kept = { shape: [] as number[], strides: [] as number[], offset };
  const folded = { shape: [] as number[], strides: [] as number[], offset };
  for (let axis = 0; axis < shape.length; axis++) {
    const part = axes.includes(axis) ? folded : kept;
    part.shape.push(shape[axis]);
    part.strides.push(strides[axis]);
  }
  return [kept, folded];
}

/** How far apart the elements lie, in logical order; null where that differs. */
function commonStride({ shape, strides }: Layout, size: number): number | null {
  if (shape.length === 1) return strides[0];
  return reshapeStrides(shape, strides, [size])?.[0] ?? null;
}

/** Steps through the places of a layout in logical order. */
export class Odometer {
  /** Where the current element lies. */
  declare at: number;
  readonly #index: number[];
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#index = unravel(0, layout.shape);
    this.at = layout.offset;
  }

  next(): void {
    const { shape, strides } = this.#layout;
    this.at = carry(this.#index, shape, strides, shape.length - 1, this.at);
  }
}
