import { describe, expect, it } from 'vitest';
import { arange, tensor, zeros } from '../index';

describe('item', () => {
  it('is the value of the only element, wherever it lies', () => {
    expect(tensor(42).item()).toBe(42);
    expect(tensor([[7]]).item()).toBe(7);
    expect(arange(6).reshape([2, 3]).at(1, 2).item()).toBe(5);
    expect(tensor(-0).item()).toBe(-0);
    expect(tensor(Number.NaN).item()).toBeNaN();
  });

  it('is a number for a truth value too', () => {
    expect(tensor(true).item()).toBe(1);
    expect(tensor([false]).item()).toBe(0);
  });

  it('refuses more elements or none', () => {
    expect(() => zeros([2, 3]).item()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: item: only a tensor of one element has a single value, got shape [2, 3]; use toArray()]`,
    );
    expect(() => zeros([0]).item()).toThrow('got shape [0]');
  });
});

describe('toArray', () => {
  it('nests the elements as the axes are', () => {
    const x = arange(6).reshape([2, 3]);
    expect(x.toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(x.transpose().toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(x.flip().at(0).toArray()).toEqual([5, 4, 3]);
    expect(tensor(5).toArray()).toBe(5);
  });

  it('gives truth values as such', () => {
    expect(tensor([[true, false]]).toArray()).toEqual([[true, false]]);
    expect(tensor(true).toArray()).toBe(true);
  });

  it('is empty where there is nothing', () => {
    expect(zeros([0]).toArray()).toEqual([]);
    expect(zeros([2, 0]).toArray()).toEqual([[], []]);
    expect(zeros([0, 2]).toArray()).toEqual([]);
  });

  it('comes back through tensor', () => {
    const x = arange(24, { dtype: 'float64' }).div(7).reshape([2, 3, 4]);
    expect(tensor(x.toArray(), { dtype: 'float64' }).data).toEqual(x.data);
  });
});
