import { BpError } from '@bp/tensor';
import { readOptions, wholeNumber } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { classLabels, firstOf, IGNORED } from './class-labels';
import { classLayout } from './class-layout';
import { CLASS_DEFAULTS, CLASS_RULES } from './class-options';
import { type ClassMetricOptions, readWeights } from './decisions';
import { defineMetric } from './define-metric';

/**
 * The share of samples whose class is among the k with the largest scores; history calls it `top3` for k = 3.
 *
 * Of equal scores the earlier class comes first, so that `topK(1)` is {@link accuracy}.
 *
 * @param k - how many classes may be named, from 1 to their number
 * @returns a metric of scores [n, classes, …] and classes [n, …] or probabilities in the shape of the scores
 * @throws BpError `BP_OPTION` for a k that is no such number
 * @example
 * const scores = tensor([[3, 2, 1], [3, 2, 1]]);
 * topK(2)(scores, tensor([1, 2])); // 0.5
 */
export function topK(k: number, options?: Omit<ClassMetricOptions, 'threshold'>): Metric<number> {
  wholeNumber('topK', 'k', k, 1);
  const { name, ignoreIndex } = readOptions(
    'topK',
    options as ClassMetricOptions,
    CLASS_DEFAULTS,
    CLASS_RULES,
  );
  return defineMetric(name ?? `top${k}`, () => {
    let right = 0;
    let all = 0;
    return {
      add(prediction, target, weights) {
        const layout = classLayout('topK', prediction);
        const { n, classes, places } = layout;
        if (k > classes) {
          throw new BpError(
            'BP_OPTION',
            'topK',
            'k must be at most the number of classes, got {k} for a prediction of shape {shape}',
            { k, shape: prediction.shape },
          );
        }
        const counts = readWeights('topK', weights, n);
        const labels = classLabels('topK', target, prediction, layout, ignoreIndex);
        const { data } = prediction;
        for (let i = 0; i < labels.length; i++) {
          if (labels[i] === IGNORED) continue;
          const weight = counts?.[Math.floor(i / places)] ?? 1;
          if (placeOf(labels[i], data, firstOf(i, classes, places), classes, places) < k) {
            right += weight;
          }
          all += weight;
        }
      },
      value: () => right / all,
    };
  });
}

/** How many classes come before one: those with larger scores, NaN the largest, and of equal ones the earlier. */
function placeOf(
  label: number,
  data: ArrayLike<number>,
  first: number,
  classes: number,
  step: number,
): number {
  const own = data[first + label * step];
  let before = 0;
  for (let c = 0; c < classes; c++) {
    const score = data[first + c * step];
    const isEqual = score === own || (score !== score && own !== own);
    const isLarger = score > own || (score !== score && own === own);
    if (isLarger || (isEqual && c < label)) before++;
  }
  return before;
}
