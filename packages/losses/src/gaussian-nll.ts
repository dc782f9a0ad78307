import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import {
  ABOVE_ZERO,
  apply,
  constant,
  f,
  formulaOperation,
  type Node,
  sameShape,
} from '@bp/tensor/engine';
import { elementwise } from './elementwise';
import { checkNotNegative } from './labels';
import { likePrediction, readLabels, readPrediction } from './operands';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link gaussianNll}. */
export interface GaussianNllOptions extends LossOptions {
  /** Whether the constant ½ ln 2π is added; false by default. */
  full?: boolean | undefined;
  /** The smallest variance that is used, 10⁻⁶ by default. */
  eps?: number | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, full: false, eps: 1e-6 };
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ½ (ln v + (y − t)² / v) */
function withoutConstant(y: Node, t: Node, v: Node): Node {
  const error = f.sub(y, t);
  return f.mul(0.5, f.add(f.log(v), f.div(f.mul(error, error), v)));
}

const likelihood = /* @__PURE__ */ elementwise(
  'gaussianNll',
  (y, t, v, { full }) => {
    const loss = withoutConstant(y, t, v);
    return full ? f.add(loss, HALF_LOG_TWO_PI) : loss;
  },
  {
    operands: ['y', 't', 'v'],
    choices: { full: false },
    shown: (y, t, v, { full }) => {
      const loss = withoutConstant(y, t, v);
      return full ? f.add(loss, f.mul(0.5, f.log(f.mul(2, constant(Math.PI))))) : loss;
    },
  },
);

/** max(v, ε), through which the gradient of v passes. */
const atLeast = /* @__PURE__ */ formulaOperation(
  'atLeast',
  (v, eps) => f.add(v, f.sub(f.max(v, eps), v)),
  {
    operands: ['v'],
    scalars: ['eps'],
    adjoints: (gradient) => [gradient],
    shown: (v, eps) => f.max(v, eps),
    shownSlope: () => [constant(1)],
  },
);

/**
 * The negative log-likelihood ½ (ln v + (y − t)² / v) of targets t under normal distributions of predicted mean y and
 * predicted variance v.
 *
 * Numerics: a variance below ε counts as ε, but its gradient passes, as in PyTorch, so that it can recover.
 *
 * @param prediction - y, real numbers of any shape
 * @param target - t, in the same shape
 * @param variance - v ≥ 0, in the same shape, or with a last axis of 1 or none: one variance for each last axis
 * @param options.full - whether the constant ½ ln 2π is added; false by default
 * @param options.eps - ε > 0, 10⁻⁶ by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when prediction or variance are not real, `BP_NUMERIC` for
 *   a negative variance or NaN in the target, `BP_OPTION` for an option that is unknown or out of range
 * @see D. Nix, A. Weigend, "Estimating the mean and variance of the target probability distribution", 1994
 * @example
 * gaussianNll([1, 2], [1, 4], [1, 4]).item(); // 0.5965735912322998
 */
export function gaussianNll(
  prediction: TensorLike,
  target: TensorLike,
  variance: TensorLike,
  options?: GaussianNllOptions,
): Tensor {
  const { reduction, full, eps } = readLossOptions('gaussianNll', options, DEFAULTS, {
    eps: ABOVE_ZERO,
  });
  const y = readPrediction('gaussianNll', 'prediction', prediction, target);
  const t = readLabels('gaussianNll', target, y);
  const v = readVariance(variance, y);
  const losses = likelihood([y, t, apply(atLeast, [v], [eps])], { full });
  return reduce(losses, reduction);
}

function readVariance(value: TensorLike, y: Tensor): Tensor {
  const v = likePrediction(readPrediction('gaussianNll', 'variance', value, y), y);
  const perRow = y.shape.slice(0, -1);
  const fits = [y.shape, perRow, [...perRow, 1]].some((shape) => sameShape(v.shape, shape));
  if (!fits) {
    throw new BpError(
      'BP_SHAPE',
      'gaussianNll',
      'the variance must have the shape {prediction} of the prediction, or it with a last axis of 1, got {variance}',
      { prediction: y.shape, variance: v.shape },
    );
  }
  checkNotNegative('gaussianNll', 'variance', v);
  return v.rank === y.rank ? v : v.unsqueeze(-1);
}
