import { describe, expect, it } from 'vitest';
import { arange, at, narrow, type SliceSpec, slice, tensor, zeros } from '../index';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const any = (value: unknown) => value as SliceSpec;

describe('slice', () => {
  it.each<[SliceSpec, unknown]>([
    ['0', [1, 2, 3]],
    ['-1', [4, 5, 6]],
    ['1, 2', 6],
    [':, 1', [2, 5]],
    [
      ':, 1:',
      [
        [2, 3],
        [5, 6],
      ],
    ],
    [
      ':, :-1',
      [
        [1, 2],
        [4, 5],
      ],
    ],
    [
      ':, ::-1',
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      '::-1, ::2',
      [
        [4, 6],
        [1, 3],
      ],
    ],
    [
      ':, -2:9',
      [
        [2, 3],
        [5, 6],
      ],
    ],
    [':, 9:', [[], []]],
    [
      ':, 2:0:-1',
      [
        [3, 2],
        [6, 5],
      ],
    ],
    [':, -9::-1', [[], []]],
    [' 0 : 1 , 0 ', [1]],
    [
      '',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      [],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      [null, 0],
      [1, 4],
    ],
    [
      [
        [0, 1],
        [null, null, -1],
      ],
      [[3, 2, 1]],
    ],
    [
      [-1, [1, Infinity]],
      [5, 6],
    ],
    [[[-Infinity, 1]], [[1, 2, 3]]],
    [[[1, null]], [[4, 5, 6]]],
  ])('%j', (spec, expected) => {
    expect(slice(x, spec).toArray()).toEqual(expected);
  });

  it('copies nothing', () => {
    expect(slice(x, '1:, ::-2').storage).toBe(x.storage);
    expect(slice(x, '0, 1').storage).toBe(x.storage);
  });

  it('takes nothing of nothing', () => {
    expect(slice(zeros([0, 3]), '::-1, 1').shape).toEqual([0]);
    expect(slice(zeros([3, 0]), '1').shape).toEqual([0]);
    expect(slice(5, '').toArray()).toBe(5);
  });

  it('slices slices', () => {
    const y = arange(20).slice('1:19:2').slice('::-3');
    expect(y.toArray()).toEqual([17, 11, 5]);
    expect(y.slice('1:').toArray()).toEqual([11, 5]);
  });

  it('says which index is outside', () => {
    expect(() => slice(x, '2')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: slice: index 2 is outside axis 0 of extent 2, counted from 0 or, backwards, from -1]`,
    );
    expect(() => slice(x, [0, -4])).toThrow('slice: index -4 is outside axis 1 of extent 3');
    expect(() => slice(zeros([0]), '0')).toThrow('index 0 is outside axis 0 of extent 0');
    expect(() => slice(x, [0.5])).toThrow('index 0.5 is outside');
    expect(() => slice(x, '0, 0, 0')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: slice: got 3 items for the 2 axes of shape [2, 3]]`,
    );
    expect(() => slice(5, '0')).toThrow('slice: got 1 items for the 0 axes of shape []');
  });

  it.each([
    ['a', "'a'"],
    ['1:2:3:4', "'1:2:3:4'"],
    ['0,,1', "'0,,1'"],
    ['0,', "'0,'"],
    ['...', "'...'"],
    ['1.5', "'1.5'"],
    [':, 0.5:', "':, 0.5:'"],
    [3, '3'],
    [null, 'null'],
    [['1:2'], "'1:2'"],
    [[[0.5, 2]], '[0.5, 2]'],
    [[[Number.NaN]], '[NaN]'],
    [[[0, 1, 1, 1]], '[0, 1, 1, 1]'],
    [[true], 'true'],
  ])('refuses %j', (spec, got) => {
    expect(() => slice(x, any(spec))).toThrow(
      `slice: expected one index or start:stop:step per axis, such as '1:3, :, ::-1' or [[1, 3], null], got ${got}`,
    );
  });

  it('refuses a step of 0', () => {
    expect(() => slice(x, '::0')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: slice: a step must be a whole number other than 0, got 0]`,
    );
    expect(() => slice(x, [[null, null, 0.5]])).toThrow('got 0.5');
    expect(() => slice(x, [[null, null, Infinity]])).toThrow('got Infinity');
  });
});

describe('narrow', () => {
  it('takes a run of one axis', () => {
    expect(narrow(arange(5), 0, 1, 3).toArray()).toEqual([1, 2, 3]);
    expect(narrow(x, -1, -2, 2).toArray()).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(narrow(x, 0, 2, 0).shape).toEqual([0, 3]);
    expect(narrow(x, 0, 0, 2).storage).toBe(x.storage);
  });

  it('refuses a run that leaves the axis', () => {
    expect(() => narrow(x, 1, 2, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: narrow: the range must lie in axis 1 of extent 3, got start 2 and length 2]`,
    );
    expect(() => narrow(x, 1, -4, 1)).toThrow('got start -4 and length 1');
    expect(() => narrow(x, 1, 0, -1)).toThrow('got start 0 and length -1');
    expect(() => narrow(x, 1, 0.5, 1)).toThrow('got start 0.5 and length 1');
    expect(() => narrow(x, 2, 0, 1)).toThrow('narrow: axis must be a whole number');
  });
});

describe('at', () => {
  it('drops the axis of an index, keeps that of null, gathers a list', () => {
    expect(at(x, 1, 2).toArray()).toBe(6);
    expect(at(x, -1).toArray()).toEqual([4, 5, 6]);
    expect(at(x, null, 1).toArray()).toEqual([2, 5]);
    expect(at(x, null, [0, -1]).toArray()).toEqual([
      [1, 3],
      [4, 6],
    ]);
    expect(at(x, [1, 1], [2]).toArray()).toEqual([[6], [6]]);
    expect(at(x, [], 0).shape).toEqual([0]);
    expect(at(x)).toBeDefined();
    const cube = arange(24).reshape([2, 3, 4]);
    expect(at(cube, 1, [2, 0], -1).toArray()).toEqual([23, 15]);
    expect(at(cube, [1], 0, [3, 3]).toArray()).toEqual([[15, 15]]);
  });

  it('names itself in its errors', () => {
    expect(() => at(x, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: at: index 2 is outside axis 0 of extent 2, counted from 0 or, backwards, from -1]`,
    );
    expect(() => at(x, 0, 0, 0)).toThrow('at: got 3 items for the 2 axes of shape [2, 3]');
    expect(() => at(x, [2])).toThrow(
      'positions along axis 0 must lie in [-2, 2), got 2 at place 0',
    );
  });
});
