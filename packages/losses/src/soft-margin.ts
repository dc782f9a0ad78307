import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, f } from '@bp/tensor/engine';
import { elementwise } from './elementwise';
import { checkSigns } from './labels';
import { readLabels, readPrediction } from './operands';
import { type LossOptions, MEAN, readLossOptions, reduce } from './reduction';

const softHinge = /* @__PURE__ */ elementwise('softMargin', (x, t) =>
  f.softplus(f.neg(f.mul(t, x))),
);

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
export function softMargin(
  prediction: TensorLike,
  target: TensorLike,
  options?: LossOptions,
): Tensor {
  const { reduction } = readLossOptions('softMargin', options, MEAN);
  const x = readPrediction('softMargin', 'prediction', prediction, target);
  const t = readLabels('softMargin', target, x);
  checkSigns('softMargin', t);
  return reduce(apply(softHinge, [x, t], []), reduction);
}
