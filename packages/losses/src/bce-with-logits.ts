import type { TensorLike } from '@bp/tensor';
import { f, isConstant } from '@bp/tensor/engine';
import { checkProbabilities } from './labels';
import { logisticLoss, shownLogisticLoss } from './logistic';
import { type PointwiseLoss, pointwise } from './pointwise';
import type { LossOptions } from './reduction';

/** Options of {@link bceWithLogits}. */
export interface BceWithLogitsOptions extends LossOptions {
  /** A factor for each element's loss; broadcasts to the shape of the target. */
  weight?: TensorLike | null | undefined;
  /** A factor for the loss of positive labels, often negatives ÷ positives; broadcasts to the shape of the target. */
  posWeight?: TensorLike | null | undefined;
}

/**
 * The binary cross-entropy of logits, −t ln σ(x) − (1 − t) ln(1 − σ(x)): the loss for yes-or-no answers, with the
 * sigmoid inside. Its gradient is σ(x) − t.
 *
 * Numerics: computed as t · softplus(−x) + (1 − t) · softplus(x), so that logits of any size neither overflow nor lose
 * digits; prefer it to a sigmoid followed by {@link bce}.
 *
 * @param logits - x, real numbers of any shape
 * @param target - t in [0, 1], in the same shape
 * @param options.weight - a factor for each element; broadcasts to the shape of the target
 * @param options.posWeight - a factor for the part of positive labels; broadcasts to the shape of the target
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`; the mean divides by the number of elements, not
 *   by the weights
 * @returns a single number, or with `'none'` the losses in the shape of the logits
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the logits are not real, `BP_NUMERIC` for a label
 *   outside [0, 1], `BP_OPTION` for an unknown option
 * @example
 * bceWithLogits([0, 1000], [1, 1]).item(); // 0.3465735912322998
 */
export const bceWithLogits: PointwiseLoss<BceWithLogitsOptions> = /* @__PURE__ */ pointwise(
  'bceWithLogits',
  (x, t, { weight, posWeight }) => f.mul(weight, logisticLoss(x, t, posWeight)),
  {
    operands: ['x', 't'],
    choices: { weight: null, posWeight: null },
    shown: (x, t, { weight, posWeight }) => f.mul(weight, shownLogisticLoss(x, t, posWeight)),
    // σ(x) − t; with weights of the positive labels it is none of the well-known forms.
    shownSlope: (x, t, { weight, posWeight }) =>
      isConstant(posWeight, 1) ? [f.mul(weight, f.sub(f.sigmoid(x), t))] : [],
    prediction: 'logits',
    checkValues: (op, _, t) => checkProbabilities(op, 'target', t),
  },
);
