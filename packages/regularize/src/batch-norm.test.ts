import { gradcheck, gradgradcheck, gradients, noGrad, variable } from '@bp/autograd';
import { Module } from '@bp/module';
import { ones, Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { BatchNorm1d, BatchNorm2d, BatchNorm3d } from './batch-norm';

const float64 = { dtype: 'float64' } as const;

/** x̂ of one channel, straight from the definition. */
function normalized(values: readonly number[], eps: number): number[] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return values.map((x) => (x - mean) / Math.sqrt(variance + eps));
}

function expectClose(got: readonly number[], want: readonly number[]): void {
  expect(got).toHaveLength(want.length);
  for (const [i, x] of got.entries()) expect(x).toBeCloseTo(want[i], 12);
}

const column = (x: Tensor, channel: number): number[] =>
  Array.from(x.transpose(0, 1).at(channel).reshape([-1]).data);

describe('BatchNorm1d in training', () => {
  it('normalises each channel over the batch', () => {
    const x = new Rng(1).normal([6, 3], { mean: 5, std: 2, ...float64 });
    const y = new BatchNorm1d(3, float64).forward(x);
    for (const channel of [0, 1, 2]) {
      const want = normalized(column(x, channel), 1e-5);
      expectClose(column(y, channel), want);
    }
  });

  it('normalises each channel over batch and length', () => {
    const x = new Rng(2).normal([2, 3, 4], float64);
    const y = new BatchNorm1d(3, { eps: 0.1, ...float64 }).forward(x);
    expect(y.shape).toEqual([2, 3, 4]);
    for (const channel of [0, 1, 2]) {
      const want = normalized(column(x, channel), 0.1);
      expectClose(column(y, channel), want);
    }
  });

  it('gives ±1/√(1 + ε) for two values at distance 2', () => {
    const y = new BatchNorm1d(1, float64).forward(tensor([[1], [3]], float64));
    const side = 1 / Math.sqrt(1 + 1e-5);
    expect(y.toArray()).toEqual([[-side], [side]]);
  });

  it('applies gain and shift last', () => {
    const layer = new BatchNorm1d(2, float64);
    layer.weight?.assign([2, -1]);
    layer.bias?.assign([10, 20]);
    const x = tensor(
      [
        [1, 1],
        [3, 3],
      ],
      float64,
    );
    const side = 1 / Math.sqrt(1 + 1e-5);
    expect(layer.forward(x).toArray()).toEqual([
      [10 - 2 * side, 20 + side],
      [10 + 2 * side, 20 - side],
    ]);
  });

  it('keeps all digits beside a large mean', () => {
    // Of the float32 numbers themselves, by mpmath 1.3 with 60 digits: the elements 0, 1, n/2, n − 1.
    const cases: [xs: number[], mean: number, biased: number, expected: number[]][] = [
      [
        Array.from({ length: 1000 }, (_, i) => 20000 + 0.01 * i),
        20004.995,
        8.333347192382812,
        [-1.7303162797409775, -1.7269333728502176, 0.0017320483280690465, 1.7303974695063558],
      ],
      [
        Array.from({ length: 300 }, (_, i) => 5e5 + ((i * 89 + 31) % 211) / 64),
        500001.6357291667,
        0.9076680881076389,
        [-1.1920894742648251, 0.251144595284445, -0.2736677936425624, -0.7984801825695697],
      ],
    ];
    for (const [xs, mean, biased, expected] of cases) {
      const layer = new BatchNorm1d(1, { momentum: 1 });
      const y = layer.forward(tensor(xs).reshape([-1, 1])).data;
      const n = xs.length;
      for (const [k, i] of [0, 1, n / 2, n - 1].entries()) {
        expect(y[i] / expected[k]).toBeCloseTo(1, 6);
      }
      expect(layer.runningMean?.item()).toBe(Math.fround(mean));
      const variance = layer.runningVar?.item() as number;
      expect(variance / ((biased * n) / (n - 1))).toBeCloseTo(1, 6);
    }
    const same = new BatchNorm1d(1).forward(tensor(12345.678).expand([1000, 1]));
    for (const y of same.data) expect(Math.abs(y)).toBeLessThan(1e-6);
  });

  it('has gradients that lose no digits beside a large mean', () => {
    // Integers, so that float32 holds x and x + 2²⁰ both exactly: the gradients must agree.
    const x = tensor(Array.from({ length: 64 }, (_, i) => (i * i * 7) % 31)).reshape([16, 4]);
    const weights = new Rng(5).normal([16, 4]);
    const slope = (shift: number): Tensor => {
      const far = variable(x.add(shift));
      return gradients([new BatchNorm1d(4).forward(far).mul(weights).sum()], [far])[0];
    };
    const [near, far] = [slope(0), slope(2 ** 20)];
    for (const [i, g] of far.data.entries()) expect(g).toBeCloseTo(near.data[i], 6);
  });

  it('gives 0 in a channel that is constant, and keeps its digits beside a large mean', () => {
    const y = new BatchNorm1d(2, float64).forward(
      tensor(
        [
          [7, 1e8 - 1],
          [7, 1e8 + 1],
        ],
        float64,
      ),
    );
    const side = 1 / Math.sqrt(1 + 1e-5);
    expect(y.toArray()).toEqual([
      [0, -side],
      [0, side],
    ]);
  });

  it('keeps the running mean and the unbiased variance, a tenth of each batch', () => {
    const layer = new BatchNorm1d(1, float64);
    layer.forward(tensor([[1], [3]], float64));
    expect(layer.runningMean?.toArray()).toEqual([0.1 * 2]);
    // The variance of 1 and 3 without bias is 2.
    expect(layer.runningVar?.item()).toBeCloseTo(0.9 + 0.1 * 2, 15);
    layer.forward(tensor([[4], [4]], float64));
    expect(layer.runningMean?.item()).toBeCloseTo(0.9 * 0.2 + 0.1 * 4, 15);
    expect(layer.numBatchesTracked?.item()).toBe(2);
  });

  it('keeps the plain average over all batches without a momentum', () => {
    const layer = new BatchNorm1d(1, { momentum: null, ...float64 });
    for (const mean of [1, 2, 6]) layer.forward(tensor([[mean - 1], [mean + 1]], float64));
    expect(layer.runningMean?.item()).toBeCloseTo(3, 14);
    expect(layer.runningVar?.item()).toBeCloseTo(2, 14);
  });

  it('writes the running statistics without a record', () => {
    const layer = new BatchNorm1d(2);
    const x = variable(new Rng(3).normal([4, 2]));
    layer.forward(x);
    expect(layer.runningMean?.requiresGrad).toBe(false);
    expect(layer.runningVar?.requiresGrad).toBe(false);
  });

  it('gives the same numbers without recording', () => {
    const x = new Rng(4).normal([4, 2]);
    const recorded = new BatchNorm1d(2).forward(variable(x));
    const plain = noGrad(() => new BatchNorm1d(2).forward(x));
    expect(plain.toArray()).toEqual(recorded.toArray());
  });

  it('reads strided inputs as it reads contiguous ones', () => {
    const x = new Rng(5).normal([3, 8]);
    const strided = x.transpose().slice('::2');
    const copy = strided.clone();
    expect(new BatchNorm1d(3).forward(strided).toArray()).toEqual(
      new BatchNorm1d(3).forward(copy).toArray(),
    );
  });

  it('refuses a single value per channel and changes nothing', () => {
    const layer = new BatchNorm1d(3);
    expect(() => layer.forward(ones([1, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batchNorm: expected more than 1 value per channel when training, got shape [1, 3]; use a larger batch, or eval() first]`,
    );
    expect(() => layer.forward(ones([0, 3]))).toThrow('more than 1 value per channel');
    expect(layer.numBatchesTracked?.item()).toBe(0);
    expect(layer.forward(ones([1, 3, 2])).shape).toEqual([1, 3, 2]);
  });
});

describe('BatchNorm1d in evaluation', () => {
  it('uses the running statistics and leaves them alone', () => {
    const layer = new BatchNorm1d(1, { eps: 0, ...float64 });
    layer.runningMean?.assign([2]);
    layer.runningVar?.assign([4]);
    layer.eval();
    expect(layer.forward(tensor([[6]], float64)).toArray()).toEqual([[2]]);
    expect(layer.runningMean?.toArray()).toEqual([2]);
    expect(layer.numBatchesTracked?.item()).toBe(0);
  });

  it('uses the statistics of the batch where none are kept', () => {
    const layer = new BatchNorm1d(1, { trackRunningStats: false, ...float64 });
    const x = tensor([[1], [3]], float64);
    expect(layer.eval().forward(x).toArray()).toEqual(layer.train().forward(x).toArray());
    expect(layer.buffers()).toEqual([]);
    expect(() => layer.eval().forward(tensor([[1]], float64))).toThrow('more than 1 value');
  });

  it('takes an empty batch', () => {
    expect(new BatchNorm1d(3).eval().forward(zeros([0, 3])).shape).toEqual([0, 3]);
  });
});

describe('the gradient of batch normalisation', () => {
  const cases: [what: string, shape: number[]][] = [
    ['[batch, channels]', [5, 3]],
    ['[batch, channels, length]', [2, 3, 4]],
    ['two values per channel', [2, 2]],
  ];
  const layerOf = (weight: Tensor, bias: Tensor, training: boolean) => {
    const layer = new BatchNorm1d(weight.size, float64).train(training);
    Object.assign(layer, { weight, bias });
    return layer;
  };
  for (const training of [true, false]) {
    it.each(cases)(
      `agrees with differences, also a second time: %s, training ${training}`,
      (_, shape) => {
        const rng = new Rng(7);
        const x = rng.normal(shape, float64);
        const weight = rng.uniform([shape[1]], { low: 0.5, high: 2, ...float64 });
        const bias = rng.normal([shape[1]], float64);
        const forward = (x: Tensor, w: Tensor, b: Tensor) => layerOf(w, b, training).forward(x);
        expect(gradcheck(forward, [x, weight, bias])).toMatchObject({ ok: true });
        expect(gradgradcheck(forward, [x, weight, bias])).toMatchObject({ ok: true });
      },
    );
  }

  it('agrees with differences without gain and shift, and through the statistics alone', () => {
    const x = new Rng(8).normal([4, 3], float64);
    const forward = (x: Tensor) => new BatchNorm1d(3, { affine: false, ...float64 }).forward(x);
    expect(gradcheck(forward, [x])).toMatchObject({ ok: true });
    expect(gradgradcheck(forward, [x])).toMatchObject({ ok: true });
  });

  it('has no part along the mean and none along the deviation', () => {
    const x = variable(new Rng(9).normal([8, 2], float64));
    const layer = new BatchNorm1d(2, { eps: 0, ...float64 });
    const y = layer.forward(x);
    const [g] = gradients([y], [x], { upstream: [new Rng(10).normal([8, 2], float64)] });
    for (const sum of g.sum({ axis: 0 }).data) expect(sum).toBeCloseTo(0, 12);
    for (const sum of g.mul(y).sum({ axis: 0 }).data) expect(sum).toBeCloseTo(0, 12);
  });

  it('is the same to the bit whether or not it can be differentiated again', () => {
    const x = variable(new Rng(11).normal([6, 3]));
    const layer = new BatchNorm1d(3);
    const inputs = [x, ...layer.parameters()];
    const upstream = [new Rng(12).normal([6, 3])];
    const plain = gradients([layer.forward(x)], inputs, { upstream });
    const again = gradients([layer.forward(x)], inputs, { upstream, createGraph: true });
    expect(again.map((g) => g.toArray())).toEqual(plain.map((g) => g.toArray()));
  });

  it('reaches gain and shift alone where the input takes part in none', () => {
    const layer = new BatchNorm1d(1, float64);
    layer
      .forward(tensor([[1], [3]], float64))
      .mul([[1], [3]])
      .sum()
      .backward();
    const side = 1 / Math.sqrt(1 + 1e-5);
    expect(layer.weight?.grad?.item()).toBeCloseTo(2 * side, 15);
    expect(layer.bias?.grad?.toArray()).toEqual([4]);
  });
});

describe('batch normalisation of images and volumes', () => {
  it('is that of the same values in a row', () => {
    const x = new Rng(13).normal([2, 3, 4], float64);
    const want = new BatchNorm1d(3, float64).forward(x);
    const image = new BatchNorm2d(3, float64).forward(x.reshape([2, 3, 2, 2]));
    const volume = new BatchNorm3d(3, float64).forward(x.reshape([2, 3, 2, 1, 2]));
    expect(image.reshape([2, 3, 4]).toArray()).toEqual(want.toArray());
    expect(volume.reshape([2, 3, 4]).toArray()).toEqual(want.toArray());
  });

  it('agrees with differences', () => {
    const x = new Rng(14).normal([2, 2, 2, 2], float64);
    const forward = (x: Tensor) => new BatchNorm2d(2, float64).forward(x);
    expect(gradcheck(forward, [x])).toMatchObject({ ok: true });
  });
});

describe('a batch norm layer', () => {
  it('has the parameters and buffers of PyTorch, by their names and in their order', () => {
    const state = new BatchNorm1d(3).stateDict();
    expect(Object.entries(state).map(([name, { shape, dtype }]) => [name, shape, dtype])).toEqual([
      ['weight', [3], 'float32'],
      ['bias', [3], 'float32'],
      ['running_mean', [3], 'float32'],
      ['running_var', [3], 'float32'],
      ['num_batches_tracked', [], 'int32'],
    ]);
    expect(new BatchNorm1d(3, { affine: false }).parameters()).toEqual([]);
    expect(new BatchNorm1d(3, float64).weight?.dtype).toBe('float64');
  });

  it('starts anew with resetParameters', () => {
    const layer = new BatchNorm1d(2);
    const fresh = layer.stateDict();
    layer.forward(new Rng(15).normal([4, 2]));
    layer.weight?.assign([3, 4]);
    layer.resetParameters();
    const state = layer.stateDict();
    for (const [name, value] of Object.entries(fresh)) {
      expect(state[name].toArray()).toEqual(value.toArray());
    }
  });

  it('goes to the larger type of input and layer', () => {
    const x = new Rng(16).normal([4, 2], float64);
    expect(new BatchNorm1d(2).forward(x).dtype).toBe('float64');
    expect(new BatchNorm1d(2, float64).forward(x.cast('float32')).dtype).toBe('float64');
    const layer = new BatchNorm1d(2);
    expect(
      layer.forward([
        [1, 2],
        [3, 5],
      ]).dtype,
    ).toBe('float32');
    expect(
      layer.forward(
        tensor(
          [
            [1, 2],
            [3, 5],
          ],
          { dtype: 'int32' },
        ),
      ).dtype,
    ).toBe('float32');
  });

  it('prints the options that were chosen', () => {
    expect(String(new BatchNorm1d(3))).toBe('BatchNorm1d(3)');
    expect(String(new BatchNorm2d(3, { eps: 0.001, momentum: null, affine: false }))).toBe(
      'BatchNorm2d(3, { eps: 0.001, momentum: null, affine: false })',
    );
  });

  it('refuses inputs of another form, and tells the layer', () => {
    class Net extends Module {
      norm = new BatchNorm1d(3);
      forward(x: Tensor): Tensor {
        return this.norm.forward(x);
      }
    }
    expect(() => new Net().forward(ones([3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batchNorm: expected [batch, channels] or [batch, channels, length], got shape [3] (in norm)]`,
    );
    expect(() => new Net().forward(ones([2, 4]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batchNorm: expected 3 channels along axis 1, got shape [2, 4]; make the layer with 4 features? (in norm)]`,
    );
    expect(() => new BatchNorm2d(3).forward(ones([2, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batchNorm: expected [batch, channels, height, width], got shape [2, 3]]`,
    );
    expect(() => new BatchNorm3d(3).forward(ones([2, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batchNorm: expected [batch, channels, depth, height, width], got shape [2, 3]]`,
    );
  });

  it('refuses options out of range', () => {
    expect(() => new BatchNorm1d(0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: BatchNorm: numFeatures must be a whole number ≥ 1, got 0]`,
    );
    expect(() => new BatchNorm1d(1.5)).toThrow('numFeatures');
    expect(() => new BatchNorm1d(3, { eps: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: BatchNorm: eps must be a number in [0, ∞), got -1]`,
    );
    expect(() => new BatchNorm1d(3, { momentum: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: BatchNorm: momentum must lie in [0, 1] or be null, got 2]`,
    );
    const misspelt = { epsilon: 1e-3 } as never;
    expect(() => new BatchNorm1d(3, misspelt)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: BatchNorm: unknown option epsilon; did you mean eps?]`,
    );
  });
});
