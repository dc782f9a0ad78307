import { describe, expect, it } from 'vitest';
import { logSumExp, mean, norm, std, tensor, variance, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = tensor(
  [
    [1, 2, 3],
    [4, 5, 6.5],
  ],
  { dtype: 'float64' },
);
/** Within 4 units in the last place, or in the first 14 digits of float64. */
const close = (got: ArrayLike<number>, expected: number[]) =>
  expected.forEach((value, i) => {
    expect(got[i] / value).toBeCloseTo(1, got instanceof Float32Array ? 6 : 14);
  });

describe('variance and std', () => {
  it('estimate without bias, or take the mean square', () => {
    // NumPy 2.4: x.var(axis=1, ddof=1), x.var(ddof=0), x.std(axis=0, ddof=1)
    close(variance(x, { axis: 1 }).data, [1, 1.5833333333333335]);
    close(variance(x, { correction: 0 }).data, [3.368055555555556]);
    close(std(x, { axis: 0 }).data, [2.1213203435596424, 2.1213203435596424, 2.4748737341529163]);
    expect(variance([1, 2, 3, 4]).item()).toBe(Math.fround(5 / 3));
    expect(std(x, { axis: [0, 1], keepDims: true }).shape).toEqual([1, 1]);
  });

  it('lose no digits to a large mean', () => {
    const far = tensor([1e8, 1e8 + 1, 1e8 + 2], { dtype: 'float64' });
    expect(variance(far).item()).toBe(1);
  });

  it('keep all digits of what lies beside a large mean', () => {
    // Variances of the float32 and float64 numbers that the array holds, by mpmath 1.3 with 60 digits.
    const ramp = Array.from({ length: 1000 }, (_, i) => 20000 + 0.01 * i);
    close(variance(ramp).data, [Math.fround(8.341688881264076)]);
    close(std(ramp).data, [Math.fround(2.888198206713673)]);
    const cloud = Array.from({ length: 300 }, (_, i) => 5e5 + ((i * 89 + 31) % 211) / 64);
    close(variance(cloud).data, [Math.fround(0.9107037673320793)]);
    close(std(cloud).data, [Math.fround(0.9543080044367642)]);
    const far = Array.from({ length: 1000 }, (_, i) => 1e9 + 0.01 * i);
    close(variance(tensor(far, { dtype: 'float64' })).data, [8.341666668194074]);
    // Of a hundred numbers one unit in the last place apart.
    const steps = Array.from({ length: 100 }, (_, i) => 16777216 + (i % 7 === 0 ? 2 : 0));
    close(variance(steps).data, [Math.fround(0.5151515151515151)]);
    expect(variance(new Array(1000).fill(12345.678)).item()).toBeLessThan(1e-12);
    expect(mean(new Array(1000).fill(12345.678)).item()).toBe(Math.fround(12345.678));
  });

  it('reach beyond the range of the squares', () => {
    close(std([1e20, -1e20]).data, [Math.fround(1.4142135623730951e20)]);
    close(std([1e-30, -1e-30]).data, [Math.fround(1.414213562373095e-30)]);
    close(std(tensor([1e200, -1e200], { dtype: 'float64' })).data, [1.414213562373095e200]);
    expect(variance([1e20, -1e20]).item()).toBe(inf);
  });

  it('are 0 for equal elements, NaN where too few are left', () => {
    expect(variance([3, 3, 3]).item()).toBe(0);
    expect(std([3, 3, 3]).item()).toBe(0);
    expect(variance([5]).item()).toBeNaN();
    expect(variance([5], { correction: 0 }).item()).toBe(0);
    expect(variance(zeros([0])).item()).toBeNaN();
    expect(variance([1, 2], { correction: 2 }).item()).toBe(inf);
    expect(variance([1, nan]).item()).toBeNaN();
  });

  it('make whole numbers real', () => {
    const y = variance(tensor([1, 2, 3], { dtype: 'int32' }));
    expect([y.dtype, y.item()]).toEqual(['float32', 1]);
  });

  it('name themselves in their errors', () => {
    expect(() => variance(x, { unbiased: false } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: variance: unknown option unbiased; did you mean correction?]`,
    );
    expect(() => std(x, { axis: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: std: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => std(x, { axes: 1 } as object)).toThrow(
      'std: unknown option axes; did you mean axis?',
    );
  });
});

describe('norm', () => {
  it('is the Euclidean length', () => {
    expect(norm([3, 4]).item()).toBe(5);
    expect(
      norm(
        [
          [3, 4],
          [6, 8],
        ],
        { axis: 1 },
      ).toArray(),
    ).toEqual([5, 10]);
    expect(norm([[3, 4]], { axis: 1, keepDims: true }).shape).toEqual([1, 1]);
    close(norm(x, { axis: 1 }).data, [3.7416573867739413, 9.12414379544733]);
    expect(norm([0, 0]).item()).toBe(0);
    expect(norm(zeros([0])).item()).toBe(0);
    expect(norm(-7).item()).toBe(7);
    expect(norm([inf, nan]).item()).toBeNaN();
    expect(norm([inf, 1]).item()).toBe(inf);
    expect(norm(tensor([3, 4], { dtype: 'int32' })).item()).toBe(5);
  });

  it('reaches beyond the range of the squares', () => {
    expect(norm([1e20, 1, 1]).item()).toBe(Math.fround(1e20));
    close(norm([1e-30, 1e-30]).data, [Math.fround(1.414213562373095e-30)]);
    close(norm([3e-20, 4e-20]).data, [Math.fround(5e-20)]);
    close(norm([3e-39, 4e-39]).data, [Math.fround(5e-39)]);
    close(norm(tensor([3e200, 4e200], { dtype: 'float64' })).data, [5e200]);
    close(norm(tensor([3e-200, 4e-200], { dtype: 'float64' })).data, [5e-200]);
    expect(norm([2e38, 2e38]).item()).toBe(Math.fround(2.8284271247461903e38));
    expect(norm([3e38, 3e38]).item()).toBe(inf);
  });

  it('names itself in its errors', () => {
    expect(() => norm(x, { axis: 2 })).toThrow(
      'norm: axis must be a whole number in [-2, 1], got 2',
    );
  });
});

describe('logSumExp', () => {
  it('is a smooth maximum that does not overflow', () => {
    close(logSumExp(x, { axis: 1 }).data, [3.40760596444438, 6.7663678998071335]);
    expect(logSumExp([1000, 1000]).item()).toBeCloseTo(1000 + Math.LN2, 4);
    expect(logSumExp([-1000, -1000]).item()).toBeCloseTo(-1000 + Math.LN2, 4);
    expect(logSumExp(x, { axis: 0, keepDims: true }).shape).toEqual([1, 3]);
    expect(logSumExp(5).item()).toBe(5);
  });

  it('reaches its limits', () => {
    expect(logSumExp([-inf, -inf]).item()).toBe(-inf);
    expect(logSumExp([inf, 1]).item()).toBe(inf);
    expect(logSumExp([-inf, 3]).item()).toBe(3);
    expect(logSumExp([nan, 1]).item()).toBeNaN();
    expect(
      logSumExp(
        [
          [-inf, -inf],
          [0, 0],
        ],
        { axis: 1 },
      ).toArray(),
    ).toEqual([-inf, Math.fround(Math.LN2)]);
  });

  it('is −∞ of nothing', () => {
    expect(logSumExp(zeros([0])).item()).toBe(-inf);
    expect(logSumExp(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([-inf, -inf]);
    expect(logSumExp(zeros([2, 0]), { axis: 1, keepDims: true }).shape).toEqual([2, 1]);
    expect(logSumExp(zeros([0, 2]), { axis: 1 }).shape).toEqual([0]);
  });

  it('refuses axes named twice', () => {
    expect(() => logSumExp(x, { axis: [0, 0] })).toThrow('logSumExp: each axis may be named once');
  });
});
