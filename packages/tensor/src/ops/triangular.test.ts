import { describe, expect, it } from 'vitest';
import { arange, isBpError, ones, tensor, tril, triu } from '../index';

const X = arange(1, 13).reshape([3, 4]);

describe('tril', () => {
  it('keeps the main diagonal and what is below', () => {
    expect(tril(X).toArray()).toEqual([
      [1, 0, 0, 0],
      [5, 6, 0, 0],
      [9, 10, 11, 0],
    ]);
  });

  it('ends at another diagonal', () => {
    expect(tril(X, -1).toArray()).toEqual([
      [0, 0, 0, 0],
      [5, 0, 0, 0],
      [9, 10, 0, 0],
    ]);
    expect(tril(X, 9).toArray()).toEqual(X.toArray());
    expect(tril(X, -3).sum().item()).toBe(0);
  });
});

describe('triu', () => {
  it('keeps the main diagonal and what is above', () => {
    expect(triu(X).toArray()).toEqual([
      [1, 2, 3, 4],
      [0, 6, 7, 8],
      [0, 0, 11, 12],
    ]);
  });

  it('begins at another diagonal', () => {
    expect(triu(X, 2).toArray()).toEqual([
      [0, 0, 3, 4],
      [0, 0, 0, 8],
      [0, 0, 0, 0],
    ]);
  });

  it('leaves no trace of what it drops', () => {
    const x = tensor([
      [1, 2],
      [Number.NaN, Number.POSITIVE_INFINITY],
    ]);
    expect(triu(x, 1).toArray()).toEqual([
      [0, 2],
      [0, 0],
    ]);
  });
});

describe.each([
  ['tril', tril],
  ['triu', triu],
])('%s', (_, part) => {
  it('takes each matrix of a stack by itself, whatever its layout', () => {
    const [a, b] = [X.transpose(), X.transpose().neg()];
    const stack = X.unsqueeze(0)
      .expand([2, 3, 4])
      .mul(tensor([[[1]], [[-1]]]));
    expect(part(stack.transpose()).toArray()).toEqual([part(a).toArray(), part(b).toArray()]);
  });

  it('keeps the type', () => {
    expect(part(ones([2, 2], { dtype: 'int32' })).dtype).toBe('int32');
  });

  it('refuses a vector and a fractional diagonal', () => {
    expect(codeOf(() => part(ones([3])))).toBe('BP_SHAPE');
    expect(codeOf(() => part(X, 0.5))).toBe('BP_OPTION');
  });

  it('takes matrices without elements', () => {
    expect(part(ones([0, 3])).shape).toEqual([0, 3]);
  });
});

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isBpError(error)) return error.code;
  }
  return 'nothing thrown';
}
