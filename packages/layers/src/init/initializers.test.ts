import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { constant, normal, truncatedNormal, uniform } from './distributions';
import { fans } from './fans';
import { calculateGain, type Nonlinearity } from './gain';
import type { InitializerOptions } from './initializer';
import { kaimingNormal, kaimingUniform } from './kaiming';
import { lecunNormal, lecunUniform } from './lecun';
import { orthogonal } from './orthogonal';
import { sparse } from './sparse';
import { xavierNormal, xavierUniform } from './xavier';

const float64 = { dtype: 'float64' } as const;

describe('fans', () => {
  it('counts inputs and outputs of a unit, times the receptive field', () => {
    expect(fans([100, 80])).toEqual({ fanIn: 80, fanOut: 100 });
    expect(fans([32, 16, 3, 3])).toEqual({ fanIn: 144, fanOut: 288 });
    expect(fans([64, 32, 5])).toEqual({ fanIn: 160, fanOut: 320 });
  });

  it('refuses biases', () => {
    expect(() => fans([10])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: fans: a weight has at least two axes [out, in, …], got shape [10]; biases have no fans]`,
    );
  });
});

describe('calculateGain', () => {
  it('has the gains of PyTorch', () => {
    const gains: [Nonlinearity, number][] = [
      ['linear', 1],
      ['sigmoid', 1],
      ['tanh', 1.6666666666666667],
      ['relu', Math.SQRT2],
      ['leakyRelu', 1.4141428569978354],
      ['selu', 0.75],
    ];
    for (const [name, gain] of gains) expect(calculateGain(name)).toBe(gain);
    expect(calculateGain('leakyRelu', 1)).toBe(1);
  });

  it('refuses an activation it does not know', () => {
    expect(() => calculateGain('swish' as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: calculateGain: no gain is known for swish; known are linear, sigmoid, tanh, relu, leakyRelu and selu]`,
    );
  });
});

/** Bounds and spreads for the shape [100, 80], as PyTorch 1.13.1 has them. */
const uniforms: [
  string,
  (shape: number[], options: InitializerOptions) => Tensor,
  bound: number,
][] = [
  ['xavierUniform', xavierUniform, 0.18257418583505536],
  ['xavierUniform for tanh', (s, o) => xavierUniform(s, { ...o, gain: 5 / 3 }), 0.3042903097250923],
  ['kaimingUniform', kaimingUniform, 0.27386127875258304],
  [
    'kaimingUniform by fanOut',
    (s, o) => kaimingUniform(s, { ...o, mode: 'fanOut' }),
    0.2449489742783178,
  ],
  ['lecunUniform', lecunUniform, Math.sqrt(3 / 80)],
  ['uniform', (s, o) => uniform(s, { ...o, low: -2, high: 2 }), 2],
];

describe.each(uniforms)('%s', (_, draw, bound) => {
  it('fills ±bound evenly', () => {
    const { data, shape } = draw([100, 80], { rng: new Rng(1), ...float64 });
    expect(shape).toEqual([100, 80]);
    const largest = Math.max(...Array.from(data, Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.995 * bound);
    expectMoments(data, 0, bound / Math.sqrt(3), 1.8);
  });
});

const normals: [string, (shape: number[], options: InitializerOptions) => Tensor, std: number][] = [
  ['xavierNormal', xavierNormal, 0.10540925533894598],
  ['kaimingNormal', kaimingNormal, 0.15811388300841897],
  [
    'kaimingNormal by fanOut',
    (s, o) => kaimingNormal(s, { ...o, mode: 'fanOut', nonlinearity: 'relu' }),
    0.1414213562373095,
  ],
  ['lecunNormal', lecunNormal, Math.sqrt(1 / 80)],
  ['normal', (s, o) => normal(s, { ...o, std: 0.02 }), 0.02],
];

describe.each(normals)('%s', (_, draw, std) => {
  it('has the standard deviation of its formula', () => {
    const { data } = draw([100, 80], { rng: new Rng(2), ...float64 });
    expectMoments(data, 0, std, 3);
    // About 4.6 % of a normal sample lie beyond two standard deviations; a uniform one has none there.
    const beyond = data.filter((x) => Math.abs(x) > 2 * std).length / data.length;
    expect(beyond).toBeGreaterThan(0.03);
  });
});

/** Mean and standard deviation within five standard errors; kurtosis is that of the distribution. */
function expectMoments(data: ArrayLike<number>, mean: number, std: number, kurtosis: number): void {
  const values = Array.from(data);
  const n = values.length;
  const found = values.reduce((sum, x) => sum + x, 0) / n;
  const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - found) ** 2, 0) / n);
  expect(Math.abs(found - mean)).toBeLessThan((5 * std) / Math.sqrt(n));
  expect(Math.abs(spread - std)).toBeLessThan(5 * std * Math.sqrt((kurtosis - 1) / (4 * n)));
}

describe('truncatedNormal', () => {
  it('stays within its bounds, which are values', () => {
    const { data } = truncatedNormal([4000], {
      std: 0.02,
      low: -0.03,
      high: 0.05,
      rng: new Rng(3),
    });
    expect(data.every((x) => x >= Math.fround(-0.03) && x <= Math.fround(0.05))).toBe(true);
    expect(data.some((x) => x > 0.04)).toBe(true);
  });
});

describe('constant', () => {
  it('gives every element one value', () => {
    expect(constant(0.5)([2, 2], {}).toArray()).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(constant(1)([1], float64).dtype).toBe('float64');
  });
});

describe('orthogonal', () => {
  const gram = (w: Tensor): Tensor => w.matmul(w.transpose());

  it.each([
    [6, 6],
    [3, 8],
    [8, 3],
    [1, 4],
  ])('has orthonormal rows or columns: %i × %i', (rows, columns) => {
    const w = orthogonal([rows, columns], { rng: new Rng(4), ...float64 });
    const product = rows <= columns ? gram(w) : gram(w.transpose());
    const n = Math.min(rows, columns);
    for (const [i, x] of product.data.entries()) {
      expect(x).toBeCloseTo(i % (n + 1) === 0 ? 1 : 0, 13);
    }
  });

  it('counts the axes after the first as one, and scales by the gain', () => {
    const w = orthogonal([4, 2, 3], { gain: 2, rng: new Rng(5), ...float64 });
    expect(w.shape).toEqual([4, 2, 3]);
    expect(
      gram(w.reshape([4, 6]))
        .at(0, 0)
        .item(),
    ).toBeCloseTo(4, 13);
  });

  it('prefers no direction: the trace has mean 0 and variance 1', () => {
    const rng = new Rng(6);
    const traces = Array.from({ length: 400 }, () => {
      const w = orthogonal([4, 4], { rng, ...float64 });
      return [0, 1, 2, 3].reduce((sum, i) => sum + w.at(i, i).item(), 0);
    });
    // E[tr] = 0 and E[tr²] = 1 for the Haar measure; Diaconis, Shahshahani, 1994.
    const mean = traces.reduce((sum, t) => sum + t, 0) / traces.length;
    const square = traces.reduce((sum, t) => sum + t * t, 0) / traces.length;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(400));
    expect(Math.abs(square - 1)).toBeLessThan(5 * Math.sqrt(2 / 400));
  });

  it('takes an empty weight and refuses a bias', () => {
    expect(orthogonal([0, 3]).shape).toEqual([0, 3]);
    expect(() => orthogonal([3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: orthogonal: a weight has at least two axes [out, in, …], got shape [3]]`,
    );
  });
});

describe('sparse', () => {
  it('has so many zeros in each column, rounded up', () => {
    const w = sparse([10, 6], { sparsity: 0.25, rng: new Rng(7) });
    expect(w.eq(0).sum({ axis: 0 }).toArray()).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('puts them at other places in each column', () => {
    const w = sparse([50, 4], { sparsity: 0.5, rng: new Rng(8) })
      .eq(0)
      .transpose();
    expect(new Set((w.toArray() as unknown[]).map((c) => JSON.stringify(c))).size).toBe(4);
  });

  it('refuses other shapes and shares', () => {
    expect(() => sparse([3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sparse: expected two axes [out, in], got shape [3]]`,
    );
    expect(() => sparse([3, 3], { sparsity: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sparse: sparsity must be a number in [0, 1], got 2]`,
    );
  });
});

describe('an initialiser', () => {
  it('repeats itself for the same source and differs for another', () => {
    for (const draw of [
      xavierUniform,
      kaimingNormal,
      lecunUniform,
      orthogonal,
      sparse,
      uniform,
      normal,
    ]) {
      const first = draw([4, 3], { rng: new Rng(1) }).toArray();
      expect(draw([4, 3], { rng: new Rng(1) }).toArray()).toEqual(first);
      expect(draw([4, 3], { rng: new Rng(2) }).toArray()).not.toEqual(first);
    }
  });

  it('refuses options that do not exist or are out of range', () => {
    expect(() => xavierUniform([2, 2], { gian: 2 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: xavierUniform: unknown option gian; did you mean gain?]`,
    );
    expect(() => xavierNormal([2, 2], { gain: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: xavierNormal: gain must be a number in [0, ∞), got -1]`,
    );
    expect(() =>
      kaimingUniform([2, 2], { mode: 'fan_in' as never }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: kaimingUniform: mode must be 'fanIn' or 'fanOut', got fan_in]`,
    );
    expect(() => kaimingUniform([2])).toThrow('a weight has at least two axes');
    expect(() => normal([2], { rng: 7 as never })).toThrow('rng must be a random source');
    expect(() => uniform([2], { dtype: 'int32' })).toThrow('float32 or float64');
  });
});
