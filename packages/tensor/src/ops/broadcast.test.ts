import { describe, expect, it } from 'vitest';
import { broadcastTo, expand, sumTo, tensor, zeros } from '../index';

describe('expand', () => {
  it('repeats axes of extent 1 and adds axes in front, without a copy', () => {
    const x = tensor([[1], [2]]);
    const y = expand(x, [2, 3]);
    expect(y.toArray()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(y.strides).toEqual([1, 0]);
    expect(y.storage).toBe(x.storage);
    expect(expand([1, 2], [2, 2]).toArray()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(expand(5, [2, 1]).toArray()).toEqual([[5], [5]]);
  });

  it('keeps an axis with −1', () => {
    expect(expand(zeros([2, 1]), [4, -1, 3]).shape).toEqual([4, 2, 3]);
    expect(expand(zeros([3]), [-1]).shape).toEqual([3]);
  });

  it('may repeat an element no times at all', () => {
    expect(expand(zeros([1]), [0]).shape).toEqual([0]);
    expect(expand(zeros([1, 3]), [0, 3]).shape).toEqual([0, 3]);
  });

  it('returns the tensor itself where nothing changes', () => {
    const x = zeros([2, 3]);
    expect(expand(x, [2, 3])).toBe(x);
    expect(broadcastTo).toBe(expand);
  });

  it('refuses what does not stretch', () => {
    expect(() => expand([1, 2], [3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: expand: shape [2] does not stretch to [3]; only axes of extent 1 can grow, and new axes come in front]`,
    );
    expect(() => expand([[1], [2]], [2])).toThrow('shape [2, 1] does not stretch to [2]');
    expect(() => expand([1, 2], [-1, 2])).toThrow('shape [2] does not stretch to [-1, 2]');
    expect(() => expand([1], 3 as unknown as number[])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: expand: a shape is an array of whole numbers ≥ 0 such as [2, 3], got 3]`,
    );
    expect(() => expand([1], [2.5])).toThrow('got [2.5]');
  });
});

describe('sumTo', () => {
  it('adds up what would be repeated', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(sumTo(x, [3]).toArray()).toEqual([5, 7, 9]);
    expect(sumTo(x, [2, 1]).toArray()).toEqual([[6], [15]]);
    expect(sumTo(x, [1, 1]).toArray()).toEqual([[21]]);
    expect(sumTo(x, []).toArray()).toBe(21);
    expect(sumTo(x, [2, 3])).toBe(x);
    expect(sumTo(zeros([0, 3]), [3]).toArray()).toEqual([0, 0, 0]);
  });

  it('refuses what does not broadcast', () => {
    expect(() => sumTo([1, 2], [3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sumTo: shape [3] does not broadcast to [2]]`,
    );
    expect(() => sumTo([1, 2], [1, 1, 2])).toThrow('shape [1, 1, 2] does not broadcast to [2]');
  });
});
