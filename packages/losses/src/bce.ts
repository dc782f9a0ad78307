import type { TensorLike } from '@bp/tensor';
import { f, type Node } from '@bp/tensor/engine';
import { checkProbabilities } from './labels';
import { readWeight } from './operands';
import { type PointwiseLoss, pointwise } from './pointwise';
import { type LossOptions, reduce } from './reduction';

/** Options of {@link bce}. */
export interface BceOptions extends LossOptions {
  /** A factor for each element's loss; broadcasts to the shape of the target. */
  weight?: TensorLike | null | undefined;
}

/** Logarithms stop at −100, so that a wrong certainty costs 100 instead of infinity. */
const clampedLog = (logarithm: Node): Node => f.max(logarithm, -100);
const logTrue = (p: Node): Node => clampedLog(f.log(p));
const logFalse = (p: Node): Node => clampedLog(f.log1p(f.neg(p)));

/** 10⁻¹², which PyTorch keeps in single precision. */
const SMALLEST = 9.999999960041972e-13;

/**
 * The binary cross-entropy −t ln p − (1 − t) ln(1 − p) of probabilities; {@link bceWithLogits} takes logits and is the
 * more exact of the two.
 *
 * Numerics: logarithms are clamped at −100 and the gradient (p − t) / max(p(1 − p), 10⁻¹²) at its divisor, both as in
 * PyTorch.
 *
 * @param prediction - p, probabilities in [0, 1] of any shape
 * @param target - t in [0, 1], in the same shape
 * @param options.weight - a factor for each element; broadcasts to the shape of the target
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`; the mean divides by the number of elements, not
 *   by the weights
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for a
 *   prediction or label outside [0, 1], `BP_OPTION` for an unknown option
 * @example
 * bce([0.5, 0.25], [1, 0]).item(); // 0.4904146194458008
 */
export const bce: PointwiseLoss<BceOptions> = /* @__PURE__ */ pointwise(
  'bce',
  (p, t) => f.neg(f.add(f.mul(t, logTrue(p)), f.mul(f.sub(1, t), logFalse(p)))),
  {
    operands: ['p', 't'],
    // The derivative of the clamped logarithms would be 0 just where the prediction is most wrong.
    adjoints: (p, t) => (gradient) => [
      f.div(f.mul(gradient, f.sub(p, t)), f.max(f.mul(f.sub(1, p), p), SMALLEST)),
      f.mul(gradient, f.sub(logFalse(p), logTrue(p))),
    ],
    shown: (p, t) => f.neg(f.add(f.mul(t, f.log(p)), f.mul(f.sub(1, t), f.log(f.sub(1, p))))),
    shownSlope: (p, t) => [
      f.add(f.neg(f.div(t, p)), f.div(f.sub(1, t), f.sub(1, p))),
      f.sub(f.log(f.sub(1, p)), f.log(p)),
    ],
    defaults: { weight: null as TensorLike | null },
    checkValues: (op, p, t) => {
      checkProbabilities(op, 'prediction', p);
      checkProbabilities(op, 'target', t);
    },
    reduce: (losses, { weight, reduction }) =>
      reduce(
        weight === null
          ? losses
          : losses.mul(readWeight('bce', 'weight', weight, losses.shape, losses)),
        reduction,
      ),
  },
);
