import { type AxisList, axisOptions } from '../checks/axis';
import { readOptions } from '../checks/options';
import { isFloat } from '../layout/dtype';
import { checkAxes } from '../layout/shape';
import { asTensor } from '../operation/convert';
import type { ReduceOptions, VarianceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { REDUCE_DEFAULTS, readReduction, refuseEmpty } from './reduction';

const VARIANCE_DEFAULTS = { ...REDUCE_DEFAULTS, correction: 1 };

/**
 * The variance Σ (xᵢ − x̄)² / (n − correction) over some axes or all.
 *
 * Numerics: two passes, so that a large mean costs no digits. NaN where n ≤ correction.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * variance([1, 2, 3, 4]).item(); // 1.6666666269302368
 */
export function variance(x: TensorLike, options?: VarianceOptions | AxisList): Tensor {
  return varianceOf('variance', x, options);
}

function varianceOf(
  op: string,
  x: TensorLike,
  options: VarianceOptions | AxisList | undefined,
): Tensor {
  const { axis, keepDims, correction } = readOptions(op, axisOptions(options), VARIANCE_DEFAULTS);
  const input = real(op, x);
  const axes = checkAxes(op, axis, input.rank);
  const count = axes.reduce((n, a) => n * input.shape[a], 1);
  const deviation = input.sub(input.mean({ axis: axes, keepDims: true }));
  return deviation
    .square()
    .sum({ axis: axes, keepDims })
    .div(Math.max(count - correction, 0));
}

/**
 * The standard deviation, the square root of the {@link variance}.
 *
 * Where all elements are equal, where it has no derivative, the gradient is taken as 0, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * std([1, 2, 3, 4]).item(); // 1.29099440574646
 */
export function std(x: TensorLike, options?: VarianceOptions | AxisList): Tensor {
  return flatRoot(varianceOf('std', x, options));
}

/**
 * The length of vectors: the Euclidean norm √Σ xᵢ² over some axes or all.
 *
 * At the origin, where it has no derivative, the gradient is taken as 0, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * norm([3, 4]).item(); // 5
 */
export function norm(x: TensorLike, options?: ReduceOptions): Tensor {
  const input = real('norm', x);
  // A number alone is refused: elsewhere it is the power of the norm.
  const { axis, keepDims } = readOptions('norm', options, REDUCE_DEFAULTS);
  const axes = checkAxes('norm', axis, input.rank);
  return flatRoot(input.square().sum({ axis: axes, keepDims }));
}

/**
 * ln Σ e^xᵢ over some axes or all: a smooth maximum.
 *
 * Numerics: the largest element is taken out first, so that nothing overflows.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist or has no elements
 * @example
 * logSumExp([1000, 1000]).item(); // 1000.6931762695312
 */
export function logSumExp(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = real('logSumExp', x);
  const { axes, keepDims } = readReduction('logSumExp', input, options);
  refuseEmpty('logSumExp', input, axes);
  const largest = input.detach().max({ axis: axes, keepDims: true });
  // ∞ − ∞ would be NaN: an infinite maximum is left in place.
  const shift = largest.isFinite().where(largest, 0);
  const total = input.sub(shift).exp().sum({ axis: axes, keepDims: true }).log().add(shift);
  return keepDims ? total : total.reshape(total.shape.filter((_, i) => !axes.includes(i)));
}

/** √x whose slope at 0, which is infinite, is taken as 0: 1 stands in the place of 0, so that no gradient comes through. */
function flatRoot(x: Tensor): Tensor {
  const isZero = x.eq(0);
  return isZero.where(0, isZero.where(1, x).sqrt());
}

/** Statistics of whole numbers and truth values are real numbers. */
function real(op: string, x: TensorLike): Tensor {
  const input = asTensor(op, x);
  return isFloat(input.dtype) ? input : input.cast('float32');
}
