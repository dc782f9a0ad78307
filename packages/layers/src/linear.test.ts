import { gradcheck, gradgradcheck } from '@bp/autograd';
import { Module } from '@bp/module';
import { ones, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Linear, linear } from './linear';

const float64 = { dtype: 'float64' } as const;

describe('linear', () => {
  const weight = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const bias = tensor([10, 20]);

  it('is x·Wᵀ + b', () => {
    expect(linear([[1, 0, -1]], weight, bias).toArray()).toEqual([[8, 18]]);
    expect(linear([[1, 0, -1]], weight).toArray()).toEqual([[-2, -2]]);
  });

  it('works on the last axis, whatever stands before it', () => {
    expect(linear([1, 0, -1], weight, bias).toArray()).toEqual([8, 18]);
    expect(linear(ones([2, 4, 5, 3]), weight, bias).shape).toEqual([2, 4, 5, 2]);
    const x = new Rng(1).normal([2, 4, 3]);
    const rows = linear(x.reshape([8, 3]), weight, bias);
    expect(linear(x, weight, bias).toArray()).toEqual(rows.reshape([2, 4, 2]).toArray());
    expect(linear(x.transpose(0, 1), weight, bias).transpose(0, 1).toArray()).toEqual(
      linear(x, weight, bias).toArray(),
    );
  });

  it('takes an empty batch', () => {
    expect(linear(zeros([0, 3]), weight, bias).shape).toEqual([0, 2]);
    expect(linear(zeros([2, 0, 3]), weight, bias).shape).toEqual([2, 0, 2]);
  });

  it('has a gradient that agrees with differences, also a second time', () => {
    const rng = new Rng(2);
    for (const shape of [[4, 3], [3], [2, 2, 3]]) {
      const inputs = [
        rng.normal(shape, float64),
        rng.normal([2, 3], float64),
        rng.normal([2], float64),
      ];
      expect(gradcheck(linear, inputs)).toMatchObject({ ok: true });
      expect(gradgradcheck(linear, inputs)).toMatchObject({ ok: true });
    }
  });

  it('says which extent does not fit, and what to do', () => {
    class Net extends Module {
      fc2 = new Linear(16, 2);
      forward(x: Tensor): Tensor {
        return this.fc2.forward(x);
      }
    }
    const forward = (shape: number[]) => () => new Net().forward(ones(shape));
    expect(forward([32, 20])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: linear: expected last axis of size 16 (in_features), got shape [32, 20]; make it Linear(20, 2), or have the layer before return 16 features (in fc2)]`,
    );
    expect(forward([32, 1, 4, 4])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: linear: expected last axis of size 16 (in_features), got shape [32, 1, 4, 4]; put a Flatten before it? (in fc2)]`,
    );
    expect(forward([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: linear: expected last axis of size 16 (in_features), got a single number (in fc2)]`,
    );
    expect(() => linear([1], tensor([1]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: linear: expected a weight [out, in] and a bias [out], got [1] and none]`,
    );
    expect(() => linear([1, 2, 3], weight, tensor([1]))).toThrow(
      'a weight [out, in] and a bias [out]',
    );
  });
});

describe('Linear', () => {
  it('has the parameters of PyTorch: weight [out, in] and bias [out]', () => {
    const state = new Linear(3, 2).stateDict();
    expect(Object.entries(state).map(([name, { shape }]) => [name, shape])).toEqual([
      ['weight', [2, 3]],
      ['bias', [2]],
    ]);
    expect(Object.keys(new Linear(3, 2, { bias: false }).stateDict())).toEqual(['weight']);
  });

  it('starts within ±1/√in, both parameters alike', () => {
    const { weight, bias } = new Linear(25, 4000, { rng: new Rng(3), ...float64 });
    for (const x of [weight, bias as Tensor]) {
      expect(x.abs().max().item()).toBeLessThanOrEqual(0.2);
      // The variance of U(−a, a) is a²/3; five standard errors of the sample's.
      const variance = 0.2 ** 2 / 3;
      const error = variance * Math.sqrt(0.8 / x.size);
      expect(Math.abs(x.square().mean().item() - variance)).toBeLessThan(5 * error);
    }
  });

  it('draws weight and bias in order, from the default source or a given one', () => {
    seed(7);
    const first = new Linear(3, 2);
    const second = new Linear(3, 2);
    seed(7);
    const again = [new Linear(3, 2), new Linear(3, 2)];
    expect(again.map(({ weight }) => weight.toArray())).toEqual(
      [first, second].map(({ weight }) => weight.toArray()),
    );
    expect(second.weight.toArray()).not.toEqual(first.weight.toArray());

    const rng = new Rng(9);
    const layer = new Linear(4, 2, { rng });
    const same = new Rng(9);
    expect(layer.weight.toArray()).toEqual(
      same.uniform([2, 4], { low: -0.5, high: 0.5 }).toArray(),
    );
    expect(layer.bias?.toArray()).toEqual(same.uniform([2], { low: -0.5, high: 0.5 }).toArray());
    expect(rng.state()).toEqual(same.state());
  });

  it('computes in its type', () => {
    expect(new Linear(3, 2, float64).forward([1, 2, 3]).dtype).toBe('float64');
    expect(new Linear(3, 2).forward([1, 2, 3]).dtype).toBe('float32');
  });

  it('learns: one step of gradient descent lowers the loss', () => {
    const layer = new Linear(2, 1, { rng: new Rng(5), ...float64 });
    const x = new Rng(6).normal([8, 2], float64);
    const loss = () => layer.forward(x).sub(1).square().mean();
    const before = loss();
    before.backward();
    for (const p of layer.parameters()) p.assign(p.sub((p.grad as Tensor).mul(0.05)));
    expect(loss().item()).toBeLessThan(before.item());
  });

  it('prints as it is made', () => {
    expect(String(new Linear(3, 2))).toBe('Linear(3, 2)');
    expect(String(new Linear(3, 2, { bias: false }))).toBe('Linear(3, 2, { bias: false })');
  });

  it('refuses sizes and options that make no sense', () => {
    expect(() => new Linear(0, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Linear: inFeatures and outFeatures must be whole numbers ≥ 1, got 0 and 2]`,
    );
    expect(() => new Linear(2.5, 2)).toThrow('whole numbers');
    expect(() => new Linear(2, undefined as never)).toThrow('whole numbers');
    expect(() => new Linear(2, 2, { biass: false } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Linear: unknown option biass; did you mean bias?]`,
    );
    expect(() => new Linear(2, 2, { rng: 7 as never })).toThrow('rng must be a random source');
    expect(() => new Linear(2, 2, { dtype: 'int32' })).toThrow('real numbers');
  });
});
