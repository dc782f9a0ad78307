import type { Metric } from '../measures/metric';
import { defineMetric } from './define-metric';
import { eachPair } from './regression';

/** What is known of one column of the targets. */
interface Column {
  weight: number;
  mean: number;
  /** Σ w (t − mean)², by Welford's recurrence, which does not lose small differences of large numbers. */
  spread: number;
  /** Σ w (y − t)². */
  errors: number;
}

/**
 * The coefficient of determination R² = 1 − Σ (yᵢ − tᵢ)² / Σ (tᵢ − t̄)²: 1 where all is explained, 0 for a model that always
 * says the mean; history calls it `r2`.
 *
 * Of several columns it is the mean of theirs. A column whose target never changes counts 1 where it is met exactly, else 0.
 * NaN for less than two samples.
 *
 * @throws BpError `BP_SHAPE` where prediction and target differ in more than axes of size 1
 * @example
 * r2Score(tensor([2.5, 0, 2, 8]), tensor([3, -0.5, 2, 7])); // 0.9486081370449679
 * @see scikit-learn, r2_score
 */
export const r2Score: Metric<number> = /* @__PURE__ */ defineMetric('r2', () => {
  const columns: Column[] = [];
  let samples = 0;
  return {
    add(prediction, target, weights) {
      eachPair('r2Score', prediction, target, weights, (predicted, actual, weight, j) => {
        if (j === columns.length) columns.push({ weight: 0, mean: 0, spread: 0, errors: 0 });
        if (weight === 0) return;
        const column = columns[j];
        const error = predicted - actual;
        const before = actual - column.mean;
        column.weight += weight;
        column.mean += (before * weight) / column.weight;
        column.spread += weight * before * (actual - column.mean);
        column.errors += weight * error * error;
      });
      samples += prediction.shape[0];
    },
    value: () =>
      samples < 2
        ? Number.NaN
        : columns.reduce((sum, column) => sum + explained(column), 0) / columns.length,
  };
});

function explained({ spread, errors }: Column): number {
  if (spread !== 0) return 1 - errors / spread;
  // No number would be finite; these are scikit-learn's.
  return errors === 0 ? 1 : errors > 0 ? 0 : Number.NaN;
}
