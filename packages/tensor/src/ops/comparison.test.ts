import { describe, expect, it } from 'vitest';
import {
  eq,
  ge,
  gt,
  isFinite as isFiniteTensor,
  isInf,
  isNaN as isNaNTensor,
  le,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  lt,
  ne,
  tensor,
  zeros,
} from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = [1, 2, 3, nan, 0, inf];
const y = [2, 2, 2, nan, -0, inf];

describe('comparisons', () => {
  it('give a truth value for each pair; NaN equals nothing, 0 equals −0', () => {
    expect(eq(x, y).toArray()).toEqual([false, true, false, false, true, true]);
    expect(ne(x, y).toArray()).toEqual([true, false, true, true, false, false]);
    expect(lt(x, y).toArray()).toEqual([true, false, false, false, false, false]);
    expect(le(x, y).toArray()).toEqual([true, true, false, false, true, true]);
    expect(gt(x, y).toArray()).toEqual([false, false, true, false, false, false]);
    expect(ge(x, y).toArray()).toEqual([false, true, true, false, true, true]);
    expect(eq(x, y).dtype).toBe('bool');
  });

  it('take a number on either side', () => {
    expect(lt([1, 2, 3], 2).toArray()).toEqual([true, false, false]);
    expect(lt(2, [1, 2, 3]).toArray()).toEqual([false, false, true]);
    expect(eq(2, 2).toArray()).toBe(true);
  });

  it('compare in the larger type', () => {
    const third = tensor([1 / 3], { dtype: 'float64' });
    expect(eq(third, third.cast('float32')).toArray()).toEqual([false]);
    expect(eq(third.cast('float32'), 1 / 3).toArray()).toEqual([true]);
    expect(eq([true, false], tensor([1, 2], { dtype: 'int32' })).toArray()).toEqual([true, false]);
    expect(gt([true, false], [false, false]).toArray()).toEqual([true, false]);
  });

  it('see numbers that whole numbers cannot hold as they are', () => {
    const whole = tensor([0, 5], { dtype: 'int32' });
    expect(lt(whole, 3e9).toArray()).toEqual([true, true]);
    expect(gt(whole, -inf).toArray()).toEqual([true, true]);
    expect(gt(whole, 0.5).toArray()).toEqual([false, true]);
    expect(ne(whole, nan).toArray()).toEqual([true, true]);
    expect(eq([true, false], 2).toArray()).toEqual([false, false]);
    expect(eq([true, false], 0.5).toArray()).toEqual([false, false]);
  });

  it('broadcast, also to nothing', () => {
    expect(eq([[1], [2]], [1, 2]).toArray()).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(eq(zeros([0, 1]), zeros([3])).shape).toEqual([0, 3]);
  });
});

describe('logic', () => {
  const [p, q] = [tensor([true, true, false, false]), tensor([true, false, true, false])];

  it('follows the truth tables', () => {
    expect(logicalAnd(p, q).toArray()).toEqual([true, false, false, false]);
    expect(logicalOr(p, q).toArray()).toEqual([true, true, true, false]);
    expect(logicalXor(p, q).toArray()).toEqual([false, true, true, false]);
    expect(logicalNot(p).toArray()).toEqual([false, false, true, true]);
  });

  it('takes every number but 0 as true, NaN included', () => {
    expect(logicalNot([0, -0, 0.1, nan, -3]).toArray()).toEqual([true, true, false, false, false]);
    expect(logicalAnd([0.5, 0, nan], 1).toArray()).toEqual([true, false, true]);
    expect(logicalOr([0, -0, 0.25], 0).toArray()).toEqual([false, false, true]);
    expect(logicalXor([0.5, 2, 0], 0.25).toArray()).toEqual([false, false, true]);
  });
});

describe('isNaN, isFinite and isInf', () => {
  const values = [1, 0, -0, nan, inf, -inf, 3.4e38];

  it('sort real numbers', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      const t = tensor(values, { dtype });
      const which = (truth: number[]) => truth.map((i) => i !== 0);
      expect(isNaNTensor(t).toArray()).toEqual(which([0, 0, 0, 1, 0, 0, 0]));
      expect(isFiniteTensor(t).toArray()).toEqual(which([1, 1, 1, 0, 0, 0, 1]));
      expect(isInf(t).toArray()).toEqual(which([0, 0, 0, 0, 1, 1, 0]));
    }
  });

  it('know that whole numbers and truth values are finite', () => {
    for (const t of [tensor([0, 7, -(2 ** 31)], { dtype: 'int32' }), tensor([true, false, true])]) {
      expect(isNaNTensor(t).toArray()).toEqual([false, false, false]);
      expect(isFiniteTensor(t).toArray()).toEqual([true, true, true]);
      expect(isInf(t).toArray()).toEqual([false, false, false]);
    }
  });
});
