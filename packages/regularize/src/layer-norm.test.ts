import { gradcheck, gradgradcheck } from '@bp/autograd';
import { ones, Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { LayerNorm } from './layer-norm';

const float64 = { dtype: 'float64' } as const;

describe('LayerNorm', () => {
  it('normalises each example over its last axis', () => {
    const layer = new LayerNorm(2, { eps: 0, ...float64 });
    const x = tensor(
      [
        [1, 3],
        [10, -10],
      ],
      float64,
    );
    expect(layer.forward(x).toArray()).toEqual([
      [-1, 1],
      [1, -1],
    ]);
  });

  it('keeps all digits beside a large mean', () => {
    // Of the float32 numbers themselves, by mpmath 1.3 with 60 digits.
    const x = tensor(Array.from({ length: 1000 }, (_, i) => 20000 + 0.01 * i));
    const y = new LayerNorm(1000).forward(x).data;
    const expected = [
      [0, -1.7303162797409775],
      [1, -1.7269333728502176],
      [999, 1.7303974695063558],
    ];
    for (const [i, value] of expected) expect(y[i] / value).toBeCloseTo(1, 6);
    for (const z of new LayerNorm(1000).forward(tensor(12345.678).expand([1000])).data) {
      expect(Math.abs(z)).toBeLessThan(1e-6);
    }
  });

  it('normalises over several axes together', () => {
    const x = new Rng(1).normal([3, 2, 4], float64);
    const together = new LayerNorm([2, 4], float64).forward(x);
    const flat = new LayerNorm(8, float64).forward(x.reshape([3, 8]));
    expect(together.reshape([3, 8]).toArray()).toEqual(flat.toArray());
  });

  it('does the same in training and evaluation, for any number of leading axes', () => {
    const layer = new LayerNorm(3);
    const x = new Rng(2).normal([3]);
    expect(layer.eval().forward(x).toArray()).toEqual(layer.train().forward(x).toArray());
    expect(layer.forward(zeros([0, 3])).shape).toEqual([0, 3]);
    expect(layer.forward(ones([2, 2, 2, 3])).shape).toEqual([2, 2, 2, 3]);
  });

  const cases: [what: string, normalizedShape: number[], shape: number[]][] = [
    ['one axis', [4], [3, 4]],
    ['two axes', [2, 3], [2, 2, 3]],
    ['no leading axis', [3], [3]],
    ['a single element', [1], [3, 1]],
  ];
  it.each(cases)(
    'has a gradient that agrees with differences, also a second time: %s',
    (_, normalizedShape, shape) => {
      const rng = new Rng(3);
      const forward = (x: Tensor, weight: Tensor, bias: Tensor) =>
        Object.assign(new LayerNorm(normalizedShape, { eps: 0.1, ...float64 }), {
          weight,
          bias,
        }).forward(x);
      const weight = rng.uniform(normalizedShape, { low: 0.5, high: 2, ...float64 });
      const inputs = [rng.normal(shape, float64), weight, rng.normal(normalizedShape, float64)];
      expect(gradcheck(forward, inputs)).toMatchObject({ ok: true });
      expect(gradgradcheck(forward, inputs)).toMatchObject({ ok: true });
    },
  );

  it('has a gradient without gain and shift, too', () => {
    const plain = new LayerNorm(4, { elementwiseAffine: false, ...float64 });
    expect(plain.parameters()).toEqual([]);
    const x = new Rng(4).normal([3, 4], float64);
    expect(gradcheck((x) => plain.forward(x), [x])).toMatchObject({ ok: true });
  });

  it('has the parameters of PyTorch, which resetParameters sets back', () => {
    const layer = new LayerNorm([2, 3]);
    expect(Object.keys(layer.stateDict())).toEqual(['weight', 'bias']);
    layer.weight?.assign(7);
    layer.bias?.assign(7);
    layer.resetParameters();
    expect(layer.weight?.toArray()).toEqual(ones([2, 3]).toArray());
    expect(layer.bias?.toArray()).toEqual(zeros([2, 3]).toArray());
  });

  it('prints its shape and the options that were chosen', () => {
    expect(String(new LayerNorm(4))).toBe('LayerNorm([4])');
    expect(String(new LayerNorm([2, 4], { eps: 0.1 }))).toBe('LayerNorm([2, 4], { eps: 0.1 })');
  });

  it('refuses other shapes and options out of range', () => {
    expect(() => new LayerNorm(4).forward(ones([4, 3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: layerNorm: expected last axes of extents [4], got shape [4, 3]]`,
    );
    expect(() => new LayerNorm([4, 3]).forward(ones([3]))).toThrow('last axes of extents [4, 3]');
    expect(() => new LayerNorm([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: LayerNorm: expected at least one axis, none of them empty, got []]`,
    );
    expect(() => new LayerNorm(-1)).toThrow('shape');
    expect(() => new LayerNorm(4, { eps: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: LayerNorm: eps must be a number in [0, ∞), got NaN]`,
    );
  });
});
