import type { Tensor } from '@bp/tensor';
import { isFloat } from '@bp/tensor/engine';

/** The index along each axis of the i-th element in row-major order. */
export function positionOf(i: number, shape: readonly number[]): number[] {
  const position = new Array<number>(shape.length);
  let rest = i;
  for (let k = shape.length - 1; k >= 0; k--) {
    position[k] = rest % shape[k];
    rest = Math.floor(rest / shape[k]);
  }
  return position;
}

/** The element at an index of a larger shape to which x is broadcast. */
export function valueAt(x: Tensor, position: readonly number[]): number {
  const lead = position.length - x.shape.length;
  let at = x.offset;
  for (let k = 0; k < x.shape.length; k++) {
    if (x.shape[k] > 1) at += position[lead + k] * x.strides[k];
  }
  return x.storage.data[at];
}

/** Every element with its number in row-major order. */
export function* elementsOf(x: Tensor): Iterable<[i: number, value: number]> {
  if (x.isContiguous) {
    const { data } = x.storage;
    for (let i = 0; i < x.size; i++) yield [i, data[x.offset + i]];
  } else for (let i = 0; i < x.size; i++) yield [i, valueAt(x, positionOf(i, x.shape))];
}

/** Whether there is NaN, ∞ or −∞ among the elements. */
export function hasNonFinite(x: Tensor): boolean {
  if (!isFloat(x.dtype)) return false;
  if (x.isContiguous) {
    const { data } = x.storage;
    // x − x is 0 for finite numbers, NaN for all others.
    let sum = 0;
    for (let i = 0; i < x.size; i++) {
      const value = data[x.offset + i];
      sum += value - value;
    }
    return sum !== 0;
  }
  for (const [, value] of elementsOf(x)) if (!Number.isFinite(value)) return true;
  return false;
}

/** The smallest and the largest of the finite elements. */
export function rangeOf(x: Tensor): { readonly min: number | null; readonly max: number | null } {
  let [min, max] = [Infinity, -Infinity];
  for (const [, value] of elementsOf(x)) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? { min: null, max: null } : { min, max };
}
