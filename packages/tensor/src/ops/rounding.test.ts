import { describe, expect, it } from 'vitest';
import { ceil, floor, round, sign, tensor, trunc } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = [1.5, -1.5, 0.5, -0.5, 2.5, -0.2, 0, -0, nan, inf, -inf];

describe('rounding', () => {
  it('goes down, up, towards 0 or to the nearest, halves to the even neighbour', () => {
    expect(floor(x).toArray()).toEqual([1, -2, 0, -1, 2, -1, 0, -0, nan, inf, -inf]);
    expect(ceil(x).toArray()).toEqual([2, -1, 1, -0, 3, -0, 0, -0, nan, inf, -inf]);
    expect(trunc(x).toArray()).toEqual([1, -1, 0, -0, 2, -0, 0, -0, nan, inf, -inf]);
    expect(round(x).toArray()).toEqual([2, -2, 0, -0, 2, -0, 0, -0, nan, inf, -inf]);
  });

  it('leaves whole numbers as they are', () => {
    for (const f of [floor, ceil, trunc, round]) {
      const y = f(tensor([-3, 0, 2 ** 31 - 1], { dtype: 'int32' }));
      expect([y.dtype, y.toArray()]).toEqual(['int32', [-3, 0, 2 ** 31 - 1]]);
    }
  });
});

describe('sign', () => {
  it('is −1, 0 or 1, and 0 for NaN as in PyTorch', () => {
    expect(sign([-3, 0, -0, 5, nan, inf, -inf]).toArray()).toEqual([-1, 0, 0, 1, 0, 1, -1]);
    const whole = sign(tensor([-7, 0, 7], { dtype: 'int32' }));
    expect([whole.dtype, whole.toArray()]).toEqual(['int32', [-1, 0, 1]]);
  });
});
