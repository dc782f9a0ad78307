import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { apply, asTensor, f, formulaOperation, type Range, sameShape } from '@bp/tensor/engine';
import { checkSigns } from './labels';
import { readAnother, readPrediction } from './operands';
import { positivePart } from './positive-part';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link cosineEmbedding}. */
export interface CosineEmbeddingOptions extends LossOptions {
  /** The cosine that unlike vectors may have without a loss, in [−1, 1]; 0 by default. */
  margin?: number | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, margin: 0 };
const EPS = 1e-12;

const COSINES: Range = { holds: (x) => x >= -1 && x <= 1, text: '[-1, 1]' };

/** The operands are a · b, ‖a‖², ‖b‖² and the label. */
const embedding = /* @__PURE__ */ formulaOperation(
  'cosineEmbedding',
  (dot, aa, bb, t, margin) => {
    const lengths = f.mul(f.sqrt(f.add(aa, EPS)), f.sqrt(f.add(bb, EPS)));
    const cosine = f.div(dot, lengths);
    return f.select(f.eq(t, 1), f.sub(1, cosine), positivePart(f.sub(cosine, margin)));
  },
  { operands: ['a·b', 'a·a', 'b·b', 't'], scalars: ['margin'] },
);

/**
 * For pairs of vectors: 1 − cos(a, b) where t = 1 (alike), max(0, cos(a, b) − margin) where t = −1 (unlike).
 *
 * Numerics: 10⁻¹² is added to each squared length, as in PyTorch, so that a zero vector has a cosine of 0.
 *
 * @param first - a, shape [batch, features] or [features]
 * @param second - b, in the same shape
 * @param target - t, 1 or −1, one per pair: shape [batch], or a single number
 * @param options.margin - the cosine that unlike vectors may have, in [−1, 1]; 0 by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per pair
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the vectors are not real, `BP_NUMERIC` for a label
 *   other than 1 and −1, `BP_OPTION` for an option that is unknown or out of range
 * @example
 * cosineEmbedding([[1, 0], [1, 0]], [[0, 1], [1, 0]], [1, -1]).item(); // 1
 */
export function cosineEmbedding(
  first: TensorLike,
  second: TensorLike,
  target: TensorLike,
  options?: CosineEmbeddingOptions,
): Tensor {
  const op = 'cosineEmbedding';
  const { reduction, margin } = readLossOptions(op, options, DEFAULTS, { margin: COSINES });
  const a = readPrediction(op, 'first', first, second);
  const b = readAnother(op, 'second', second, 'first', a);
  const t = asTensor(op, target, a.dtype);
  if (a.rank === 0 || !sameShape(t.shape, a.shape.slice(0, -1))) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'expected vectors of shape [batch, features] and one target for each, got {vectors} and {target}',
      { vectors: a.shape, target: t.shape },
    );
  }
  checkSigns(op, t);
  const dot = (x: Tensor, y: Tensor): Tensor => x.mul(y).sum({ axis: -1 });
  return reduce(
    apply(embedding, [dot(a, b), dot(a, a), dot(b, b), t.cast(a.dtype)], [margin]),
    reduction,
  );
}
