import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, checkNumber, FINITE, f, scalar } from '@bp/tensor/engine';
import { elementwise, hinge } from './elementwise';
import { checkSigns } from './labels';
import { readLabels, readPrediction } from './operands';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link hingeEmbedding}. */
export interface HingeEmbeddingOptions extends LossOptions {
  /** How far apart unlike things should be; 1 by default. */
  margin?: number | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, margin: 1 };

const embedding = /* @__PURE__ */ elementwise('hingeEmbedding', (x, t) =>
  f.select(f.eq(t, 1), x, hinge(f.sub(scalar(0), x))),
);

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
export function hingeEmbedding(
  distance: TensorLike,
  target: TensorLike,
  options?: HingeEmbeddingOptions,
): Tensor {
  const { reduction, margin } = readLossOptions('hingeEmbedding', options, DEFAULTS);
  checkNumber('hingeEmbedding', 'margin', margin, FINITE);
  const x = readPrediction('hingeEmbedding', 'distance', distance, target);
  const t = readLabels('hingeEmbedding', target, x);
  checkSigns('hingeEmbedding', t);
  return reduce(apply(embedding, [x, t], [margin]), reduction);
}
