import { arange, type Tensor, type TensorLike } from '@bp/tensor';
import { f, type Range } from '@bp/tensor/engine';
import { readClassLabels, readClassWeight, rowAxisOf } from './class-loss';
import { elementwise } from './elementwise';
import { readPrediction } from './operands';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link multiMargin}. */
export interface MultiMarginOptions extends LossOptions {
  /** 1 (the default) for straight hinges, 2 for squared ones. */
  p?: 1 | 2 | undefined;
  /** By how much the right class must lead; 1 by default. */
  margin?: number | undefined;
  /** One factor per class, by which a sample of that class counts; shape [classes]. */
  weight?: TensorLike | null | undefined;
}

const DEFAULTS = {
  reduction: 'mean' as Reduction,
  p: 1 as 1 | 2,
  margin: 1,
  weight: null as TensorLike | null,
};

const ONE_OR_TWO: Range = { holds: (p) => p === 1 || p === 2, text: '{1, 2}' };

/** max(0, margin − right + x) of every class but the right one; at the hinge itself the gradient is 0, as in PyTorch. */
const shortfall = /* @__PURE__ */ elementwise(
  'multiMargin',
  (x, right, label, classIndex, { margin, squared }) => {
    const z = f.add(f.sub(margin, right), x);
    const loss = f.select(f.or(f.eq(classIndex, label), f.le(z, 0)), 0, z);
    return squared ? f.mul(loss, loss) : loss;
  },
  { operands: ['x', 'right', 'label', 'classIndex'], choices: { margin: 1, squared: false } },
);

/**
 * (1/C) Σ_{j ≠ y} max(0, margin − x_y + x_j)ᵖ over the C classes: the right class must lead every other by a margin.
 *
 * @param prediction - x, real scores of shape [batch, classes] or [classes]
 * @param target - y, class indices in [0, classes), shape [batch] or a single one
 * @param options.p - 1 (the default) or 2
 * @param options.margin - by how much the right class must lead; 1 by default
 * @param options.weight - one factor per class, shape [classes]
 * @param options.reduction - `'mean'` over the samples (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per sample
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the scores are not real, `BP_NUMERIC` for a label
 *   outside [0, classes), `BP_OPTION` for an option that is unknown or out of range
 * @see K. Crammer, Y. Singer, "On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines", 2001
 * @example
 * multiMargin([[0.1, 0.2, 0.4, 0.8]], [3]).item(); // 0.32499998807907104
 */
export function multiMargin(
  prediction: TensorLike,
  target: TensorLike,
  options?: MultiMarginOptions,
): Tensor {
  const op = 'multiMargin';
  const { reduction, p, margin, weight } = readLossOptions(op, options, DEFAULTS, {
    p: ONE_OR_TWO,
  });
  const x = readPrediction(op, 'prediction', prediction);
  const classAxis = rowAxisOf(op, x);
  const labels = readClassLabels(op, target, x, classAxis, null);
  const column = labels.unsqueeze(classAxis);
  const classIndex = arange(x.shape[classAxis], { dtype: 'int32' });
  const operands = [x, x.gather(classAxis, column), column, classIndex];
  const losses = shortfall(operands, { margin, squared: p === 2 }).mean({ axis: classAxis });
  if (weight === null) return reduce(losses, reduction);
  const factors = readClassWeight(op, weight, x, classAxis);
  return reduce(losses.mul(factors.gather(0, labels.flatten()).reshape(labels.shape)), reduction);
}
