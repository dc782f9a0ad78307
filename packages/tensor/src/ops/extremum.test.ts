import { describe, expect, it } from 'vitest';
import { all, any, argmax, argmin, max, min, tensor, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = tensor([
  [1, 5, 5],
  [7, -3, 2],
]);

describe('max and min', () => {
  it('fold one axis, several or all', () => {
    expect([max(x).item(), min(x).item()]).toEqual([7, -3]);
    expect(max(x, { axis: 0 }).toArray()).toEqual([7, 5, 5]);
    expect(min(x, { axis: -1, keepDims: true }).toArray()).toEqual([[1], [-3]]);
    expect(max(x, { axis: [1, 0] }).toArray()).toBe(7);
    expect(max(x, { axis: [] }).toArray()).toEqual(x.toArray());
    expect(max(5).item()).toBe(5);
  });

  it('are NaN if any is, and put +0 above −0', () => {
    expect(max([1, nan, 3]).item()).toBeNaN();
    expect(min([nan]).item()).toBeNaN();
    expect(max([-0, 0]).item()).toBe(0);
    expect(min([0, -0]).item()).toBe(-0);
    expect(max([-0, -0]).item()).toBe(-0);
    expect(max([-inf, -inf]).item()).toBe(-inf);
  });

  it('keep the type', () => {
    const whole = tensor([2 ** 31 - 1, -(2 ** 31)], { dtype: 'int32' });
    expect([max(whole).dtype, max(whole).item(), min(whole).item()]).toEqual([
      'int32',
      2 ** 31 - 1,
      -(2 ** 31),
    ]);
    expect([max([true, false]).dtype, max([true, false]).toArray()]).toEqual(['bool', true]);
  });

  it('refuse nothing to choose from, but fold what is there', () => {
    expect(() => max(zeros([2, 0]), { axis: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: max: nothing to choose from along axes [1] of shape [2, 0]]`,
    );
    expect(() => min(zeros([0]))).toThrow(
      'min: nothing to choose from along axes [0] of shape [0]',
    );
    expect(max(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
  });
});

describe('argmax and argmin', () => {
  it('tell where the extreme element stands, the first of equals', () => {
    expect(argmax(x, { axis: 1 }).toArray()).toEqual([1, 0]);
    expect(argmin(x, { axis: 0 }).toArray()).toEqual([0, 1, 1]);
    expect([argmax(x).item(), argmin(x).item()]).toEqual([3, 4]);
    expect(argmax([0, -0]).item()).toBe(0);
    expect(argmax(7).item()).toBe(0);
    expect(argmax(x).dtype).toBe('int32');
  });

  it('keep axes on demand, also all of them', () => {
    expect(argmax(x, { axis: 0, keepDims: true }).toArray()).toEqual([[1, 0, 0]]);
    expect(argmax(x, { keepDims: true }).toArray()).toEqual([[3]]);
  });

  it('count all elements in logical order', () => {
    expect(argmax(x.transpose()).item()).toBe(1);
    expect(argmax(x.flip()).item()).toBe(2);
  });

  it('point at the first NaN, which beats everything', () => {
    expect(argmax([1, nan, inf, nan]).item()).toBe(1);
    expect(argmin([nan, -inf]).item()).toBe(0);
    expect(
      argmax(
        [
          [nan, 1],
          [2, nan],
        ],
        { axis: 1 },
      ).toArray(),
    ).toEqual([0, 1]);
  });

  it('find infinities', () => {
    expect(argmax([-inf, -inf]).item()).toBe(0);
    expect(argmin([inf, 1, -inf]).item()).toBe(2);
  });

  it('refuse nothing to choose from', () => {
    expect(() => argmax(zeros([0]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: argmax: nothing to choose from along axes [0] of shape [0]]`,
    );
    expect(() => argmin(zeros([2, 0]), { axis: -1 })).toThrow('argmin: nothing to choose from');
    expect(argmax(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
  });
});

describe('all and any', () => {
  it('ask whether every or some element is true', () => {
    const truth = tensor([
      [true, true],
      [true, false],
    ]);
    expect([all(truth).toArray(), any(truth).toArray()]).toEqual([false, true]);
    expect(all(truth, { axis: 1 }).toArray()).toEqual([true, false]);
    expect(any(truth.logicalNot(), { axis: 0, keepDims: true }).toArray()).toEqual([[false, true]]);
  });

  it('take every number but 0 as true, NaN included', () => {
    expect(all([1, nan, 0.1]).toArray()).toBe(true);
    expect(any([0, -0]).toArray()).toBe(false);
    expect(any([0, nan]).toArray()).toBe(true);
  });

  it('hold and fail for nothing, respectively', () => {
    expect(all(zeros([0])).toArray()).toBe(true);
    expect(any(zeros([0])).toArray()).toBe(false);
    expect(all(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([true, true]);
  });

  it('name themselves in their errors', () => {
    expect(() => all([true], { axis: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: all: axis must be a whole number in [-1, 0], got 1]`,
    );
    expect(() => any([true], { dim: 0 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: any: unknown option dim; did you mean axis?]`,
    );
  });
});
