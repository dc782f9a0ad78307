import { BpError, type Tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { areaUnderRoc } from './area-under-roc';
import { classLabels, firstOf, IGNORED } from './class-labels';
import { classLayout, sameButForOnes } from './class-layout';
import { CLASS_DEFAULTS, CLASS_RULES } from './class-options';
import { type ClassMetricOptions, readWeights } from './decisions';
import { defineMetric, withOptions } from './define-metric';
import { toProbabilities } from './to-probabilities';

/** Options of {@link rocAuc}. */
export interface RocAucOptions extends Omit<ClassMetricOptions, 'threshold'> {
  /**
   * How the areas of the classes become one: `'macro'`, the default, is their mean, `'weighted'` counts each by how often it is
   * a target, `'none'` gives one for each class.
   */
  average?: 'macro' | 'weighted' | 'none' | undefined;
}

/** An area, or with `average: 'none'` one for each class. */
export interface RocAuc extends Metric<number> {
  (options: RocAucOptions & { readonly average: 'none' }): Metric<readonly number[]>;
  (options: RocAucOptions): Metric<number>;
}

const DEFAULTS = { ...CLASS_DEFAULTS, average: 'macro' as 'macro' | 'weighted' | 'none' };
const RULES = { ...CLASS_RULES, average: ['macro', 'weighted', 'none'] };

/**
 * The area under the ROC curve: how likely a sample of a class has a higher score for it than one of another; ties count half.
 *
 * One output, [n] or [n, 1], is taken as it is, with targets 0 and 1 or −1 and 1. Of [n, k] scores each class stands against the
 * rest by its probability: rows that are no probabilities are taken for logits, and their softmax is used.
 *
 * Exact: all scores are kept until the value is asked for. NaN where the samples are all of the class, or none is, and where a
 * score is NaN; averages leave such classes out.
 *
 * @throws BpError `BP_SHAPE`, `BP_NUMERIC` for targets that do not fit
 * @example
 * rocAuc(tensor([0.1, 0.4, 0.35, 0.8]), tensor([0, 0, 1, 1])); // 0.75
 * @see T. Fawcett, "An introduction to ROC analysis", 2006; scikit-learn, roc_auc_score with multi_class='ovr'
 */
export const rocAuc: RocAuc = /* @__PURE__ */ withOptions((options?: RocAucOptions) => {
  const read = readOptions('rocAuc', options as typeof DEFAULTS, DEFAULTS, RULES);
  return defineMetric(read.name ?? 'rocAuc', () => {
    const scores: number[] = [];
    const labels: number[] = [];
    const weights: number[] = [];
    // Columns; 1 for a single output.
    let k = 0;
    return {
      add(prediction: Tensor, target: Tensor, counts?: Tensor) {
        const layout = classLayout('rocAuc', prediction);
        const { n, classes, places } = layout;
        if (classes === 0 || (k !== 0 && k !== classes)) refuseScores(prediction);
        k = classes;
        const weightOf = readWeights('rocAuc', counts, n);
        const truth =
          classes === 1
            ? yesAndNo(prediction, target, read.ignoreIndex)
            : classLabels('rocAuc', target, prediction, layout, read.ignoreIndex);
        const { data } = prediction;
        for (let i = 0; i < truth.length; i++) {
          if (truth[i] === IGNORED) continue;
          const first = firstOf(i, classes, places);
          for (let c = 0; c < classes; c++) scores.push(data[first + c * places]);
          labels.push(truth[i]);
          weights.push(weightOf?.[Math.floor(i / places)] ?? 1);
        }
      },
      value() {
        if (k <= 1) return areaUnderRoc(scores, labels, 1, weights);
        const probabilities = toProbabilities(scores, k);
        const areas = Array.from({ length: k }, (_, c) =>
          areaUnderRoc(
            labels.map((_, i) => probabilities[i * k + c]),
            labels,
            c,
            weights,
          ),
        );
        return average(areas, read.average, labels, weights);
      },
    };
  });
}) as RocAuc;

function average(
  areas: readonly number[],
  kind: 'macro' | 'weighted' | 'none',
  labels: readonly number[],
  weights: readonly number[],
): number | readonly number[] {
  if (kind === 'none') return areas;
  const counts = areas.map(() => (kind === 'macro' ? 1 : 0));
  if (kind === 'weighted') for (const [i, label] of labels.entries()) counts[label] += weights[i];
  let sum = 0;
  let total = 0;
  for (const [c, area] of areas.entries()) {
    if (Number.isNaN(area)) continue;
    sum += counts[c] * area;
    total += counts[c];
  }
  return sum / total;
}

/** 1 for yes, 0 for no. */
function yesAndNo(prediction: Tensor, target: Tensor, ignoreIndex: number): Int32Array {
  if (!sameButForOnes(prediction.shape, target.shape)) refuseScores(prediction, target);
  return Int32Array.from(target.data, (label, i) => {
    if (label === ignoreIndex) return IGNORED;
    if (label === 1 || label === 0 || label === -1) return label === 1 ? 1 : 0;
    throw new BpError(
      'BP_NUMERIC',
      'rocAuc',
      'for one output targets must be 0 or 1, or -1 or 1, got {label} at position {i}',
      { label, i },
    );
  });
}

function refuseScores({ dtype, shape }: Tensor, target?: Tensor): never {
  throw new BpError(
    'BP_SHAPE',
    'rocAuc',
    'expected real scores [n, k] with classes [n], or [n] with as many answers, and the same k in each batch, got {dtype} of shape {shape} with {target}',
    { dtype, shape, target: target?.shape ?? 'targets' },
  );
}
