import { broadcastStrides, checkShape, sameShape, stretches } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { ViewOperation } from '../operation/operation';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';

const expandOperation: ViewOperation<readonly number[]> = {
  kind: 'view',
  name: 'expand',
  layout: ({ shape, strides, offset }, to) => ({
    shape: to,
    strides: broadcastStrides(shape, strides, to),
    offset,
  }),
  vjp: ({ grad, inputs: [x] }) => [grad.sumTo(x.shape)],
};

/**
 * The tensor seen in a larger shape: axes of extent 1 repeat, new axes come in front. Copies nothing.
 *
 * @param shape - the new shape; −1 keeps an axis as it is
 * @throws BpError `BP_SHAPE` when an axis that is not 1 would have to change
 * @example
 * expand(tensor([[1], [2]]), [2, 3]).toArray(); // [[1, 1, 1], [2, 2, 2]]
 */
export function expand(x: TensorLike, shape: readonly number[]): Tensor {
  const input = asTensor('expand', x);
  const given = checkShape('expand', shape, -1);
  const lead = given.length - input.rank;
  const to = given.map((extent, i) => (extent === -1 ? input.shape[i - lead] : extent));
  // A new axis has no extent to keep.
  if (!stretches(input.shape, to) || given.some((extent, i) => extent < 0 && i < lead)) {
    throw new BpError(
      'BP_SHAPE',
      'expand',
      'shape {from} does not stretch to {to}; only axes of extent 1 can grow, and new axes come in front',
      { from: input.shape, to: given },
    );
  }
  return sameShape(to, input.shape) ? input : apply(expandOperation, [input], to);
}

/**
 * The sum over all axes along which a smaller shape would be stretched: the reverse of broadcasting, and its gradient.
 *
 * @param shape - a shape that broadcasts to that of x
 * @throws BpError `BP_SHAPE` when it does not
 * @example
 * sumTo(tensor([[1, 2], [3, 4]]), [2]).toArray(); // [4, 6]
 */
export function sumTo(x: TensorLike, shape: readonly number[]): Tensor {
  const input = asTensor('sumTo', x);
  if (sameShape(input.shape, checkShape('sumTo', shape))) return input;
  const lead = input.rank - shape.length;
  if (!stretches(shape, input.shape)) {
    throw new BpError('BP_SHAPE', 'sumTo', 'shape {to} does not broadcast to {from}', {
      from: input.shape,
      to: shape,
    });
  }
  const axis: number[] = [];
  for (let i = 0; i < input.rank; i++) {
    if (i < lead || (shape[i - lead] === 1 && input.shape[i] !== 1)) axis.push(i);
  }
  // New axes are gone after the sum, stretched ones stay.
  if (axis.length === lead) return input.sum({ axis });
  const sum = input.sum({ axis, keepDims: true });
  return lead === 0 ? sum : sum.reshape(shape);
}
