import { describe, expect, it } from 'vitest';
import { leakyRelu, relu, sigmoid, softplus, tanh, tensor, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const real = (values: number[]) => tensor(values, { dtype: 'float64' });

describe('sigmoid', () => {
  it('squeezes into (0, 1), to 0 and 1 at the ends', () => {
    expect(sigmoid([0, -0, -inf, inf, nan, -200, 200]).toArray()).toEqual([
      0.5,
      0.5,
      0,
      1,
      nan,
      0,
      1,
    ]);
  });

  it('is 1 / (1 + e⁻ˣ), and keeps its digits far to the left', () => {
    const [one, minusOne, far] = sigmoid(real([1, -1, -700])).data;
    // 0.7310585786300048792511592418… and e⁻⁷⁰⁰ = 9.8596765437597708…·10⁻³⁰⁵
    expect(one).toBeCloseTo(0.7310585786300049, 15);
    expect(minusOne).toBeCloseTo(0.2689414213699951, 15);
    expect(far / 9.85967654375977e-305).toBeCloseTo(1, 14);
  });
});

describe('tanh', () => {
  it('is odd, and ±1 at the ends', () => {
    expect(tanh([0, -0, inf, -inf, nan, 50]).toArray()).toEqual([0, -0, 1, -1, nan, 1]);
    expect(tanh(real([0.5])).item()).toBeCloseTo(0.46211715726000974, 15);
    expect(tanh(real([1e-10])).item()).toBe(1e-10);
  });
});

describe('relu', () => {
  it('cuts off below 0, turns −0 into 0 and keeps NaN', () => {
    expect(relu([-1, -0, 0, 2.5, inf, -inf, nan]).toArray()).toEqual([0, 0, 0, 2.5, inf, 0, nan]);
  });

  it('keeps whole numbers whole', () => {
    const y = relu(tensor([-1, 2], { dtype: 'int32' }));
    expect([y.dtype, y.toArray()]).toEqual(['int32', [0, 2]]);
  });
});

describe('leakyRelu', () => {
  it('has the slope 0.01 below 0, or another', () => {
    expect(leakyRelu(real([-100, 0, 3])).toArray()).toEqual([-1, 0, 3]);
    expect(leakyRelu([-4, 4], { negativeSlope: 0.25 }).toArray()).toEqual([-1, 4]);
    expect(leakyRelu([-4, -0], { negativeSlope: 0 }).toArray()).toEqual([-0, -0]);
    expect(leakyRelu([-2], { negativeSlope: -1 }).toArray()).toEqual([2]);
  });

  it('passes NaN and infinities on', () => {
    expect(leakyRelu([nan, inf, -inf]).toArray()).toEqual([nan, inf, -inf]);
  });

  it('makes whole numbers real', () => {
    const y = leakyRelu(tensor([-100, 5], { dtype: 'int32' }));
    expect([y.dtype, y.toArray()]).toEqual(['float32', [-1, 5]]);
  });

  it('refuses unknown options', () => {
    const options = { alpha: 0.3 } as { negativeSlope?: number };
    expect(() => leakyRelu([1], options)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: leakyRelu: unknown option alpha; known are negativeSlope]`,
    );
  });
});

describe('softplus', () => {
  it('is ln 2 at 0, x far to the right, eˣ far to the left', () => {
    const [zero, right, left] = softplus(real([0, 800, -40])).data;
    expect(zero).toBeCloseTo(Math.LN2, 15);
    expect(right).toBe(800);
    // ln(1 + e⁻⁴⁰) = 4.24835425529158898…·10⁻¹⁸
    expect(left / 4.248354255291589e-18).toBeCloseTo(1, 14);
    expect(softplus([inf, -inf, nan]).toArray()).toEqual([inf, 0, nan]);
  });
});

describe('activations', () => {
  it('keep the shape, also of nothing', () => {
    for (const f of [sigmoid, tanh, relu, leakyRelu, softplus]) {
      expect(f(zeros([2, 0])).shape).toEqual([2, 0]);
      expect(f(zeros([])).shape).toEqual([]);
    }
  });
});
