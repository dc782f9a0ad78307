import { readOptions } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { CLASS_DEFAULTS, CLASS_RULES } from './class-options';
import { type ClassMetricOptions, Decisions } from './decisions';
import { defineMetric, withOptions } from './define-metric';

/** Rows by the class that is, columns by the one that was decided. */
type Matrix = readonly (readonly number[])[];

/**
 * How often class i was taken for class j: row i, column j. It takes what {@link accuracy} takes; samples with weights count
 * by these.
 *
 * @throws whatever {@link accuracy} throws
 * @example
 * const logits = tensor([[2, 1], [3, 0], [0, 1]]);
 * confusionMatrix(logits, tensor([0, 1, 1])); // [[1, 0], [1, 1]]
 * @see scikit-learn, confusion_matrix
 */
export const confusionMatrix: Metric<Matrix> & ((options: ClassMetricOptions) => Metric<Matrix>) =
  /* @__PURE__ */ withOptions((options?: ClassMetricOptions) => {
    const { name, ...how } = readOptions('confusionMatrix', options, CLASS_DEFAULTS, CLASS_RULES);
    return defineMetric(name ?? 'confusionMatrix', (loss) => {
      let counts: number[][] = [];
      const decisions = new Decisions(
        'confusionMatrix',
        how,
        loss,
        (actual, decided, weight, k) => {
          const classes = Math.max(actual + 1, decided + 1, k, counts.length);
          if (classes > counts.length) counts = grown(counts, classes);
          counts[actual][decided] += weight;
        },
      );
      return {
        add: (prediction, target, weights) => decisions.add(prediction, target, weights),
        value(): Matrix {
          decisions.finish();
          return counts.map((row) => [...row]);
        },
      };
    });
  });

function grown(counts: readonly (readonly number[])[], classes: number): number[][] {
  return Array.from({ length: classes }, (_, i) =>
    Array.from({ length: classes }, (_, j) => counts[i]?.[j] ?? 0),
  );
}
