import { describe, expect, it } from 'vitest';
import { arange, cumsum, isBpError, ones, tensor, zeros } from '../index';

describe('cumsum', () => {
  it('adds along each axis', () => {
    const x = arange(1, 7).reshape([2, 3]);
    expect(cumsum(x, 0).toArray()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(cumsum(x, -1).toArray()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
  });

  it('follows the logical order of views', () => {
    const x = arange(1, 7).reshape([2, 3]);
    expect(cumsum(x.transpose(), 1).toArray()).toEqual([
      [1, 5],
      [2, 7],
      [3, 9],
    ]);
    expect(cumsum(x.flip(1), 1).toArray()).toEqual([
      [3, 5, 6],
      [6, 11, 15],
    ]);
    expect(cumsum(tensor(2).expand([3]), 0).toArray()).toEqual([2, 4, 6]);
  });

  it('adds up in float64 and rounds once per element', () => {
    // In float32, 2²⁴ + 1 rounds back to 2²⁴, but 2²⁴ + 2 does not.
    expect(cumsum([16777216, 1, 1], 0).toArray()).toEqual([16777216, 16777216, 16777218]);
    const sums = cumsum(tensor(0.1).expand([10000]), 0).data;
    // By mpmath 1.3: i · fround(0.1), rounded.
    expect([sums[9], sums[99], sums[999], sums[9999]]).toEqual([1, 10, 100, 1000]);
  });

  it('refuses whole numbers that int32 cannot hold', () => {
    const x = tensor([2 ** 31 - 1, 1], { dtype: 'int32' });
    expect(() => cumsum(x, 0)).toThrow(
      'cumsum: the result 2147483648 is beyond the range of int32',
    );
    expect(cumsum(tensor([2 ** 31 - 1, -1], { dtype: 'int32' }), 0).toArray()).toEqual([
      2147483647, 2147483646,
    ]);
  });

  it('keeps whole numbers whole and counts truth values', () => {
    expect(cumsum(ones([3], { dtype: 'int32' }), 0).dtype).toBe('int32');
    const counts = cumsum([true, false, true], 0);
    expect([counts.dtype, counts.toArray()]).toEqual(['int32', [1, 1, 2]]);
  });

  it('passes NaN and infinities on', () => {
    expect(cumsum([1, Number.NaN, 1], 0).toArray()).toEqual([1, Number.NaN, Number.NaN]);
    const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf } = Number;
    expect(cumsum([inf, 1, minusInf], 0).toArray()).toEqual([inf, inf, Number.NaN]);
  });

  it('takes tensors without elements and refuses axes that are not there', () => {
    expect(cumsum(zeros([0, 2]), 0).shape).toEqual([0, 2]);
    expect(cumsum(zeros([2, 0]), 0).shape).toEqual([2, 0]);
    let code = 'nothing thrown';
    try {
      cumsum(zeros([2]), 1);
    } catch (error) {
      if (isBpError(error)) code = error.code;
    }
    expect(code).toBe('BP_SHAPE');
  });
});
