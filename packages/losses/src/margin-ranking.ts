import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, f, formulaOperation } from '@bp/tensor/engine';
import { checkSigns } from './labels';
import { readAnother, readLabels, readPrediction } from './operands';
import { positivePart } from './positive-part';
import { type LossOptions, type Reduction, readLossOptions, reduce } from './reduction';

/** Options of {@link marginRanking}. */
export interface MarginRankingOptions extends LossOptions {
  /** By how much the right order must be kept; 0 by default. */
  margin?: number | undefined;
}

const DEFAULTS = { reduction: 'mean' as Reduction, margin: 0 };

const wrongOrder = /* @__PURE__ */ formulaOperation(
  'marginRanking',
  (a, b, t, margin) => positivePart(f.add(f.mul(f.neg(t), f.sub(a, b)), margin)),
  { operands: ['a', 'b', 't'], scalars: ['margin'] },
);

/**
 * max(0, −t (a − b) + margin): the loss for ranking, which asks that a be larger than b where t = 1, smaller where t = −1.
 *
 * @param first - a, real scores of any shape
 * @param second - b, in the same shape
 * @param target - t, 1 or −1, in the same shape
 * @param options.margin - by how much the order must be kept; 0 by default
 * @param options.reduction - `'mean'` (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` the losses in the shape of the scores
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the scores are not real, `BP_NUMERIC` for a label
 *   other than 1 and −1, `BP_OPTION` for an option that is unknown or no number
 * @example
 * marginRanking([1, 2], [2, 1], [1, 1]).item(); // 0.5
 */
export function marginRanking(
  first: TensorLike,
  second: TensorLike,
  target: TensorLike,
  options?: MarginRankingOptions,
): Tensor {
  const { reduction, margin } = readLossOptions('marginRanking', options, DEFAULTS);
  const a = readPrediction('marginRanking', 'first', first, second);
  const b = readAnother('marginRanking', 'second', second, 'first', a);
  const t = readLabels('marginRanking', target, a);
  checkSigns('marginRanking', t);
  return reduce(apply(wrongOrder, [a, b, t], [margin]), reduction);
}
