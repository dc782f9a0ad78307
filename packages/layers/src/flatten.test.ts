import { arange, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Flatten, Unflatten } from './flatten';
import { Identity } from './identity';

describe('Flatten', () => {
  it('merges all axes but the first', () => {
    expect(new Flatten().forward(zeros([4, 2, 3])).shape).toEqual([4, 6]);
    expect(new Flatten().forward(zeros([4, 3])).shape).toEqual([4, 3]);
    expect(new Flatten().forward(zeros([0, 2, 3])).shape).toEqual([0, 6]);
  });

  it('merges the axes it is told', () => {
    expect(new Flatten(0, 1).forward(zeros([4, 2, 3])).shape).toEqual([8, 3]);
    expect(new Flatten(-2).forward(zeros([4, 2, 3])).shape).toEqual([4, 6]);
  });

  it('keeps the row-major order, also of a transposed input', () => {
    const x = arange(6).reshape([1, 2, 3]).transpose();
    expect(new Flatten().forward(x).toArray()).toEqual([[0, 3, 1, 4, 2, 5]]);
  });

  it('prints axes other than the usual ones', () => {
    expect(String(new Flatten())).toBe('Flatten()');
    expect(String(new Flatten(0, 1))).toBe('Flatten(0, 1)');
  });

  it('refuses axes that do not exist', () => {
    expect(() => new Flatten().forward(zeros([4]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: flatten: axis must be a whole number in [-1, 0], got 1]`,
    );
  });
});

describe('Unflatten', () => {
  it('splits one axis', () => {
    expect(new Unflatten(1, [2, 3]).forward(zeros([4, 6])).shape).toEqual([4, 2, 3]);
    expect(new Unflatten(-1, [3, 1, 2]).forward(zeros([6])).shape).toEqual([3, 1, 2]);
  });

  it('undoes Flatten', () => {
    const x = arange(12).reshape([2, 3, 2]);
    const back = new Unflatten(1, [3, 2]).forward(new Flatten().forward(x));
    expect(back.toArray()).toEqual(x.toArray());
  });

  it('refuses another extent, and prints itself', () => {
    const layer = new Unflatten(1, [2, 3]);
    expect(() => layer.forward(zeros([4, 5]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unflatten: axis 1 of shape [4, 5] cannot become [2, 3]]`,
    );
    expect(() => layer.forward(zeros([4]))).toThrow('axis must be');
    expect(String(layer)).toBe('Unflatten(1, [2, 3])');
  });
});

describe('Identity', () => {
  it('returns its input', () => {
    const x = zeros([2]);
    expect(new Identity().forward(x)).toBe(x);
    expect(new Identity().forward([1, 2]).toArray()).toEqual([1, 2]);
  });
});
