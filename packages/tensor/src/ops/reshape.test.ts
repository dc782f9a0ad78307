import { describe, expect, it } from 'vitest';
import { arange, flatten, reshape, squeeze, unsqueeze, zeros } from '../index';

const any = (value: unknown) => value as number[];

describe('reshape', () => {
  it('keeps the elements and their order', () => {
    expect(reshape(arange(6), [2, 3]).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(
      reshape(
        [
          [1, 2],
          [3, 4],
        ],
        [4],
      ).toArray(),
    ).toEqual([1, 2, 3, 4]);
    expect(reshape([7], []).toArray()).toBe(7);
    expect(reshape(7, [1, 1]).toArray()).toEqual([[7]]);
    expect(reshape(arange(6).reshape([2, 3]).transpose(), [6]).toArray()).toEqual([
      0, 3, 1, 4, 2, 5,
    ]);
  });

  it('copies only where no strides can express the shape', () => {
    const x = arange(24).reshape([2, 3, 4]);
    expect(x.reshape([6, 4]).storage).toBe(x.storage);
    expect(x.transpose(0, 1).reshape([3, 2, 2, 2]).storage).toBe(x.storage);
    expect(x.transpose(0, 1).reshape([6, 4]).storage).not.toBe(x.storage);
    expect(x.flip().reshape([24]).storage).toBe(x.storage);
    expect(x.slice(':, ::2').reshape([2, 8]).storage).not.toBe(x.storage);
    expect(x.at(0, 0).expand([3, 4]).reshape([3, 2, 2]).storage).toBe(x.storage);
    expect(x.reshape([2, 3, 4])).toBe(x);
  });

  it('finds one extent from the others', () => {
    expect(reshape(arange(6), [2, -1]).shape).toEqual([2, 3]);
    expect(reshape(arange(6), [-1]).shape).toEqual([6]);
    expect(reshape(5, [-1]).shape).toEqual([1]);
    expect(reshape(zeros([0, 3]), [-1, 3]).shape).toEqual([0, 3]);
    expect(reshape(zeros([0]), [5, -1]).shape).toEqual([5, 0]);
  });

  it('comes to an end with nothing in any order', () => {
    expect(zeros([3, 0]).transpose().reshape([3, 0]).shape).toEqual([3, 0]);
    expect(zeros([0, 3]).transpose().reshape([0]).shape).toEqual([0]);
    expect(
      zeros([2, 0, 3])
        .permute([2, 1, 0])
        .sum({ axis: [0, 1] })
        .toArray(),
    ).toEqual([0, 0]);
  });

  it('refuses what does not fit', () => {
    const x = arange(6);
    expect(() => reshape(x, [4])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: reshape: shape [6] has 6 elements, which do not fit into [4]]`,
    );
    expect(() => reshape(x, [4, -1])).toThrow('which do not fit into [4, -1]');
    expect(() => reshape(x, [-1, -1])).toThrow('which do not fit into [-1, -1]');
    expect(() => reshape(zeros([0]), [0, -1])).toThrow('which do not fit into [0, -1]');
    expect(() => reshape(x, [-2, -3])).toThrow('got [-2, -3]');
    expect(() => reshape(x, [1.5, 4])).toThrow('got [1.5, 4]');
    expect(() => reshape(x, any(6))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: reshape: a shape is an array of whole numbers ≥ 0 such as [2, 3], got 6]`,
    );
    expect(() => reshape(x, any(undefined))).toThrow('got undefined');
  });
});

describe('flatten', () => {
  it('merges all axes, or some', () => {
    const x = zeros([2, 3, 4]);
    expect(flatten(x).shape).toEqual([24]);
    expect(flatten(x, 1).shape).toEqual([2, 12]);
    expect(flatten(x, 0, 1).shape).toEqual([6, 4]);
    expect(flatten(x, -2, -1).shape).toEqual([2, 12]);
    expect(flatten(x, 1, 1)).toBe(x);
    expect(flatten(5).shape).toEqual([1]);
    expect(flatten(zeros([2, 0])).shape).toEqual([0]);
  });

  it('refuses axes in the wrong order', () => {
    expect(() => flatten(zeros([2, 3]), 1, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: flatten: the first axis must not lie after the last, got 1 and 0]`,
    );
    expect(() => flatten(zeros([2, 3]), 2)).toThrow('flatten: axis must be a whole number');
  });
});

describe('squeeze and unsqueeze', () => {
  it('drop axes of extent 1', () => {
    expect(squeeze(zeros([1, 3, 1])).shape).toEqual([3]);
    expect(squeeze(zeros([1, 3, 1]), 0).shape).toEqual([3, 1]);
    expect(squeeze(zeros([1, 3, 1]), -1).shape).toEqual([1, 3]);
    expect(squeeze(zeros([1, 3]), 1).shape).toEqual([1, 3]);
    expect(squeeze(5, 0).toArray()).toBe(5);
    expect(squeeze([[7]]).toArray()).toBe(7);
    expect(squeeze(zeros([1, 0])).shape).toEqual([0]);
  });

  it('add one anywhere', () => {
    expect([0, 1, 2, -1, -3].map((axis) => unsqueeze(zeros([2, 3]), axis).shape)).toEqual([
      [1, 2, 3],
      [2, 1, 3],
      [2, 3, 1],
      [2, 3, 1],
      [1, 2, 3],
    ]);
    expect(unsqueeze(5, 0).toArray()).toEqual([5]);
  });

  it('copy nothing', () => {
    const x = arange(6).reshape([2, 3]).transpose();
    expect(x.unsqueeze(1).squeeze().storage).toBe(x.storage);
  });

  it('refuse axes that do not exist', () => {
    expect(() => squeeze(zeros([1, 3]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: squeeze: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => unsqueeze(zeros([2]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unsqueeze: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => squeeze(5, 1)).toThrow('squeeze: a single number has no axes, got axis 1');
  });
});
