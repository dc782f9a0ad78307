import { allocate, type DType, type TypedArray } from '../layout/dtype';
import { gatherRange, type Layout } from '../layout/strided';
import type { Storage } from './storage';

/** How elements lie in the numbers of a storage: a tensor without them. */
interface Elements extends Layout {
  readonly dtype: DType;
  readonly size: number;
  readonly isContiguous: boolean;
}

/** The elements in logical, row-major order, from all the numbers they are among; not a copy where none is needed. */
export function elementsOf(x: Elements, data: TypedArray): TypedArray {
  const { dtype, size, offset } = x;
  if (x.isContiguous) {
    return offset === 0 && data.length === size ? data : data.subarray(offset, offset + size);
  }
  const copy = allocate(dtype, size);
  gatherRange(data, x, 0, size, copy, 0);
  return copy;
}

/** The element at a position, one number per axis. */
export function valueAt(
  { storage, strides, offset }: Pick<Layout, 'strides' | 'offset'> & { readonly storage: Storage },
  at: readonly number[],
): number {
  return storage.data[at.reduce((place, i, axis) => place + i * strides[axis], offset)];
}
