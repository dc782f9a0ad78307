import type { Tensor, TensorLike } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { checkSigns } from './labels';
import { pointwise } from './pointwise';
import { positivePart } from './positive-part';
import type { LossOptions } from './reduction';

/** Options of {@link hingeEmbedding}. */
export interface HingeEmbeddingOptions extends LossOptions {
  /** How far apart unlike things should be; 1 by default. */
  margin?: number | undefined;
}

/**
 * For distances x: x where t = 1 (alike), max(0, margin − x) where t = −1 (unlike).
 *
 * @param distance - x, real numbers of any shape
 * @param target - t, 1 or −1, in the same shape
 * @param options.margin - how far apart unlike things should be; 1 by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the distances
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the distances are not real, `BP_NUMERIC` for a label
 *   other than 1 and −1, `BP_OPTION` for an option that is unknown or no number
 * @see R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", 2006
 * @example
 * hingeEmbedding([0.5, 0.25], [1, -1]).item(); // 0.625
 */
export const hingeEmbedding: (
  distance: TensorLike,
  target: TensorLike,
  options?: HingeEmbeddingOptions,
) => Tensor = /* @__PURE__ */ pointwise(
  'hingeEmbedding',
  (x, t, { margin }) => f.select(f.eq(t, 1), x, positivePart(f.sub(margin, x))),
  {
    operands: ['x', 't'],
    choices: { margin: 1 },
    prediction: 'distance',
    checkValues: (op, _, t) => checkSigns(op, t),
  },
);
