import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p, log2, log10, tensor, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const real = (values: number[]) => tensor(values, { dtype: 'float64' });
const close = (got: ArrayLike<number>, expected: number[]) =>
  expected.forEach((value, i) => {
    expect(got[i] / value).toBeCloseTo(1, 14);
  });

describe('exponentials and logarithms', () => {
  it('have the values of tables', () => {
    // Abramowitz & Stegun, tables 4.2 and 4.4
    close(exp(real([1, -1, 10])).data, [Math.E, 0.36787944117144233, 22026.465794806718]);
    close(log(real([2, 10, 0.5])).data, [Math.LN2, Math.LN10, -Math.LN2]);
    close(expm1(real([1e-10, 1])).data, [1.00000000005e-10, 1.7182818284590453]);
    close(log1p(real([1e-10, 1])).data, [9.9999999995e-11, Math.LN2]);
    close(log10(real([1000, 2])).data, [3, 0.3010299956639812]);
    close(log2(real([8, 10])).data, [3, 3.321928094887362]);
  });

  it('are exact at their fixed points', () => {
    expect(exp([0, -0]).toArray()).toEqual([1, 1]);
    expect(expm1([0, -0]).toArray()).toEqual([0, -0]);
    expect(log([1]).toArray()).toEqual([0]);
    expect(log1p([0, -0]).toArray()).toEqual([0, -0]);
    expect([log2([1]).item(), log10([1]).item()]).toEqual([0, 0]);
  });

  it('reach their limits', () => {
    expect(exp([inf, -inf, nan, 89, -104]).toArray()).toEqual([inf, 0, nan, inf, 0]);
    expect(expm1([inf, -inf, nan]).toArray()).toEqual([inf, -1, nan]);
    expect(log([0, -0, -1, inf, nan]).toArray()).toEqual([-inf, -inf, nan, inf, nan]);
    expect(log1p([-1, -2, inf, nan]).toArray()).toEqual([-inf, nan, inf, nan]);
    expect(log2([0, -1]).toArray()).toEqual([-inf, nan]);
  });

  it('make whole numbers and truth values real', () => {
    const whole = tensor([0, 1], { dtype: 'int32' });
    expect([exp(whole).dtype, exp(whole).toArray()]).toEqual(['float32', [1, Math.fround(Math.E)]]);
    expect(exp([true]).dtype).toBe('float32');
    expect(exp(real([1])).dtype).toBe('float64');
  });

  it('keep the shape of nothing', () => {
    expect(exp(zeros([0, 2])).shape).toEqual([0, 2]);
  });
});
