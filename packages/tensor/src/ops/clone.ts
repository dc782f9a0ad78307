import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { KernelOperation } from '../operation/operation';
import { tellSame } from '../operation/tell';
import { Tensor, type TensorLike } from '../value/tensor';
import { copyKernel } from './cast';

const cloneOperation: KernelOperation<null> = {
  kind: 'kernel',
  name: 'clone',
  infer: ([{ shape, dtype }]) => ({ shape, dtype }),
  kernel: copyKernel,
  vjp: ({ grad }) => [grad],
  reads: { inputs: false, output: false },
};

export const cloneTell = tellSame;

/**
 * A copy with storage of its own: keeps its values when the original, a parameter say, is assigned new ones.
 *
 * @example
 * const weight = ones([2]);
 * const before = clone(weight);
 * weight.assign(0);
 * before.toArray(); // [1, 1]
 */
export function clone(x: TensorLike): Tensor {
  return apply(cloneOperation, [asTensor('clone', x)], null);
}

/**
 * The tensor itself where its elements lie in order without gaps, else a copy in which they do.
 *
 * @example
 * contiguous(transpose([[1, 2], [3, 4]])).strides; // [2, 1]
 */
export function contiguous(x: TensorLike): Tensor {
  const input = asTensor('contiguous', x);
  return input.isContiguous ? input : clone(input);
}

/**
 * The same values, cut off from their history: no gradient flows through the result. Nothing is copied.
 *
 * @example
 * detach(parameter(2).square()).requiresGrad; // false
 */
export function detach(x: TensorLike): Tensor {
  const input = asTensor('detach', x);
  if (input.record === null) return input;
  return new Tensor(input.storage, input.dtype, input.shape, input.strides, input.offset);
}
