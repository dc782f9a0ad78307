import { gradients, parameter, variable } from '@bp/autograd';
import { BpError, logSoftmax, softmax, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { crossEntropy } from './cross-entropy';
import { nll } from './nll';

const logits = [
  [2, 1, 0.1],
  [0, 3, 0],
  [-1, 0.5, 0.25],
];
const labels = [0, 1, 2];

const failure = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    if (error instanceof BpError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing was thrown';
};

const float64 = (values: Parameters<typeof tensor>[0]) => tensor(values, { dtype: 'float64' });

describe('crossEntropy of class indices', () => {
  it('is the mean of −ln softmax at the class', () => {
    const losses = logits.map(
      (row, i) => Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - row[labels[i]],
    );
    const loss = crossEntropy(float64(logits), labels, { reduction: 'none' });
    for (const i of labels) expect(loss.data[i]).toBeCloseTo(losses[i], 14);
    const mean = losses.reduce((sum, x) => sum + x, 0) / 3;
    expect(crossEntropy(float64(logits), labels).item()).toBeCloseTo(mean, 14);
    expect(crossEntropy(float64(logits), labels, { reduction: 'sum' }).item()).toBeCloseTo(
      mean * 3,
      14,
    );
  });

  it('has the gradient softmax − one-hot, divided by the number of samples', () => {
    const x = variable(logits, { dtype: 'float64' });
    const p = softmax(float64(logits), 1).data;
    const [slope] = gradients([crossEntropy(x, labels)], [x]);
    slope.data.forEach((value, i) => {
      const hot = i % 3 === labels[Math.floor(i / 3)] ? 1 : 0;
      expect(value).toBeCloseTo((p[i] - hot) / 3, 14);
    });
  });

  it('neither overflows nor cancels', () => {
    const x = [
      [1000, 0, -1000],
      [0, 88, 100],
      [-10000, -10000, -10000],
    ];
    const losses = crossEntropy(x, [2, 0, 1], { reduction: 'none' }).data;
    expect([...losses]).toEqual([2000, Math.fround(100 + Math.exp(-12)), Math.fround(Math.log(3))]);
  });

  it('takes labels of every type that holds whole numbers', () => {
    const loss = crossEntropy(logits, labels).item();
    expect(crossEntropy(logits, tensor(labels, { dtype: 'int32' })).item()).toBe(loss);
    expect(crossEntropy(logits, float64(labels)).item()).toBe(loss);
    expect(crossEntropy(logits, new Uint8Array(labels)).item()).toBe(loss);
  });

  it('takes classes on axis 1, and single samples', () => {
    const images = tensor(logits).transpose().reshape([1, 3, 3]);
    expect(crossEntropy(images, [labels]).item()).toBe(crossEntropy(logits, labels).item());
    expect(crossEntropy(images, [labels], { reduction: 'none' }).shape).toEqual([1, 3]);
    expect(crossEntropy(logits[0], 0).item()).toBe(crossEntropy([logits[0]], [0]).item());
    expect(crossEntropy(logits[0], 0, { reduction: 'none' }).shape).toEqual([]);
  });

  it('is the negative log-likelihood of logSoftmax', () => {
    const options = { weight: [1, 2, 3], ignoreIndex: 1 };
    expect(crossEntropy(logits, labels, options).item()).toBe(
      nll(logSoftmax(logits, 1), labels, options).item(),
    );
  });
});

describe('the options of crossEntropy', () => {
  // Figures of PyTorch 1.13.1, torch.nn.CrossEntropyLoss in float64.
  const weight = [0.365234375, 0.76953125, 1.5595703125, 0.7705078125];
  const rows = [
    [-1.3916015625, -0.7109375, -0.84765625, 2.79296875],
    [-0.556640625, 0.337890625, -3.2724609375, 1.3017578125],
    [-2.125, -2.5771484375, 1.0322265625, 1.046875],
    [-0.048828125, -1.330078125, -2.8046875, -0.7392578125],
    [-4.0625, -0.9013671875, 0.876953125, 1.3251953125],
  ];

  it('are those of PyTorch, all at once', () => {
    const x = variable(rows, { dtype: 'float64' });
    const loss = crossEntropy(x, [2, -100, 1, 0, 1], { weight, labelSmoothing: 0.2 });
    expect(loss.item()).toBeCloseTo(3.100567857711849, 13);
    const [slope] = gradients([loss], [x], { upstream: [float64(0.396484375)] });
    expect(slope.data[2]).toBeCloseTo(-0.14775391424884818, 14);
    expect(slope.data[17]).toBeCloseTo(-0.06930693229907144, 14);
    // The ignored sample.
    expect([...slope.data.slice(4, 8)]).toEqual([0, 0, 0, 0]);
  });

  it('weigh the mean as well as the losses', () => {
    const losses = crossEntropy(float64(logits), labels, { reduction: 'none' }).data;
    const expected = (1 * losses[0] + 2 * losses[1] + 4 * losses[2]) / (1 + 2 + 4);
    expect(crossEntropy(float64(logits), labels, { weight: [1, 2, 4] }).item()).toBeCloseTo(
      expected,
      14,
    );
  });

  it('leave ignored samples out, whatever their logits', () => {
    const x = parameter([
      [2, 1, 0.1],
      [Number.NaN, Number.POSITIVE_INFINITY, 0],
    ]);
    const loss = crossEntropy(x, [0, -100]);
    expect(loss.item()).toBe(crossEntropy([[2, 1, 0.1]], [0]).item());
    expect(crossEntropy(logits, labels, { ignoreIndex: 1, reduction: 'none' }).data[1]).toBe(0);
  });

  it('give NaN, but a gradient of 0, when every sample is ignored', () => {
    const x = variable(logits);
    const loss = crossEntropy(x, [-100, -100, -100]);
    expect(loss.item()).toBeNaN();
    expect([...gradients([loss], [x])[0].data]).toEqual(new Array(9).fill(0));
  });

  it('spread smoothed labels evenly', () => {
    const mixed = crossEntropy(float64(logits), labels, { labelSmoothing: 0.3 }).item();
    const hard = crossEntropy(float64(logits), labels).item();
    const even = crossEntropy(float64(logits), zeros([3, 3]).add(1 / 3)).item();
    expect(mixed).toBeCloseTo(0.7 * hard + 0.3 * even, 7);
    expect(crossEntropy(float64(logits), labels, { labelSmoothing: 1 }).item()).toBeCloseTo(
      even,
      7,
    );
  });
});

describe('crossEntropy of probabilities', () => {
  it('agrees with class indices on one-hot labels of any type', () => {
    const oneHot = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const loss = crossEntropy(logits, labels).item();
    expect(crossEntropy(logits, oneHot).item()).toBeCloseTo(loss, 6);
    expect(crossEntropy(logits, tensor(oneHot, { dtype: 'int32' })).item()).toBeCloseTo(loss, 6);
  });

  it('is −Σ q ln p, meaned over the samples and not by the weights', () => {
    const q = [[0.5, 0.25, 0.25]];
    const logs = logSoftmax(float64([logits[0]]), 1).data;
    const expected = -(0.5 * logs[0] + 2 * 0.25 * logs[1] + 4 * 0.25 * logs[2]);
    expect(crossEntropy(float64([logits[0]]), q, { weight: [1, 2, 4] }).item()).toBeCloseTo(
      expected,
      14,
    );
  });

  it('agrees with PyTorch 1.13.1', () => {
    const x = [3.328125, -1.7060546875, 0.1376953125, 0.85546875];
    const q = [0.05981120467185974, 0.23471699655056, 0.36495962738990784, 0.34051215648651123];
    expect(crossEntropy(float64(x), float64(q), { reduction: 'none' }).item()).toBeCloseTo(
      3.311964200550051,
      14,
    );
  });

  it('asks nothing of a class that is impossible and not wanted', () => {
    const x = variable([[0, Number.NEGATIVE_INFINITY, 0]]);
    const loss = crossEntropy(x, [[0.5, 0, 0.5]]);
    expect(loss.item()).toBeCloseTo(Math.log(2), 6);
    expect(gradients([loss], [x])[0].toArray()).toEqual([[0, 0, 0]]);
    expect(crossEntropy(x, [[0.5, 0.25, 0.25]]).item()).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('bad input to crossEntropy', () => {
  it('is named with its place', () => {
    expect(failure(() => crossEntropy(zeros([4, 10]), [1, 2, 3, 10]))).toMatchInlineSnapshot(
      `"BP_NUMERIC crossEntropy: targets must be class indices in [0, 10), got 10 at position 3"`,
    );
    expect(failure(() => crossEntropy(zeros([4, 10]), [1, -1, 3, 4]))).toMatchInlineSnapshot(
      `"BP_NUMERIC crossEntropy: targets must be class indices in [0, 10), got -1 at position 1"`,
    );
    expect(failure(() => crossEntropy(zeros([2, 3]), [1, Number.NaN]))).toMatchInlineSnapshot(
      `"BP_NUMERIC crossEntropy: targets must be class indices in [0, 3), got NaN at position 1"`,
    );
    expect(failure(() => crossEntropy(zeros([2, 3]), [0.5, 1]))).toMatchInlineSnapshot(
      `"BP_NUMERIC crossEntropy: targets must be class indices in [0, 3), got 0.5 at position 0"`,
    );
    expect(failure(() => crossEntropy(zeros([1, 2]), [[Number.NaN, 1]]))).toMatchInlineSnapshot(
      `"BP_NUMERIC crossEntropy: the target must not contain NaN, got NaN at position 0; clean the data first"`,
    );
  });

  it('is told by its shapes', () => {
    expect(failure(() => crossEntropy(zeros([5, 4]), zeros([4])))).toMatchInlineSnapshot(
      `"BP_SHAPE crossEntropy: for a prediction of shape [5, 4] the target must hold class indices of shape [5], got [4]"`,
    );
    expect(failure(() => crossEntropy(1, 0))).toMatchInlineSnapshot(
      `"BP_SHAPE crossEntropy: the prediction must have shape [batch, classes, …] or [classes], got a single number"`,
    );
  });

  it('is told by its options', () => {
    expect(
      failure(() => crossEntropy(logits, labels, { labelSmoothing: 2 })),
    ).toMatchInlineSnapshot(
      `"BP_OPTION crossEntropy: labelSmoothing must be a number in [0, 1], got 2"`,
    );
    expect(failure(() => crossEntropy(logits, labels, { ignoreIndex: 0.5 }))).toMatchInlineSnapshot(
      `"BP_OPTION crossEntropy: ignoreIndex must be a number in ℤ, got 0.5"`,
    );
    expect(failure(() => crossEntropy(logits, logits, { ignoreIndex: 1 }))).toMatchInlineSnapshot(
      `"BP_OPTION crossEntropy: ignoreIndex needs class indices, got probabilities of shape [3, 3]"`,
    );
    expect(
      failure(() => crossEntropy(logits, labels, { label_smoothing: 0.1 } as object)),
    ).toMatchInlineSnapshot(
      `"BP_OPTION crossEntropy: unknown option label_smoothing; did you mean labelSmoothing?"`,
    );
  });

  it('is a prediction of whole numbers, which may stand in the wrong place', () => {
    expect(
      failure(() => crossEntropy(tensor(labels, { dtype: 'int32' }), logits)),
    ).toMatchInlineSnapshot(
      `"BP_DTYPE crossEntropy: logits must hold real numbers, got int32; is it in the place of the labels? Else cast it with .cast('float32')"`,
    );
  });
});

describe('nll', () => {
  it('picks the log-probability of the class', () => {
    const logs = [
      [-0.5, -1],
      [-2, -0.25],
    ];
    expect(nll(logs, [1, 0], { reduction: 'none' }).toArray()).toEqual([1, 2]);
    expect(nll(logs, [1, 0]).item()).toBe(1.5);
    expect(nll(logs, [1, 0], { ignoreIndex: 0 }).item()).toBe(1);
  });

  it('leaves the gradient of what was not picked at 0', () => {
    const x = variable([
      [-0.5, -1],
      [-2, -0.25],
    ]);
    expect(gradients([nll(x, [1, 0])], [x])[0].toArray()).toEqual([
      [0, -0.5],
      [-0.5, 0],
    ]);
  });
});
