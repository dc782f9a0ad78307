import { describe, expect, it } from 'vitest';
import {
  broadcastShapes,
  broadcastStrides,
  checkAxes,
  checkAxis,
  checkShape,
  reducedShape,
  sameShape,
  sizeOf,
  stridesOf,
} from './shape';

describe('sizeOf and stridesOf', () => {
  it('multiply the extents', () => {
    expect([[], [3], [2, 3, 4], [2, 0, 4]].map(sizeOf)).toEqual([1, 3, 24, 0]);
    expect([[], [3], [2, 3, 4], [2, 0, 4]].map(stridesOf)).toEqual([
      [],
      [1],
      [12, 4, 1],
      [0, 4, 1],
    ]);
  });
});

describe('sameShape', () => {
  it('compares axis by axis', () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([], [])).toBe(true);
    expect(sameShape([2, 3], [3, 2])).toBe(false);
    expect(sameShape([2], [2, 1])).toBe(false);
  });
});

describe('checkShape', () => {
  it('copies, so that the caller may change the array later', () => {
    const given = [2, 3];
    const shape = checkShape('zeros', given);
    given[0] = 99;
    expect(shape).toEqual([2, 3]);
  });

  it('lets −1 pass only where it means an extent to be found', () => {
    expect(checkShape('reshape', [2, -1], -1)).toEqual([2, -1]);
    expect(() => checkShape('reshape', [2, -2], -1)).toThrow('got [2, -2]');
    expect(() => checkShape('zeros', [2, -1])).toThrow('got [2, -1]');
  });

  it.each([
    [3, '3'],
    [undefined, 'undefined'],
    ['2,3', '2,3'],
    [[2, 0.5], '[2, 0.5]'],
    [[2, Number.NaN], '[2, NaN]'],
    [[2, '3'], '[2, 3]'],
    [[1e21], '[1e+21]'],
  ])('refuses %j', (shape, got) => {
    expect(() => checkShape('zeros', shape)).toThrow(
      `zeros: a shape is an array of whole numbers ≥ 0 such as [2, 3], got ${got}`,
    );
  });
});

describe('checkAxis', () => {
  it('counts negative axes from the end', () => {
    expect([0, 2, -1, -3].map((axis) => checkAxis('sum', axis, 3))).toEqual([0, 2, 2, 0]);
  });

  it('tells which axes there are', () => {
    expect(() => checkAxis('sum', 3, 3)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: axis must be a whole number in [-3, 2], got 3]`,
    );
    expect(() => checkAxis('sum', 0.5, 3)).toThrow('got 0.5');
    expect(() => checkAxis('sum', '1' as unknown as number, 3)).toThrow('got 1');
    expect(() => checkAxis('sum', 0, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: a single number has no axes, got axis 0]`,
    );
  });
});

describe('checkAxes', () => {
  it('takes one, several or all, and puts them in order', () => {
    expect(checkAxes('sum', null, 3)).toEqual([0, 1, 2]);
    expect(checkAxes('sum', -1, 3)).toEqual([2]);
    expect(checkAxes('sum', [-1, 0], 3)).toEqual([0, 2]);
    expect(checkAxes('sum', [], 3)).toEqual([]);
    expect(checkAxes('sum', null, 0)).toEqual([]);
  });

  it('refuses an axis named twice, also under both its names', () => {
    expect(() => checkAxes('sum', [1, -2], 3)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: each axis may be named once, got [1, -2]]`,
    );
  });

  it.each([
    [true, 'true'],
    [{}, 'an object of type Object'],
    ['1', '1'],
  ])('refuses %j', (axis, got) => {
    expect(() => checkAxes('sum', axis as unknown as number, 3)).toThrow(
      `sum: axis must be a number, a list of numbers or null, got ${got}`,
    );
  });
});

describe('broadcastShapes', () => {
  it.each([
    [[3], [3], [3]],
    [[3, 1], [4], [3, 4]],
    [[], [2, 3], [2, 3]],
    [[1], [0], [0]],
    [
      [5, 1, 0],
      [1, 4, 1],
      [5, 4, 0],
    ],
  ])('%j with %j is %j', (a, b, shape) => {
    expect(broadcastShapes('add', a, b)).toEqual(shape);
    expect(broadcastShapes('add', b, a)).toEqual(shape);
  });

  it('names the shapes and where they differ', () => {
    expect(() => broadcastShapes('add', [2, 3], [3, 1, 4])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: add: shapes [2, 3] and [3, 1, 4] do not broadcast (3 ≠ 4 at axis -1); extents must be equal or 1]`,
    );
    expect(() => broadcastShapes('add', [0], [2])).toThrow('(0 ≠ 2 at axis -1)');
  });
});

describe('broadcastStrides', () => {
  it('is 0 along each axis that repeats', () => {
    expect(broadcastStrides([3, 1], [1, 1], [2, 3, 4])).toEqual([0, 1, 0]);
    expect(broadcastStrides([], [], [2])).toEqual([0]);
    expect(broadcastStrides([1, 3], [9, 2], [1, 3])).toEqual([9, 2]);
  });
});

describe('reducedShape', () => {
  it('drops the folded axes or leaves them with extent 1', () => {
    expect(reducedShape([2, 3, 4], [0, 2], false)).toEqual([3]);
    expect(reducedShape([2, 3, 4], [0, 2], true)).toEqual([1, 3, 1]);
    expect(reducedShape([2, 3], [], false)).toEqual([2, 3]);
  });
});
