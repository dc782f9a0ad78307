import { type AxisOption, readAxis } from '../checks/axis';
import { checkAxis, checkShape, sameShape, sizeOf } from '../layout/shape';
import { reshapeStrides } from '../layout/strided';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { ViewOperation } from '../operation/operation';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { clone } from './clone';

const reshapeOperation: ViewOperation<{
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}> = {
  kind: 'view',
  name: 'reshape',
  layout: ({ offset }, { shape, strides }) => ({ shape, strides, offset }),
  vjp: ({ grad, inputs: [x] }) => [grad.reshape(x.shape)],
};

/**
 * The same elements, in the same order, in another shape. Copies only where no strides can express it.
 *
 * @param shape - the new extents; one of them may be −1 and is found from the others
 * @throws BpError `BP_SHAPE` when the number of elements differs
 * @example
 * reshape(arange(6), [2, -1]).toArray(); // [[0, 1, 2], [3, 4, 5]]
 */
export function reshape(x: TensorLike, shape: readonly number[]): Tensor {
  return reshaped('reshape', asTensor('reshape', x), shape);
}

function reshaped(op: string, x: Tensor, shape: readonly number[]): Tensor {
  const to = inferExtent(op, x, checkShape(op, shape, -1));
  if (sameShape(to, x.shape)) return x;
  const strides = reshapeStrides(x.shape, x.strides, to);
  if (strides === null) return reshaped(op, clone(x), to);
  return apply(reshapeOperation, [x], { shape: to, strides });
}

function inferExtent(op: string, x: Tensor, shape: readonly number[]): readonly number[] {
  const unknown = shape.indexOf(-1);
  const known = sizeOf(shape.filter((_, i) => i !== unknown));
  const to = unknown < 0 ? shape : shape.map((n, i) => (i === unknown ? x.size / known : n));
  if (!to.every((n) => Number.isInteger(n) && n >= 0) || sizeOf(to) !== x.size) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'shape {from} has {size} elements, which do not fit into {to}',
      { from: x.shape, size: x.size, to: shape },
    );
  }
  return to;
}

/**
 * The axes `start` to `end` merged into one.
 *
 * @param start - the first axis to merge
 * @param end - the last axis to merge, itself included
 * @throws BpError `BP_SHAPE` for an axis that does not exist or lies after the end
 * @example
 * flatten(zeros([2, 3, 4]), 1).shape; // [2, 12]
 */
export function flatten(x: TensorLike, start = 0, end = -1): Tensor {
  const input = asTensor('flatten', x);
  const { shape, rank } = input;
  if (rank === 0) return reshaped('flatten', input, [1]);
  const first = checkAxis('flatten', start, rank);
  const last = checkAxis('flatten', end, rank);
  if (first > last) {
    throw new BpError(
      'BP_SHAPE',
      'flatten',
      'the first axis must not lie after the last, got {start} and {end}',
      { start, end },
    );
  }
  const merged = sizeOf(shape.slice(first, last + 1));
  const to = [...shape.slice(0, first), merged, ...shape.slice(last + 1)];
  return reshaped('flatten', input, to);
}

/**
 * Without its axes of extent 1, or without one of them.
 *
 * @param given - the axis to drop; all of extent 1 where it is not given. An axis of another extent stays, as in PyTorch
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * squeeze(zeros([1, 3, 1])).shape; // [3]
 */
export function squeeze(x: TensorLike, given?: AxisOption): Tensor {
  const input = asTensor('squeeze', x);
  const axis = readAxis('squeeze', given as number | undefined, undefined);
  const { shape, rank } = input;
  if (rank === 0 && (axis === 0 || axis === -1)) return input;
  const at = axis === undefined ? null : checkAxis('squeeze', axis, rank);
  const kept = shape.filter((extent, i) => extent !== 1 || (at !== null && i !== at));
  return reshaped('squeeze', input, kept);
}

/**
 * With a new axis of extent 1.
 *
 * @param axis - where it stands in the result; −1 is last
 * @throws BpError `BP_SHAPE` when there is no such place
 * @example
 * unsqueeze(zeros([3]), 0).shape; // [1, 3]
 */
export function unsqueeze(x: TensorLike, axis: AxisOption): Tensor {
  const input = asTensor('unsqueeze', x);
  const at = checkAxis('unsqueeze', axis, input.rank + 1);
  return reshaped('unsqueeze', input, [...input.shape.slice(0, at), 1, ...input.shape.slice(at)]);
}
