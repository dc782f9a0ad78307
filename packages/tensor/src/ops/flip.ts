import { type AxisList, readAxis } from '../checks/axis';
import { makeView } from '../layout/nd-view';
import { checkAxes } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { ViewOperation } from '../operation/operation';
import type { Tensor, TensorLike } from '../value/tensor';

const flipOperation: ViewOperation<readonly number[]> = {
  kind: 'view',
  name: 'flip',
  layout({ storage, shape, strides, offset, rank }, axes) {
    const steps = Array.from({ length: rank }, (_, i) => (axes.includes(i) ? -1 : 1));
    const turned = makeView(storage.data, shape, strides, offset).step(...steps);
    return { shape, strides: turned.stride, offset: turned.offset };
  },
  vjp: ({ grad, params: axes }) => [grad.flip(axes)],
};

/**
 * The elements in reverse order along some axes. Copies nothing.
 *
 * @param axis - one axis, several, or null for all
 * @throws BpError `BP_SHAPE` for an axis that does not exist or is named twice
 * @example
 * flip(tensor([1, 2, 3]), 0).toArray(); // [3, 2, 1]
 */
export function flip(
  x: TensorLike,
  axis: AxisList | { readonly axis: AxisList | null } | null = null,
): Tensor {
  const input = asTensor('flip', x);
  const axes = checkAxes('flip', readAxis('flip', axis as AxisList | null, null), input.rank);
  return input.size === 0 ? input : apply(flipOperation, [input], axes);
}
