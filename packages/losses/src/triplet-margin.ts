import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, FROM_ZERO, f, formulaOperation, POWER } from '@bp/tensor/engine';
import { readAnother, readPrediction } from './operands';
import { positivePart } from './positive-part';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link tripletMargin}. */
export interface TripletMarginOptions extends LossOptions {
  /** By how much the negative must be farther away than the positive; 1 by default. */
  margin?: number | undefined;
  /** The norm that measures distances, 2 by default. */
  p?: number | undefined;
  /** Added to each difference, so that a distance of 0 has a gradient; 10⁻⁶ by default. */
  eps?: number | undefined;
  /** Whether the negative may be compared with the positive instead of the anchor, whichever is nearer; false by default. */
  swap?: boolean | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, margin: 1, p: 2, eps: 1e-6, swap: false };

const tooNear = /* @__PURE__ */ formulaOperation(
  'tripletMargin',
  (positive, negative, margin) => positivePart(f.add(f.sub(positive, negative), margin)),
  { operands: ['positive', 'negative'], scalars: ['margin'] },
);

/**
 * max(0, d(anchor, positive) − d(anchor, negative) + margin), where d is a distance: brings like things together and keeps
 * unlike ones apart.
 *
 * @param anchor - shape […, features]
 * @param positive - something like the anchor, in the same shape
 * @param negative - something unlike it, in the same shape
 * @param options.margin - how much farther the negative must be; 1 by default
 * @param options.p - the norm ‖·‖ₚ that measures distances, p in (0, ∞]; 2 by default
 * @param options.eps - added to each difference; 10⁻⁶ by default
 * @param options.swap - whether d(positive, negative) counts where it is smaller; false by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per triplet
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the vectors are not real, `BP_OPTION` for an option
 *   that is unknown or out of range
 * @see V. Balntas et al., "Learning local feature descriptors with triplets and shallow convolutional neural networks",
 *   2016 (with the swap)
 * @example
 * tripletMargin([[0, 0]], [[3, 4]], [[0, 5]]).item(); // about 1
 */
export function tripletMargin(
  anchor: TensorLike,
  positive: TensorLike,
  negative: TensorLike,
  options?: TripletMarginOptions,
): Tensor {
  const op = 'tripletMargin';
  const { reduction, margin, p, eps, swap } = readLossOptions(op, options, DEFAULTS, {
    p: POWER,
    eps: FROM_ZERO,
  });
  const a = readPrediction(op, 'anchor', anchor);
  const like = readAnother(op, 'positive', positive, 'anchor', a);
  const unlike = readAnother(op, 'negative', negative, 'anchor', a);
  const distance = (x: Tensor, y: Tensor): Tensor => lengthOf(x.sub(y).add(eps), p);
  const far = distance(a, unlike);
  const farthest = swap ? far.minimum(distance(like, unlike)) : far;
  return reduce(apply(tooNear, [distance(a, like), farthest], [margin]), reduction);
}

/**
 * ‖x‖ₚ along the last axis; 0 has a gradient of 0.
 *
 * The largest element is divided out first, so that no power overflows or vanishes; it is a constant to the chain rule, as its
 * part in the value cancels.
 */
function lengthOf(x: Tensor, p: number): Tensor {
  const axis = x.rank === 0 ? null : -1;
  if (p === 2) return x.norm({ axis });
  const size = x.abs();
  if (p === 1) return size.sum({ axis });
  if (p === Infinity) return size.max({ axis });
  const largest = size.detach().max({ axis, keepDims: true });
  const scale = largest.gt(0).logicalAnd(largest.isFinite()).where(largest, 1);
  const powers = size.div(scale).pow(p).sum({ axis, keepDims: true });
  const isZero = powers.eq(0);
  const length = isZero.where(0, isZero.where(1, powers).pow(1 / p)).mul(scale);
  return length.sum({ axis });
}
