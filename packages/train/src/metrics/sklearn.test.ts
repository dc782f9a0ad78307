import { readFileSync } from 'node:fs';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import type { Metric, MetricValue } from '../measures/metric';
import { accuracy } from './accuracy';
import type { Average } from './class-ratio';
import { confusionMatrix } from './confusion-matrix';
import { f1 } from './f1';
import { meanAbsoluteError, meanSquaredError, rootMeanSquaredError } from './mean-error';
import { precision } from './precision';
import { r2Score } from './r2-score';
import { recall } from './recall';
import { rocAuc } from './roc-auc';
import { topK } from './top-k';

type Ratios = Record<string, Partial<Record<Average, number | number[]>>>;

interface Classes {
  readonly scores: number[][];
  readonly probabilities: number[][];
  readonly y: number[];
  readonly w: number[] | null;
  readonly accuracy: number;
  readonly top2: number;
  readonly top3: number;
  readonly confusion: number[][];
  readonly ratios: Ratios;
  readonly roc: Record<'macro' | 'weighted', number> | null;
}

interface Answers extends Omit<Classes, 'scores' | 'probabilities' | 'roc'> {
  readonly scores: number[];
  readonly roc: number;
}

interface Numbers {
  readonly p: number[];
  readonly y: number[];
  readonly w: number[] | null;
  readonly mse: number;
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number;
}

/** Written by figures.py beside it. */
const figures: { classes: Classes[]; answers: Answers[]; numbers: Numbers[] } = JSON.parse(
  readFileSync(new URL('../../test/fixtures/figures.json', import.meta.url), 'utf8'),
);

const float64 = (values: unknown): Tensor => tensor(values as number[], { dtype: 'float64' });

/** Counts in batches of 7, the last one smaller. */
function count<V extends MetricValue>(
  metric: Metric<V>,
  prediction: Tensor,
  y: Tensor,
  w: number[] | null,
): V {
  const accumulator = metric.begin();
  const n = prediction.shape[0];
  for (let i = 0; i < n; i += 7) {
    const rows = (x: Tensor): Tensor => x.narrow(0, i, Math.min(7, n - i));
    accumulator.add(rows(prediction), rows(y), w ? rows(float64(w)) : undefined);
  }
  return accumulator.value();
}

const RATIOS = { precision, recall, f1 };

/** The figures of all averages and both values of 0 / 0, in the form of the fixture. */
function ratiosOf(of: (metric: Metric) => MetricValue, averages: string[], how: object): Ratios {
  const all = Object.entries(RATIOS).flatMap(([name, ratio]) =>
    [0, 1].map((zeroDivision) => {
      const each = averages.map((average) => [
        average,
        of(ratio({ ...how, average: average as Average, zeroDivision })),
      ]);
      return [`${name}/${zeroDivision}`, Object.fromEntries(each)];
    }),
  );
  return Object.fromEntries(all);
}

function expectClose(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 12);
  else {
    expect(Object.keys(actual as object)).toEqual(Object.keys(expected as object));
    for (const [key, value] of Object.entries(expected as object)) {
      expectClose((actual as Record<string, unknown>)[key], value);
    }
  }
}

describe.each(figures.classes.map((one, i) => [i, one] as const))('classes %i', (_, sample) => {
  const y = tensor(sample.y, { dtype: 'int32' });
  const of = <V extends MetricValue>(metric: Metric<V>): V =>
    count(metric, float64(sample.scores), y, sample.w);

  it('are counted as scikit-learn counts them', () => {
    expectClose(of(accuracy), sample.accuracy);
    expectClose(of(topK(1)), sample.accuracy);
    expectClose(of(topK(2)), sample.top2);
    expectClose(of(topK(3)), sample.top3);
    expectClose(of(confusionMatrix), sample.confusion);
    const averages = ['macro', 'micro', 'weighted', 'none'];
    expectClose(ratiosOf(of, averages, {}), sample.ratios);
  });

  it('have the same figures as decisions, and as rows of probabilities', () => {
    const decided = float64(sample.scores).argmax({ axis: 1 }).cast('int32');
    expectClose(count(accuracy, decided, y, sample.w), sample.accuracy);
    const k = sample.scores[0].length;
    const rows = tensor(
      sample.y.map((c) => Array.from({ length: k }, (_, j) => (j === c ? 1 : 0))),
    );
    expectClose(count(confusionMatrix, float64(sample.scores), rows, sample.w), sample.confusion);
  });

  it.skipIf(sample.roc === null)('have the areas of scikit-learn', () => {
    const areas = { macro: rocAuc, weighted: rocAuc({ average: 'weighted' }) };
    for (const [average, metric] of Object.entries(areas)) {
      const area = count(metric, float64(sample.probabilities), y, sample.w);
      expectClose(area, sample.roc?.[average as 'macro']);
    }
  });
});

describe.each(figures.answers.map((one, i) => [i, one] as const))('answers %i', (_, sample) => {
  it.each([
    ['[n], 0 and 1', [-1], 0],
    ['[n, 1], −1 and 1', [-1, 1], -1],
  ])('%s, have the figures of scikit-learn', (_, shape, no) => {
    const y = tensor(sample.y.map((answer) => (answer === 1 ? 1 : no)));
    const of = <V extends MetricValue>(metric: Metric<V>): V =>
      count(metric, float64(sample.scores).reshape(shape), y, sample.w);
    const threshold = 0;
    expectClose(of(accuracy({ threshold })), sample.accuracy);
    expectClose(of(confusionMatrix({ threshold })), sample.confusion);
    const averages = ['binary', 'macro', 'micro', 'weighted', 'none'];
    expectClose(ratiosOf(of, averages, { threshold }), sample.ratios);
    expectClose(of(rocAuc), sample.roc);
  });
});

describe.each(figures.numbers.map((one, i) => [i, one] as const))('numbers %i', (_, sample) => {
  it('have the figures of scikit-learn', () => {
    const of = (metric: Metric<number>): number =>
      count(metric, float64(sample.p), float64(sample.y), sample.w);
    expectClose(of(meanSquaredError), sample.mse);
    expectClose(of(rootMeanSquaredError), sample.rmse);
    expectClose(of(meanAbsoluteError), sample.mae);
    expectClose(of(r2Score), sample.r2);
  });
});
