import type { Tensor, TensorLike } from '@bp/tensor';
import { FROM_ZERO, f, isRecord } from '@bp/tensor/engine';
import { absoluteError } from './mae';
import { pointwise } from './pointwise';
import type { LossOptions } from './reduction';

/** Options of {@link smoothL1}. */
export interface SmoothL1Options extends LossOptions {
  /** Where the parabola meets the straight lines; 1 by default, 0 gives the mean absolute error. */
  beta?: number | undefined;
}

const SETTINGS = { choices: { beta: 1 }, rules: { beta: FROM_ZERO } };

const rounded = /* @__PURE__ */ pointwise(
  'smoothL1',
  (y, t, { beta }) => {
    const error = f.sub(y, t);
    const distance = f.abs(error);
    const parabola = f.div(f.mul(0.5, f.mul(error, error)), beta);
    // NaN chooses the parabola, whose slope there is NaN.
    return f.select(f.ge(distance, beta), f.sub(distance, f.mul(0.5, beta)), parabola);
  },
  SETTINGS,
);

const pointed = /* @__PURE__ */ pointwise('smoothL1', (y, t) => absoluteError(y, t), SETTINGS);

/**
 * With the error e = y − t: e²/2β where |e| < β, else |e| − β/2. Like {@link mae}, but without its kink at 0.
 *
 * It is {@link huber} with δ = β, divided by β.
 *
 * @param prediction - y, real numbers of any shape
 * @param target - t, the wanted values, in the same shape
 * @param options.beta - β ≥ 0, 1 by default as in PyTorch; 0 is the absolute error
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for a negative beta or an unknown option
 * @see R. Girshick, "Fast R-CNN", 2015, equation 3
 * @example
 * smoothL1([0.5, 3], [0, 0], { reduction: 'none' }).toArray(); // [0.125, 2.5]
 */
export function smoothL1(
  prediction: TensorLike,
  target: TensorLike,
  options?: SmoothL1Options,
): Tensor {
  // The parabola of width 0 would divide by it.
  return (isRecord(options) && options.beta === 0 ? pointed : rounded)(prediction, target, options);
}
