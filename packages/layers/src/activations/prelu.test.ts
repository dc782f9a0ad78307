import { gradcheck, gradgradcheck } from '@bp/autograd';
import { ones, Rng, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { PReLU, prelu } from './prelu';

const float64 = { dtype: 'float64' } as const;

describe('PReLU', () => {
  it('starts with the slope ¼ below 0', () => {
    expect(new PReLU().forward([-2, 0, 2]).toArray()).toEqual([-0.5, 0, 2]);
    expect(new PReLU({ init: 0.5 }).forward([-2]).toArray()).toEqual([-1]);
  });

  it('has one slope for each channel along axis 1', () => {
    const y = prelu(ones([1, 2, 2]).neg(), tensor([0.5, 2]));
    expect(y.toArray()).toEqual([
      [
        [-0.5, -0.5],
        [-2, -2],
      ],
    ]);
    expect(prelu([[-1, -1]], tensor([0.5, 2])).toArray()).toEqual([[-0.5, -2]]);
  });

  it('learns its slopes: the gradient is x below 0 and nothing above', () => {
    const layer = new PReLU({ numParameters: 2 });
    layer
      .forward([
        [-3, 4],
        [-1, -5],
      ])
      .sum()
      .backward();
    expect(layer.weight.grad?.toArray()).toEqual([-4, -5]);
  });

  it('has derivatives that agree with differences, also a second time', () => {
    const rng = new Rng(1);
    for (const [shape, slopes] of [
      [[5], [1]],
      [[2, 3], [3]],
      [[2, 3, 2], [3]],
      [[], [1]],
    ]) {
      const inputs = [rng.normal(shape, float64), rng.normal(slopes, float64)];
      expect(gradcheck(prelu, inputs)).toMatchObject({ ok: true });
      expect(gradgradcheck(prelu, inputs)).toMatchObject({ ok: true });
    }
  });

  it('is saved as weight, and set back by resetParameters', () => {
    const layer = new PReLU({ numParameters: 3, init: 0.1 });
    expect(Object.keys(layer.stateDict())).toEqual(['weight']);
    layer.weight.assign(zeros([3]));
    layer.resetParameters();
    expect(layer.weight.at(0).item()).toBeCloseTo(0.1, 7);
    expect(String(layer)).toBe('PReLU({ numParameters: 3, init: 0.1 })');
  });

  it('refuses slopes that do not fit the channels', () => {
    expect(() => prelu(ones([2, 4]), tensor([1, 2, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: prelu: expected one slope, or one for each channel along axis 1 of shape [2, 4], got [3]]`,
    );
    expect(() => prelu(ones([2]), tensor([1, 2]))).toThrow('expected one slope');
    expect(() => new PReLU({ numParameters: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: PReLU: numParameters must be a whole number ≥ 1, got 0]`,
    );
  });
});
