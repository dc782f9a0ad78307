import { noGrad } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import {
  ABOVE_ZERO,
  isFloat,
  isRepeated,
  type NumberOrTensor,
  numberOrTensor,
} from '@bp/tensor/engine';
import { tensorsOf, type Weights } from './weights';

/**
 * The max-norm constraint: scales every unit's incoming weights back to the length `limit` where they are longer,
 * w ← w · min(1, limit / ‖w‖). To be called after each step of the optimizer.
 *
 * A weight of shape [out, …] has `out` units. Biases, which have one axis, are left as they are. The parameters are
 * overwritten in place, and nothing is recorded.
 *
 * @param parameters - the weights, such as `model.parameters()`, or the model
 * @param limit - the largest length, > 0; a number, which is a constant to a compiled step, or a tensor of one, which it follows
 * @throws BpError `BP_OPTION` for another limit, `BP_DTYPE` for what holds no real numbers, `BP_GRAD` for a computed value or a view
 *   that repeats its elements; nothing has changed then
 * @example
 * const weight = parameter([[3, 4], [0, 1]]);
 * maxNorm([weight], 2.5);
 * weight.toArray(); // [[1.5, 2], [0, 1]]
 * @see N. Srebro, A. Shraibman, "Rank, Trace-Norm and Max-Norm", 2005; N. Srivastava et al., "Dropout", 2014, section 5.1
 */
export function maxNorm(parameters: Weights, limit: NumberOrTensor): void {
  numberOrTensor('maxNorm', 'limit', limit, ABOVE_ZERO);
  const weights = [...tensorsOf(parameters)];
  for (const w of weights) {
    if (!isTensor(w) || !isFloat(w.dtype)) {
      throw new BpError('BP_DTYPE', 'maxNorm', 'expected tensors of real numbers, got {got}', {
        got: isTensor(w) ? w.dtype : typeof w,
      });
    }
    if (w.record?.computed || isRepeated(w)) {
      throw new BpError(
        'BP_GRAD',
        'maxNorm',
        'expected tensors that can be overwritten, got a computed value or repeated view of shape {shape}; pass the parameter it came from',
        { shape: w.shape },
      );
    }
  }
  noGrad(() => {
    const writes = weights.flatMap((w): [Tensor, Tensor][] => {
      if (w.rank < 2) return [];
      const axis = w.shape.slice(1).map((_, i) => i + 1);
      const norm = w.norm({ axis, keepDims: true });
      const most = isTensor(limit) ? limit.cast(w.dtype) : limit;
      // Weights within the limit keep every bit: they are multiplied by 1, not by a quotient close to it.
      return [[w, w.mul(norm.gt(most).where(norm.reciprocal().mul(most), 1))]];
    });
    for (const [w, value] of writes) w.assign(value);
  });
}
