import { f } from '@bp/tensor/engine';
import { checkSigns } from './labels';
import { type PointwiseLoss, pointwise } from './pointwise';

/**
 * ln(1 + e^(−t x)): {@link bceWithLogits} for labels 1 and −1.
 *
 * Numerics: through softplus, so that scores of any size neither overflow nor lose digits.
 *
 * @param prediction - x, real scores of any shape
 * @param target - t, 1 or −1, in the same shape
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for a label
 *   other than 1 and −1, `BP_OPTION` for an unknown option
 * @example
 * softMargin([0, 1000], [1, 1]).item(); // 0.3465735912322998
 */
export const softMargin: PointwiseLoss = /* @__PURE__ */ pointwise(
  'softMargin',
  (x, t) => f.softplus(f.neg(f.mul(t, x))),
  {
    operands: ['x', 't'],
    shown: (x, t) => f.log(f.add(1, f.exp(f.neg(f.mul(t, x))))),
    checkValues: (op, _, t) => checkSigns(op, t),
  },
);
