import { f } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';
import { type Reduction, reduce } from './reduction';

/** Options of {@link klDiv}. */
export interface KlDivOptions {
  /** `'mean'` over all elements (the default, as in PyTorch), `'batchmean'` (the divergence proper), `'sum'` or `'none'`. */
  reduction?: Reduction | 'batchmean' | undefined;
  /** Whether the target too is given as logarithms; false by default. */
  logTarget?: boolean | undefined;
}

/**
 * The Kullback-Leibler divergence Σ t (ln t − x) of probabilities t from predicted log-probabilities x: what is lost by
 * taking the prediction for the target.
 *
 * @param prediction - x, logarithms of probabilities, any shape
 * @param target - t, probabilities (or their logarithms, with `logTarget`), in the same shape
 * @param options.reduction - `'mean'` divides by the number of elements, `'batchmean'` by the extent of the first axis,
 *   which is the divergence itself; also `'sum'` and `'none'`
 * @param options.logTarget - whether the target is given as logarithms; false by default
 * @returns a single number, or with `'none'` the terms in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for an unknown option
 * @see S. Kullback, R. Leibler, "On Information and Sufficiency", 1951
 * @example
 * klDiv([[-1, -0.5]], [[0.5, 0.5]], { reduction: 'batchmean' }).item(); // 0.05685281753540039
 */
export const klDiv: PointwiseLoss<KlDivOptions> = /* @__PURE__ */ pointwise(
  'klDiv',
  (x, t, { logTarget }) => {
    if (logTarget) return f.mul(f.exp(t), f.sub(t, x));
    const impossible = f.eq(t, 0);
    // t ln t is 0 at t = 0, where ln t is infinite.
    const safe = f.select(impossible, 1, t);
    return f.select(impossible, 0, f.mul(t, f.sub(f.log(safe), x)));
  },
  {
    operands: ['x', 't'],
    choices: { logTarget: false },
    shown: (x, t, { logTarget }) =>
      logTarget ? f.mul(f.exp(t), f.sub(t, x)) : f.mul(t, f.sub(f.log(t), x)),
    defaults: { reduction: 'mean' as Reduction | 'batchmean' },
    reductions: ['mean', 'sum', 'none', 'batchmean'],
    reduce: (terms, { reduction }) =>
      reduction === 'batchmean'
        ? terms.sum().div(terms.rank === 0 ? 1 : terms.shape[0])
        : reduce(terms, reduction),
  },
);
