import type { Tensor } from '@bp/tensor';
import { isFloat } from '@bp/tensor/engine';

/** Whether all numbers of some tensors are finite. */
export function areFinite(tensors: Iterable<Tensor>): boolean {
  for (const { storage, dtype } of tensors) {
    if (!isFloat(dtype)) continue;
    const { data } = storage;
    // A sum of finite numbers may overflow, a product with 0 is 0 or NaN.
    let odd = 0;
    for (let i = 0; i < data.length; i++) odd += data[i] * 0;
    if (odd !== 0) return false;
  }
  return true;
}
