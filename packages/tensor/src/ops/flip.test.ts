import { describe, expect, it } from 'vitest';
import { flip, tensor, zeros } from '../index';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('flip', () => {
  it('reverses one axis, several or all, without a copy', () => {
    expect(flip(x, 1).toArray()).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
    expect(flip(x, -2).toArray()).toEqual([
      [4, 5, 6],
      [1, 2, 3],
    ]);
    expect(flip(x, [0, 1]).toArray()).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    expect(flip(x).toArray()).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    expect(flip(x, []).toArray()).toEqual(x.toArray());
    expect(flip(x).storage).toBe(x.storage);
  });

  it('undoes itself', () => {
    const y = flip(flip(x, 0), 0);
    expect([y.strides, y.offset]).toEqual([[3, 1], 0]);
  });

  it('leaves single numbers and nothing as they are', () => {
    expect(flip(5).toArray()).toBe(5);
    expect(flip(zeros([0, 2])).shape).toEqual([0, 2]);
    expect(flip(zeros([1, 1])).toArray()).toEqual([[0]]);
  });

  it('refuses axes that do not exist', () => {
    expect(() => flip(x, 2)).toThrow('flip: axis must be a whole number in [-2, 1], got 2');
    expect(() => flip(x, [0, -2])).toThrow('flip: each axis may be named once, got [0, -2]');
  });
});
