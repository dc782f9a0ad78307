import { describe, expect, it } from 'vitest';
import { arange, assign, isBpError, type TensorLike, tensor, zeros } from '../index';

describe('assign', () => {
  it('overwrites the values and counts the write', () => {
    const x = tensor([1, 2, 3]);
    expect(assign(x, [4, 5, 6])).toBe(x);
    expect(x.toArray()).toEqual([4, 5, 6]);
    expect(x.storage.version).toBe(1);
  });

  it('stretches the new values to the shape', () => {
    const x = zeros([2, 3]);
    expect(assign(x, 7).toArray()).toEqual([
      [7, 7, 7],
      [7, 7, 7],
    ]);
    expect(assign(x, [1, 2, 3]).toArray()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(assign(x, [[1], [2]]).toArray()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
  });

  it('is seen by views, not by clones', () => {
    const x = arange(4).reshape([2, 2]);
    const [row, transposed, copy] = [x.at(1), x.transpose(), x.clone()];
    assign(x, [
      [5, 6],
      [7, 8],
    ]);
    expect(row.toArray()).toEqual([7, 8]);
    expect(transposed.toArray()).toEqual([
      [5, 7],
      [6, 8],
    ]);
    expect(copy.toArray()).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(copy.storage.version).toBe(0);
  });

  it('writes through a view', () => {
    const x = zeros([3, 3]);
    assign(x.slice('::2, 1'), [1, 2]);
    assign(x.transpose().at(0), [[7, 8, 9]].flat());
    expect(x.toArray()).toEqual([
      [7, 1, 0],
      [8, 0, 0],
      [9, 2, 0],
    ]);
    expect(x.storage.version).toBe(2);
  });

  it.each([
    ['its transpose', (x: ReturnType<typeof zeros>) => x.transpose()],
    ['its reverse', (x: ReturnType<typeof zeros>) => x.flip()],
    ['a row of it', (x: ReturnType<typeof zeros>) => x.at(1)],
    ['itself', (x: ReturnType<typeof zeros>) => x],
  ])('reads all of %s before it writes', (_, viewOf) => {
    const x = arange(900).reshape([30, 30]);
    const expected = viewOf(x).clone().expand([30, 30]);
    assign(x, viewOf(x));
    expect(x.toArray()).toEqual(expected.toArray());
  });

  it('reads all of a shifted part of itself before it writes', () => {
    const x = arange(5);
    assign(x.narrow(0, 1, 4), x.narrow(0, 0, 4));
    expect(x.toArray()).toEqual([0, 0, 1, 2, 3]);
    const y = arange(5);
    assign(y.narrow(0, 0, 4), y.narrow(0, 1, 4));
    expect(y.toArray()).toEqual([1, 2, 3, 4, 4]);
  });

  it('rounds to the type of the target', () => {
    const x = zeros([1]);
    expect(assign(x, tensor([0.1], { dtype: 'float64' })).item()).toBe(Math.fround(0.1));
    expect(assign(zeros([2]), [true, false]).toArray()).toEqual([1, 0]);
    const whole = zeros([2], { dtype: 'int32' });
    expect(assign(whole, [3, 4]).toArray()).toEqual([3, 4]);
    expect(assign(whole, 5).toArray()).toEqual([5, 5]);
    expect(assign(whole, [true, false]).toArray()).toEqual([1, 0]);
    expect(assign(tensor([true]), [false]).toArray()).toEqual([false]);
  });

  it('writes nothing where there is nothing', () => {
    expect(assign(zeros([0, 3]), zeros([3])).shape).toEqual([0, 3]);
  });

  const whole = () => tensor([1, 2], { dtype: 'int32' });
  it.each<[string, () => ReturnType<typeof zeros>, TensorLike, string]>([
    ['too many values', () => tensor([1, 2]), [1, 2, 3], 'expected values of shape [2], got [3]'],
    ['too few', () => tensor([1, 2, 3]), [1, 2], 'expected values of shape [3], got [2]'],
    ['more axes', () => tensor([1, 2]), [[1, 2]], 'expected values of shape [2], got [1, 2]'],
    ['fractions', whole, [0.5, 1], 'a tensor of int32 cannot take float32 values; cast them first'],
    ['a fraction', whole, 0.5, 'a tensor of int32 cannot take float32 values; cast them first'],
    ['NaN', whole, Number.NaN, 'a tensor of int32 cannot take float32 values; cast them first'],
    [
      'numbers',
      () => tensor([true]),
      1,
      'a tensor of bool cannot take int32 values; cast them first',
    ],
    [
      'a repeated target',
      () => tensor([[1], [2]]).expand([2, 3]),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      'a repeated view of shape [2, 3] has no place for each value; assign to what it repeats',
    ],
  ])('refuses %s and changes nothing', (_, make, value, message) => {
    const target = make();
    const before = target.toArray();
    expect(() => assign(target, value)).toThrow(`assign: ${message}`);
    expect(target.toArray()).toEqual(before);
    expect(target.storage.version).toBe(0);
  });

  it('throws errors of the library only', () => {
    for (const value of ['x', null, undefined, [[1], [2, 3]], {}] as unknown as TensorLike[]) {
      try {
        assign(zeros([2]), value);
        expect.unreachable();
      } catch (error) {
        expect(isBpError(error)).toBe(true);
      }
    }
  });
});
