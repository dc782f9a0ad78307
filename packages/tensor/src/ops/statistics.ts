import { type AxisList, axisOptions } from '../checks/axis';
import { readOptions } from '../checks/options';
import { f } from '../formula/build';
import { checkAxes } from '../layout/shape';
import { apply } from '../operation/apply';
import { formulaOperation } from '../operation/formula-operation';
import type { ReduceOptions, VarianceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { normOperation } from './norm';
import { REDUCE_DEFAULTS, readReduction, real } from './reduction';

const VARIANCE_DEFAULTS = { ...REDUCE_DEFAULTS, correction: 1 };

/**
 * The variance Σ (xᵢ − x̄)² / (n − correction) over some axes or all.
 *
 * Numerics: with the mean m of x, the mean c of x − m is what rounding has left out of m, and the deviations are (x − m) − c;
 * so a large mean costs no digits. NaN where n ≤ correction.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * variance([1, 2, 3, 4]).item(); // 1.6666666269302368
 * @see T. Chan, G. Golub, R. LeVeque, "Algorithms for Computing the Sample Variance", 1983, section 2
 */
export function variance(x: TensorLike, options?: VarianceOptions | AxisList): Tensor {
  const { deviations, axes, keepDims, divisor } = readDeviations('variance', x, options);
  return deviations.square().sum({ axis: axes, keepDims }).div(divisor);
}

function readDeviations(
  op: string,
  x: TensorLike,
  options: VarianceOptions | AxisList | undefined,
) {
  const { axis, keepDims, correction } = readOptions(op, axisOptions(options), VARIANCE_DEFAULTS);
  const input = real(op, x);
  const axes = checkAxes(op, axis, input.rank);
  const count = axes.reduce((n, a) => n * input.shape[a], 1);
  const divisor = Math.max(count - correction, 0);
  const average = (values: Tensor): Tensor => values.sum({ axis: axes, keepDims: true }).div(count);
  // The first mean is a constant to the chain rule: where it lies does not change the deviations.
  const shifted = input.sub(average(input.detach()));
  return { deviations: shifted.sub(average(shifted)), axes, keepDims, divisor };
}

/**
 * The standard deviation, the square root of the {@link variance}, also where that is beyond the range of the type.
 *
 * Where all elements are equal, where it has no derivative, the gradient is taken as 0, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * std([1, 2, 3, 4]).item(); // 1.29099440574646
 */
export function std(x: TensorLike, options?: VarianceOptions | AxisList): Tensor {
  const { deviations, axes, keepDims, divisor } = readDeviations('std', x, options);
  return apply(normOperation, [deviations], { axes, keepDims, divisor });
}

/** ln s, and −∞ with a slope of 0 where nothing was summed up that is not 0. */
const logOfSum = /* @__PURE__ */ formulaOperation(
  'logOfSum',
  (s) => f.select(f.eq(s, 0), -Infinity, f.log(s)),
  { operands: ['s'], shown: (s) => f.log(s) },
);

/**
 * ln Σ e^xᵢ over some axes or all: a smooth maximum; −∞ of nothing, and of elements that are all −∞, where its gradient is 0.
 *
 * Numerics: the largest element is taken out first, so that nothing overflows.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * logSumExp([1000, 1000]).item(); // 1000.6931762695312
 */
export function logSumExp(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = real('logSumExp', x);
  const { axes, keepDims } = readReduction('logSumExp', input, options);
  const empty = axes.some((axis) => input.shape[axis] === 0);
  const largest = empty ? null : input.detach().max({ axis: axes, keepDims: true });
  // ∞ − ∞ would be NaN: an infinite maximum is left in place.
  const shift = largest === null ? 0 : largest.isFinite().where(largest, 0);
  const sum = input.sub(shift).exp().sum({ axis: axes, keepDims: true });
  const total = apply(logOfSum, [sum], []).add(shift);
  return keepDims ? total : total.reshape(total.shape.filter((_, i) => !axes.includes(i)));
}
