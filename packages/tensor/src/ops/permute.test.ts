import { describe, expect, it } from 'vitest';
import { arange, permute, transpose, zeros } from '../index';

describe('permute', () => {
  it('puts the axes in another order, without a copy', () => {
    const x = arange(24).reshape([2, 3, 4]);
    const y = permute(x, [2, 0, 1]);
    expect(y.shape).toEqual([4, 2, 3]);
    expect(y.at(3, 1, 2).item()).toBe(x.at(1, 2, 3).item());
    expect(y.storage).toBe(x.storage);
    expect(permute(x, [-1, -3, -2]).shape).toEqual([4, 2, 3]);
    expect(permute(5, []).toArray()).toBe(5);
    expect(permute(zeros([0, 2]), [1, 0]).shape).toEqual([2, 0]);
  });

  it('refuses anything but every axis once', () => {
    const x = zeros([2, 3]);
    expect(() => permute(x, [0])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: permute: expected each of the 2 axes once, got [0]]`,
    );
    expect(() => permute(x, [0, 0])).toThrow('got [0, 0]');
    expect(() => permute(x, [0, -2])).toThrow('got [0, -2]');
    expect(() => permute(x, [0, 2])).toThrow(
      'permute: axis must be a whole number in [-2, 1], got 2',
    );
    expect(() => permute(x, 1 as unknown as number[])).toThrow(
      'expected each of the 2 axes once, got 1',
    );
    expect(() => permute(5, [0])).toThrow('permute: a single number has no axes, got axis 0');
  });
});

describe('transpose', () => {
  it('exchanges the last two axes, or others', () => {
    expect(
      transpose([
        [1, 2],
        [3, 4],
      ]).toArray(),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(transpose(zeros([2, 3, 4])).shape).toEqual([2, 4, 3]);
    expect(transpose(zeros([2, 3, 4]), 0, 2).shape).toEqual([4, 3, 2]);
    expect(transpose(zeros([2, 3, 4]), 0, -1).shape).toEqual([4, 3, 2]);
    expect(transpose(zeros([2, 3]), 1, 1).shape).toEqual([2, 3]);
  });

  it('needs two axes', () => {
    expect(() => transpose([1, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: transpose: two axes are needed, got shape [2]; unsqueeze makes a row or a column of a vector]`,
    );
    expect(transpose([1, 2], 0, -1).toArray()).toEqual([1, 2]);
    expect(transpose([1, 2], -1, 0).toArray()).toEqual([1, 2]);
    expect(() => transpose([1, 2], 0, 1)).toThrow('transpose: axis must be');
    expect(() => transpose(5)).toThrow('transpose: two axes are needed, got shape []');
    expect(() => transpose(zeros([2, 3]), 0, 2)).toThrow('got 2');
  });
});
