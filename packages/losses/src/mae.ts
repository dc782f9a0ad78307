import { f, type Node } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';

/** |y − t| */
export const absoluteError = (y: Node, t: Node): Node => f.abs(f.sub(y, t));

/**
 * The mean absolute error (1/n) Σ |yᵢ − tᵢ| (PyTorch's L1Loss): outliers pull on it less than on {@link mse}.
 *
 * Where y = t, the derivative is taken as 0, as in PyTorch.
 *
 * @param prediction - y, real numbers of any shape
 * @param target - t, the wanted values, in the same shape
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the absolute errors in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for an unknown option
 * @example
 * mae([1, 2], [0, 4]).item(); // 1.5
 */
export const mae: PointwiseLoss = /* @__PURE__ */ pointwise('mae', (y, t) => absoluteError(y, t));
