import { ABOVE_ZERO, f } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';
import type { LossOptions } from './reduction';

/** Options of {@link huber}. */
export interface HuberOptions extends LossOptions {
  /** The error up to which the loss is a parabola; 1 by default. */
  delta?: number | undefined;
}

/**
 * With the error e = y − t: e²/2 where |e| ≤ δ, else δ(|e| − δ/2). The gradient is the error, limited to [−δ, δ].
 *
 * @param prediction - y, real numbers of any shape
 * @param target - t, the wanted values, in the same shape
 * @param options.delta - δ > 0, 1 by default as in PyTorch
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for a delta ≤ 0 or an unknown option
 * @see P. Huber, "Robust Estimation of a Location Parameter", 1964
 * @example
 * huber([0.5, 3], [0, 0], { delta: 2, reduction: 'none' }).toArray(); // [0.125, 4]
 */
export const huber: PointwiseLoss<HuberOptions> = /* @__PURE__ */ pointwise(
  'huber',
  (y, t, { delta }) => {
    const error = f.sub(y, t);
    const distance = f.abs(error);
    const parabola = f.mul(0.5, f.mul(error, error));
    const line = f.mul(delta, f.sub(distance, f.mul(0.5, delta)));
    // NaN chooses the parabola, whose slope there is NaN.
    return f.select(f.gt(distance, delta), line, parabola);
  },
  { choices: { delta: 1 }, rules: { delta: ABOVE_ZERO } },
);
