import { checkDtype, type DType, isFloat } from '../layout/dtype';
import { gatherRange } from '../layout/strided';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation } from '../operation/operation';
import { tellSame } from '../operation/tell';
import type { Tensor, TensorLike } from '../value/tensor';
import { copyEmitter } from '../wasm/emitters/copying';

/** Reads an input of any layout and type into a contiguous output. */
export const copyKernel: Kernel<unknown> = {
  name: 'copy',
  emitter: copyEmitter,
  run([out], [x]) {
    const { data } = out.storage;
    if (out.dtype === 'bool' && x.dtype !== 'bool') {
      const source = x.data;
      // NaN is not zero, so it is true.
      for (let i = 0; i < source.length; i++) data[out.offset + i] = source[i] !== 0 ? 1 : 0;
    } else {
      gatherRange(x.storage.data, x, 0, x.size, data, out.offset);
    }
  },
};

const castOperation: KernelOperation<DType> = {
  kind: 'kernel',
  name: 'cast',
  infer: ([x], dtype) => ({ shape: x.shape, dtype }),
  kernel: copyKernel,
  vjp: ({ grad, inputs: [x] }) => [isFloat(x.dtype) ? grad.cast(x.dtype) : null],
  reads: { inputs: false, output: false },
};

export const castTell = tellSame;

/**
 * The same values in another element type.
 *
 * Real numbers become whole by cutting off the fraction, and wrap around at 32 bits; NaN and ±∞ become 0. A truth
 * value is `x ≠ 0`. float64 → float32 rounds to nearest. The tensor itself is returned where it has the type already.
 *
 * @param x - a tensor or what stands for one
 * @param dtype - the wanted type
 * @returns a tensor of the same shape
 * @throws BpError `BP_DTYPE` for an unknown type
 * @example
 * cast(tensor([1.7, -1.7]), 'int32').toArray(); // [1, -1]
 */
export function cast<D extends DType>(x: TensorLike, dtype: D): Tensor<D>;
export function cast(x: TensorLike, dtype: DType): Tensor {
  const input = asTensor('cast', x);
  return checkDtype('cast', dtype) === input.dtype ? input : apply(castOperation, [input], dtype);
}
