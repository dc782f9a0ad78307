import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, f, formulaOperation } from '@bp/tensor/engine';
import { classAxisOf, readClassWeight } from './class-loss';
import { checkProbabilities } from './labels';
import { logisticLoss, shownLogisticLoss } from './logistic';
import { readLabels, readPrediction } from './operands';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link multiLabelSoftMargin}. */
export interface MultiLabelSoftMarginOptions extends LossOptions {
  /** One factor per class; shape [classes]. */
  weight?: TensorLike | null | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, weight: null as TensorLike | null };

const logistic = /* @__PURE__ */ formulaOperation(
  'multiLabelSoftMargin',
  (x, t) => logisticLoss(x, t),
  {
    operands: ['x', 't'],
    shown: (x, t) => shownLogisticLoss(x, t),
    shownSlope: (x, t) => [f.sub(f.sigmoid(x), t), undefined],
  },
);

/**
 * The mean over the classes of −t ln σ(x) − (1 − t) ln(1 − σ(x)): each sample may have several classes, each of which is
 * a question of yes or no.
 *
 * Numerics: as {@link bceWithLogits}.
 *
 * @param logits - x, shape [batch, classes] or [classes]
 * @param target - t in [0, 1], in the same shape
 * @param options.weight - one factor per class, shape [classes]
 * @param options.reduction - `'mean'` over the samples (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per sample
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the logits are not real, `BP_NUMERIC` for a label
 *   outside [0, 1], `BP_OPTION` for an unknown option
 * @example
 * multiLabelSoftMargin([[0, 0]], [[1, 0]]).item(); // 0.6931471824645996
 */
export function multiLabelSoftMargin(
  logits: TensorLike,
  target: TensorLike,
  options?: MultiLabelSoftMarginOptions,
): Tensor {
  const op = 'multiLabelSoftMargin';
  const { reduction, weight } = readLossOptions(op, options, DEFAULTS);
  const x = readPrediction(op, 'logits', logits, target);
  classAxisOf(op, x);
  const t = readLabels(op, target, x);
  checkProbabilities(op, 'target', t);
  const losses = apply(logistic, [x, t], []);
  const weighed = weight === null ? losses : losses.mul(readClassWeight(op, weight, x, x.rank - 1));
  return reduce(weighed.mean({ axis: -1 }), reduction);
}
