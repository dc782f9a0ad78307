import { readList } from '../checks/list';
import { checkAxis } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { ViewOperation } from '../operation/operation';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';

const permuteOperation: ViewOperation<readonly number[]> = {
  kind: 'view',
  name: 'permute',
  // Written out: a view of ndarray's would cost more than many a kernel.
  layout({ shape, strides, offset }, axes) {
    return {
      shape: axes.map((axis) => shape[axis]),
      strides: axes.map((axis) => strides[axis]),
      offset,
    };
  },
  vjp({ grad, params: axes }) {
    const inverse = new Array<number>(axes.length);
    for (let i = 0; i < axes.length; i++) inverse[axes[i]] = i;
    return [grad.permute(inverse)];
  },
};

/**
 * The axes in another order: axis i of the result is axis `axes[i]` of x. Copies nothing.
 *
 * @param axes - every axis once
 * @throws BpError `BP_SHAPE` when an axis is missing, named twice or does not exist
 * @example
 * permute(zeros([2, 3, 4]), [2, 0, 1]).shape; // [4, 2, 3]
 */
export function permute(x: TensorLike, axes: readonly number[]): Tensor {
  const input = asTensor('permute', x);
  const order = readList(axes)?.map((axis) => checkAxis('permute', axis as number, input.rank));
  if (order === undefined || order.length !== input.rank || new Set(order).size !== input.rank) {
    throw new BpError('BP_SHAPE', 'permute', 'expected each of the {rank} axes once, got {axes}', {
      rank: input.rank,
      axes,
    });
  }
  return apply(permuteOperation, [input], order);
}

/**
 * Two axes exchanged; by default the last two, so that a matrix is transposed. Copies nothing.
 *
 * @param axis0 - one axis, the last but one by default
 * @param axis1 - the other, which may be the same; the last by default
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * transpose(tensor([[1, 2], [3, 4]])).toArray(); // [[1, 3], [2, 4]]
 */
export function transpose(x: TensorLike, axis0 = -2, axis1 = -1): Tensor {
  const input = asTensor('transpose', x);
  // A vector or a number has one axis at most, which may be exchanged with itself.
  if (input.rank < 2 && [axis0, axis1].some((axis) => Number.isInteger(axis) && axis < -1)) {
    throw new BpError(
      'BP_SHAPE',
      'transpose',
      'two axes are needed, got shape {shape}; unsqueeze makes a row or a column of a vector',
      { shape: input.shape },
    );
  }
  const a = checkAxis('transpose', axis0, input.rank);
  const b = checkAxis('transpose', axis1, input.rank);
  const axes = input.shape.map((_, i) => (i === a ? b : i === b ? a : i));
  return apply(permuteOperation, [input], axes);
}
