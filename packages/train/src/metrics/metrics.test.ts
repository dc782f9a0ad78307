import { bce, bceWithLogits, mae, mse, softMargin } from '@bp/losses';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import type { LossFunction } from '../measures/loss';
import { accuracy } from './accuracy';
import { confusionMatrix } from './confusion-matrix';
import { thresholdOf } from './decision-threshold';
import { f1 } from './f1';
import { meanSquaredError } from './mean-error';
import { precision } from './precision';
import { r2Score } from './r2-score';
import { readMetrics } from './read-metrics';
import { recall } from './recall';
import { rocAuc } from './roc-auc';
import { topK } from './top-k';

const NONE = [
  accuracy,
  topK(1),
  rocAuc,
  precision,
  meanSquaredError,
  r2Score,
  f1({ average: 'macro' }),
];

it.each(NONE.map((metric) => [metric.metricName, metric] as const))(
  '%s is NaN before the first batch',
  (_, metric) => {
    expect(metric.begin().value()).toBeNaN();
  },
);

describe('classes', () => {
  it('are decided by the first of equal scores and by NaN, as argmax decides', () => {
    const scores = tensor([
      [1, 1, 0],
      [0, Number.NaN, 9],
      [-Infinity, -Infinity, -Infinity],
    ]);
    expect(scores.argmax({ axis: 1 }).toArray()).toEqual([0, 1, 0]);
    expect(accuracy(scores, tensor([0, 1, 0]))).toBe(1);
    expect(topK(1)(scores, tensor([0, 1, 0]))).toBe(1);
    expect(topK(2)(scores, tensor([1, 2, 2]))).toBe(2 / 3);
  });

  it('may be many for one sample, as in an image, and samples weigh all of theirs', () => {
    const scores = new Rng(4).normal([3, 5, 2, 4]);
    const best = scores.argmax({ axis: 1 });
    const labels = best.add(tensor([0, 1, 0]).reshape([3, 1, 1]).cast('int32')).cast('int32');
    const wrapped = labels.sub(labels.gt(4).cast('int32').mul(5)).cast('int32');
    // The middle sample is wrong everywhere.
    expect(accuracy(scores, wrapped)).toBe(2 / 3);
    const counting = accuracy.begin();
    counting.add(scores, wrapped, tensor([1, 2, 1]));
    expect(counting.value()).toBe(0.5);
  });

  it('do not count where the label is −100', () => {
    const scores = tensor([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(accuracy(scores, tensor([0, -100, 1]))).toBe(0.5);
    expect(confusionMatrix({ ignoreIndex: 9 })(scores, tensor([0, 9, 1]))).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(accuracy(scores, tensor([-100, -100, -100]))).toBeNaN();
  });

  it('come from any strides', () => {
    const scores = tensor([
      [1, 0, 0],
      [5, 2, 3],
    ]).transpose();
    expect(accuracy(scores, tensor([1, 1, 0]))).toBe(2 / 3);
  });

  it('must be there', () => {
    expect(() => accuracy(tensor([[1, 0]]), tensor([2]))).toThrow(
      'accuracy: targets must be class indices in [0, 2), got 2 at position 0; classes count from 0',
    );
    expect(() => accuracy(tensor([[1, 0]]), tensor([0.5]))).toThrow('got 0.5 at position 0');
    expect(() => accuracy(tensor([[1, 0, 0]]), tensor([[1, 0, 1]]))).toThrow(
      'accuracy: a target in the shape of the prediction must hold probabilities that sum to 1, got the sum 2 in row 0',
    );
    expect(() =>
      accuracy(
        tensor([
          [1, 0],
          [1, 0],
        ]),
        tensor([1]),
      ),
    ).toThrow(
      'accuracy: for a prediction of shape [2, 2] the target must hold classes, shape [2], or a probability for each class, got [1]',
    );
    expect(() => topK(3)(tensor([[1, 0]]), tensor([1]))).toThrow('topK: k must be at most');
  });

  it('beyond two have no precision of their own', () => {
    expect(() => precision(tensor([[1, 0, 0]]), tensor([0]))).toThrow(
      "precision: 3 classes have one figure each; choose how they become one: precision({ average: 'macro' })",
    );
  });

  it('that never came are left out of a mean, and NaN is where it is asked for', () => {
    // Class 2 is neither target nor decision; class 1 is never decided.
    const scores = tensor([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    const y = tensor([0, 1]);
    expect(precision({ average: 'macro' })(scores, y)).toBe(0.25);
    expect(precision({ average: 'macro', zeroDivision: Number.NaN })(scores, y)).toBe(0.5);
    const each = precision({ average: 'none', zeroDivision: Number.NaN })(scores, y);
    expect(each).toEqual([0.5, Number.NaN, Number.NaN]);
    expect(recall({ average: 'none' })(scores, y)).toEqual([1, 0, 0]);
  });
});

describe('one output', () => {
  const outputs = tensor([-0.2, 0.2, 0.4, 0.7]);

  it('asks for its threshold where targets are 0 and 1', () => {
    expect(() => accuracy(outputs, tensor([0, 0, 1, 1]))).toThrow(
      'accuracy: one output may be a logit or a probability; tell from where on it means yes: accuracy({ threshold: 0 }) for logits, { threshold: 0.5 } for probabilities',
    );
    expect(accuracy({ threshold: 0 })(outputs, tensor([0, 0, 1, 1]))).toBe(0.75);
    expect(accuracy({ threshold: 0.5 })(outputs, tensor([0, 0, 1, 1]))).toBe(0.75);
    expect(accuracy({ threshold: 0.3 })(outputs, tensor([0, 0, 1, 1]))).toBe(1);
  });

  it('is decided by its sign where targets are −1 and 1', () => {
    expect(accuracy(outputs, tensor([-1, -1, 1, 1]))).toBe(0.75);
  });

  const weighted: LossFunction = (p, t) => bceWithLogits(p, t, { posWeight: 3 });
  const squared: LossFunction = (p, t) => p.sub(t).square().mean();
  it.each<[string, LossFunction, number | null, number | null]>([
    ['bceWithLogits', bceWithLogits, 0, null],
    ['bceWithLogits with a weight', weighted, 0, null],
    ['bce', bce, 0.5, null],
    ['mse', mse, 0.5, 0],
    ['mae', mae, 0.5, 0],
    ['softMargin', softMargin, null, 0],
    ['a squared error of one’s own', squared, 0.5, 0],
    ['no loss of classes', (p) => p.square().mean(), null, null],
  ])('has the threshold of %s', (_, loss, bits, signs) => {
    expect(thresholdOf(loss, 0, outputs)).toBe(bits);
    expect(thresholdOf(loss, -1, outputs)).toBe(signs);
  });

  it('waits for a target that says no', () => {
    // 0.2 is yes to a squared error between −1 and 1, and no between 0 and 1.
    const p = tensor([[0.2], [0.2]]);
    const signs = accuracy.begin(mse);
    signs.add(p, tensor([[1], [1]]));
    signs.add(p, tensor([[1], [-1]]));
    expect(signs.value()).toBe(0.75);
    const bits = accuracy.begin(mse);
    bits.add(p, tensor([[1], [1]]));
    bits.add(p, tensor([[1], [0]]));
    expect(bits.value()).toBe(0.25);
    const alone = accuracy.begin(softMargin);
    alone.add(p, tensor([[1], [1]]));
    expect(alone.value()).toBe(1);
  });

  it('refuses targets that are no answers, and both ways at once', () => {
    expect(() => accuracy(outputs, tensor([0, 0.5, 1, 1]))).toThrow('got 0.5 at position 1');
    expect(() => accuracy(outputs, tensor([0, -1, 1, 1]))).toThrow('got -1 at position 1');
    expect(() => accuracy(outputs, tensor([[0, 1, 1]]))).toThrow(
      'accuracy: for a prediction of one output',
    );
  });
});

describe('the area under the curve', () => {
  it('is the share of pairs in the right order, ties half, in any size', () => {
    const rng = new Rng(5);
    const scores = rng.integers([200], { low: 0, high: 9 });
    const labels = rng.integers([200], { low: 0, high: 1 });
    let [right, pairs] = [0, 0];
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < 200; j++) {
        if (labels.data[i] !== 1 || labels.data[j] !== 0) continue;
        const [a, b] = [scores.data[i], scores.data[j]];
        right += a > b ? 1 : a === b ? 0.5 : 0;
        pairs++;
      }
    }
    expect(rocAuc(scores.cast('float32'), labels)).toBe(right / pairs);
  });

  it('is NaN for samples of one kind, and for NaN', () => {
    expect(rocAuc(tensor([1, 2]), tensor([1, 1]))).toBeNaN();
    expect(rocAuc(tensor([1, Number.NaN]), tensor([0, 1]))).toBeNaN();
    expect(rocAuc(tensor([Infinity, -Infinity, Infinity]), tensor([1, 0, 0]))).toBe(0.75);
  });

  it('leaves out classes that never came', () => {
    const scores = tensor([
      [0.75, 0.25, 0],
      [0.25, 0.75, 0],
    ]);
    expect(rocAuc(scores, tensor([0, 1]))).toBe(1);
    expect(rocAuc({ average: 'none' })(scores, tensor([0, 1]))).toEqual([1, 1, Number.NaN]);
  });
});

describe('numbers', () => {
  it('never broadcast', () => {
    expect(meanSquaredError(tensor([[1], [2]]), tensor([1, 4]))).toBe(2);
    expect(() => meanSquaredError(tensor([[1, 2]]), tensor([1]))).toThrow(
      'meanSquaredError: prediction and target must have the same shape [n, …], got [1, 2] and [1]',
    );
  });

  it('whose target never changes are explained or not', () => {
    const y = tensor([0.1, 0.1, 0.1]);
    expect(r2Score(y, y)).toBe(1);
    expect(r2Score(y.add(1), y)).toBe(0);
    expect(r2Score(tensor([1]), tensor([1]))).toBeNaN();
  });
});

describe('metrics of a run', () => {
  const named = (given: Parameters<typeof readMetrics>[1]): string[] =>
    readMetrics('fit', given).map(({ metricName }) => metricName);

  it('have the names that history gives them', () => {
    const own = (p: Tensor): number => p.size;
    expect(named([accuracy, topK(3), f1({ average: 'macro', name: 'f1Macro' }), mse, own])).toEqual(
      ['accuracy', 'top3', 'f1Macro', 'mse', 'own'],
    );
    expect(named({ right: accuracy, square: mse })).toEqual(['right', 'square']);
  });

  it('must differ in name, and have one', () => {
    expect(() => named([accuracy, accuracy])).toThrow(
      "fit: each metric needs a name of its own, other than loss, got 'accuracy' for metric 1; give them by name: metrics: { name: metric }",
    );
    expect(() => named([(p: Tensor) => p.size])).toThrow("got '' for metric 0");
    expect(() => named({ loss: mse })).toThrow("got 'loss' for metric loss");
    expect(() => named(['accuracy'] as never)).toThrow(
      'fit: metric 0 must be a function, got string',
    );
    expect(() => named(accuracy as never)).toThrow(
      'fit: metrics must be a list such as [accuracy]',
    );
  });

  it('that are losses are averaged over the samples, by their weights', () => {
    const [metric] = readMetrics('fit', [mse]);
    const counting = metric.begin();
    counting.add(tensor([1, 1, 1]), tensor([0, 0, 0]));
    counting.add(tensor([3]), tensor([0]));
    expect(counting.value()).toBe(3);
    const weighed = metric.begin();
    weighed.add(tensor([1, 2]), tensor([0, 0]), tensor([3, 1]));
    expect(weighed.value()).toBe(7 / 4);
  });
});
