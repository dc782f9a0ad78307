import { f } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';

/**
 * The mean squared error (1/n) Σ (yᵢ − tᵢ)²; its gradient is (2/n)(yᵢ − tᵢ).
 *
 * @param prediction - y, real numbers of any shape
 * @param target - t, the wanted values, in the same shape
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the squared errors in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for an unknown option
 * @example
 * mse([1, 2], [0, 4]).item(); // 2.5
 */
export const mse: PointwiseLoss = /* @__PURE__ */ pointwise('mse', (y, t) => {
  const error = f.sub(y, t);
  return f.mul(error, error);
});
