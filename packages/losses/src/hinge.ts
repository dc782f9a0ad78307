import { f } from '@bp/tensor/engine';
import { checkSigns } from './labels';
import { type PointwiseLoss, pointwise } from './pointwise';
import { positivePart } from './positive-part';
import type { LossOptions } from './reduction';

/** Options of {@link hinge}. */
export interface HingeOptions extends LossOptions {
  /** Whether what is missing counts by its square; false by default. */
  squared?: boolean | undefined;
}

/**
 * max(0, 1 − t x), or its square: the loss of a support vector machine, which asks of a score x that it lie on the side of its
 * label t by at least 1.
 *
 * At t x = 1 the gradient is −t, as through PyTorch's clamp; squared it is 0 there.
 *
 * @param prediction - x, real scores of any shape
 * @param target - t, 1 or −1, in the same shape
 * @param options.squared - whether what is missing counts by its square; false by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for a label
 *   other than 1 and −1, `BP_OPTION` for an unknown option
 * @see C. Cortes, V. Vapnik, "Support-Vector Networks", 1995
 * @example
 * hinge([0.5, 2, 1], [1, 1, -1], { reduction: 'none' }).toArray(); // [0.5, 0, 2]
 * hinge([0.5, 2, 1], [1, 1, -1], { squared: true, reduction: 'sum' }).item(); // 4.25
 */
export const hinge: PointwiseLoss<HingeOptions> = /* @__PURE__ */ pointwise(
  'hinge',
  (x, t, { squared }) => {
    const missing = positivePart(f.sub(1, f.mul(t, x)));
    return squared ? f.mul(missing, missing) : missing;
  },
  {
    operands: ['x', 't'],
    choices: { squared: false },
    checkValues: (op, _, t) => checkSigns(op, t),
  },
);
