import { describe, expect, it } from 'vitest';
import { arange, prod, tensor, zeros } from '../index';

describe('prod', () => {
  it('multiplies along one axis, several, or all', () => {
    const x = arange(1, 13).reshape([3, 4]);
    expect(prod(x, { axis: 0 }).toArray()).toEqual([45, 120, 231, 384]);
    expect(prod(x, { axis: -1 }).toArray()).toEqual([24, 1680, 11880]);
    expect(prod(x.transpose(), { axis: 0, keepDims: true }).toArray()).toEqual([[24, 1680, 11880]]);
    expect(prod(x).item()).toBe(479001600);
    expect(prod(x.reshape([3, 2, 2]), { axis: [0, 2] }).toArray()).toEqual([5400, 88704]);
  });

  it('is 1 where there is nothing to multiply', () => {
    expect(prod(zeros([0])).item()).toBe(1);
    expect(prod(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([1, 1]);
    expect(prod(tensor(7), { axis: [] }).item()).toBe(7);
  });

  it('keeps whole numbers whole and counts truth values', () => {
    const whole = prod(tensor([2, 3], { dtype: 'int32' }));
    expect([whole.dtype, whole.item()]).toEqual(['int32', 6]);
    expect(prod([true, true]).dtype).toBe('int32');
    expect(() => prod(tensor([65536, 32768], { dtype: 'int32' }))).toThrow(
      'prod: the result 2147483648 is beyond the range of int32',
    );
    expect(prod([true, false]).item()).toBe(0);
  });

  it('passes NaN and infinities on', () => {
    expect(prod([1, Number.NaN]).item()).toBeNaN();
    expect(prod([-2, Number.POSITIVE_INFINITY]).item()).toBe(Number.NEGATIVE_INFINITY);
    expect(prod([0, Number.POSITIVE_INFINITY]).item()).toBeNaN();
  });
});
