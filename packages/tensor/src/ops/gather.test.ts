import { describe, expect, it } from 'vitest';
import { gather, indexSelect, scatterAdd, tensor, zeros } from '../index';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('gather', () => {
  it('picks along an axis by a table of positions', () => {
    expect(
      gather(x, 1, [
        [0, 2],
        [1, 1],
      ]).toArray(),
    ).toEqual([
      [1, 3],
      [5, 5],
    ]);
    expect(gather(x, 0, [[0, 1, 0]]).toArray()).toEqual([[1, 5, 3]]);
    expect(gather([7, 8, 9], 0, [2, 2, 0, 1]).toArray()).toEqual([9, 9, 7, 8]);
  });

  it('counts negative positions and axes from the end', () => {
    expect(gather(x, -1, [[-1], [-3]]).toArray()).toEqual([[3], [4]]);
  });

  it('takes a table that is smaller in other axes', () => {
    expect(gather(x, 1, [[2, 0, 1, 2]]).toArray()).toEqual([[3, 1, 2, 3]]);
  });

  it('picks nothing where the table is empty', () => {
    expect(gather(x, 1, zeros([2, 0])).shape).toEqual([2, 0]);
    expect(gather(zeros([2, 0]), 1, zeros([2, 0])).shape).toEqual([2, 0]);
  });

  it('keeps the type', () => {
    expect(gather([true, false], 0, [1]).toArray()).toEqual([false]);
    expect(gather(tensor([1], { dtype: 'int32' }), 0, [0]).dtype).toBe('int32');
  });

  it('refuses positions outside the axis and tables that do not fit', () => {
    expect(() => gather(x, 1, [[0], [3]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gather: positions along axis 1 must lie in [-3, 3), got 3 at place 1]`,
    );
    expect(() => gather(x, 1, [[-4], [0]])).toThrow('got -4 at place 0');
    expect(() => gather(x, 1, [0, 1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gather: the index must have as many axes as [2, 3] and, but for axis 1, no larger extents, got [2]]`,
    );
    expect(() => gather(x, 1, [[0], [0], [0]])).toThrow('got [3, 1]');
    expect(() => gather(x, 2, [[0]])).toThrow(
      'gather: axis must be a whole number in [-2, 1], got 2',
    );
    expect(() => gather(x, 0, [[0.5]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gather: indices must be whole numbers, got 0.5 at position 0]`,
    );
    expect(() => gather(zeros([2, 0]), 1, [[0], [0]])).toThrow('must lie in [0, 0), got 0');
  });
});

describe('scatterAdd', () => {
  it('adds at the positions of a table, several times where they repeat', () => {
    expect(scatterAdd(zeros([3]), 0, [0, 0, 2], [1, 2, 3]).toArray()).toEqual([3, 0, 3]);
    expect(scatterAdd(x, 1, [[0, -1]], [[10, 20]]).toArray()).toEqual([
      [11, 2, 23],
      [4, 5, 6],
    ]);
    expect(scatterAdd(x, 0, [[1, 1, 0]], [[10, 20, 30]]).toArray()).toEqual([
      [1, 2, 33],
      [14, 25, 6],
    ]);
    expect(x.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('adds in ascending order of place, rounding each time', () => {
    const source = [1e8, 1, -1e8, 1];
    expect(scatterAdd([0], 0, [0, 0, 0, 0], source).toArray()).toEqual([1]);
    expect(scatterAdd([0], 0, [0, 0, 0, 0], [...source].reverse()).toArray()).toEqual([0]);
  });

  it('has the larger type; truth values count as whole numbers', () => {
    const counts = scatterAdd([true, false], 0, [0, 0, 1], [true, true, true]);
    expect([counts.dtype, counts.toArray()]).toEqual(['int32', [3, 1]]);
    const whole = tensor([1, 2], { dtype: 'int32' });
    expect(scatterAdd(whole, 0, [0], [5]).toArray()).toEqual([6, 2]);
    const lifted = scatterAdd(whole, 0, [0], [0.5]);
    expect([lifted.dtype, lifted.toArray()]).toEqual(['float32', [1.5, 2]]);
    const double = scatterAdd(tensor([0], { dtype: 'float64' }), 0, [0], [0.1]);
    expect([double.dtype, double.item()]).toEqual(['float64', 0.1]);
  });

  it('refuses a source of another shape than the table', () => {
    expect(() => scatterAdd(x, 1, [[0]], [[1, 2]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: scatterAdd: index and source need one shape, got [1, 1] and [1, 2]]`,
    );
    expect(() => scatterAdd(x, 1, [[3]], [[1]])).toThrow('got 3 at place 0');
  });
});

describe('indexSelect', () => {
  it('takes slices in the listed order', () => {
    expect(indexSelect(x, 0, [1, 1, 0]).toArray()).toEqual([
      [4, 5, 6],
      [4, 5, 6],
      [1, 2, 3],
    ]);
    expect(indexSelect(x, 1, [-1, 0]).toArray()).toEqual([
      [3, 1],
      [6, 4],
    ]);
    expect(indexSelect(x.transpose(), 0, [2]).toArray()).toEqual([[3, 6]]);
    expect(indexSelect(x, 1, []).shape).toEqual([2, 0]);
    expect(indexSelect(x, 0, Int32Array.of(1)).toArray()).toEqual([[4, 5, 6]]);
  });

  it('refuses positions outside the axis and tables of positions', () => {
    expect(() => indexSelect(x, 0, [0, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: indexSelect: positions along axis 0 must lie in [-2, 2), got 2 at place 1]`,
    );
    expect(() => indexSelect(x, 0, [[0]])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: indexSelect: the index needs one axis, got shape [1, 1]]`,
    );
    expect(() => indexSelect(x, 0, 1)).toThrow('got shape []');
    expect(() => indexSelect(x, 0, [2 ** 32])).toThrow('indices must be whole numbers');
    expect(() => indexSelect(x, 0, [true, false])).toThrow('got true at position 0');
  });
});
