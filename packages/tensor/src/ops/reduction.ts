import { type AxisList, axisOptions } from '../checks/axis';
import { readOptions } from '../checks/options';
import { isFloat } from '../layout/dtype';
import type { ReducedAxes } from '../layout/reduced-axes';
import { checkAxes, reducedShape } from '../layout/shape';
import { asTensor } from '../operation/convert';
import { BpError } from '../process/errors';
import type { ReduceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';

/** The options of every reduction. */
export const REDUCE_DEFAULTS: { axis: number | readonly number[] | null; keepDims: boolean } = {
  axis: null,
  keepDims: false,
};

/** Reads and checks the options of a reduction. */
export function readReduction(
  op: string,
  x: Tensor,
  options: ReduceOptions | AxisList | undefined,
): ReducedAxes {
  const { axis, keepDims } = readOptions(op, axisOptions(options), REDUCE_DEFAULTS);
  return { axes: checkAxes(op, axis, x.rank), keepDims };
}

/** A folded result with its axes back, so that it broadcasts against what was folded. */
export function restoreAxes(folded: Tensor, x: Tensor, { axes }: ReducedAxes): Tensor {
  return folded.reshape(reducedShape(x.shape, axes, true));
}

/** Refuses axes without elements, where something must be chosen among them. */
export function refuseEmpty(op: string, x: Tensor, axes: readonly number[]): void {
  if (axes.some((axis) => x.shape[axis] === 0)) {
    throw new BpError('BP_SHAPE', op, 'nothing to choose from along axes {axes} of shape {shape}', {
      axes,
      shape: x.shape,
    });
  }
}

/** Means, roots and logarithms of whole numbers and truth values are real numbers. */
export function real(op: string, x: TensorLike): Tensor {
  const input = asTensor(op, x);
  return isFloat(input.dtype) ? input : input.cast('float32');
}
