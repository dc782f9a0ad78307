import { describe, expect, it } from 'vitest';
import { mean, sum, tensor, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('sum', () => {
  it('folds one axis, several, all or none', () => {
    expect(sum(x).toArray()).toBe(21);
    expect(sum(x, { axis: 0 }).toArray()).toEqual([5, 7, 9]);
    expect(sum(x, { axis: -1 }).toArray()).toEqual([6, 15]);
    expect(sum(x, { axis: 1, keepDims: true }).toArray()).toEqual([[6], [15]]);
    expect(sum(x, { axis: [1, 0] }).toArray()).toBe(21);
    expect(sum(x, { keepDims: true }).toArray()).toEqual([[21]]);
    expect(sum(x, { axis: [] }).toArray()).toEqual(x.toArray());
    expect(sum(5).toArray()).toBe(5);
  });

  it('is 0 over nothing', () => {
    expect(sum(zeros([0])).item()).toBe(0);
    expect(sum(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([0, 0]);
    expect(sum(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
  });

  it('passes NaN and infinities on', () => {
    expect(sum([1, nan]).item()).toBeNaN();
    expect(sum([inf, 1]).item()).toBe(inf);
    expect(sum([inf, -inf]).item()).toBeNaN();
  });

  it('keeps the type and counts truth values', () => {
    expect([sum([true, true, false]).dtype, sum([true, true, false]).item()]).toEqual(['int32', 2]);
    const whole = sum(tensor([2 ** 31 - 1, 1, -5], { dtype: 'int32' }));
    expect([whole.dtype, whole.item()]).toEqual(['int32', 2 ** 31 - 5]);
    for (const values of [
      [2 ** 31 - 1, 1],
      [-(2 ** 31), -1],
    ]) {
      expect(() => sum(tensor(values, { dtype: 'int32' }))).toThrow(
        `sum: the result ${values[0] + values[1]} is beyond the range of int32; cast to float64 first`,
      );
    }
    expect(sum(tensor([0.1, 0.2], { dtype: 'float64' })).item()).toBe(0.1 + 0.2);
  });

  it('says which axes and options there are', () => {
    expect(() => sum(x, { axis: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: axis must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => sum(x, { axis: [0, 0] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: each axis may be named once, got [0, 0]]`,
    );
    expect(() => sum(x, { dim: 0 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: unknown option dim; did you mean axis?]`,
    );
    expect(() => sum(x, { keepdim: true } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: unknown option keepdim; did you mean keepDims?]`,
    );
    expect(() => sum(x, '0' as unknown as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: sum: options must be an object such as { axis: … }, got 0]`,
    );
    expect(() => sum(5, { axis: 0 })).toThrow('sum: a single number has no axes, got axis 0');
  });
});

describe('mean', () => {
  it('divides by what it has folded', () => {
    expect(mean(x).item()).toBe(3.5);
    expect(mean(x, { axis: 0 }).toArray()).toEqual([2.5, 3.5, 4.5]);
    expect(mean(x, { axis: 1, keepDims: true }).toArray()).toEqual([[2], [5]]);
    expect(mean(x, { axis: [] }).toArray()).toEqual(x.toArray());
  });

  it('is NaN over nothing', () => {
    expect(mean(zeros([0])).item()).toBeNaN();
    expect(mean(zeros([2, 0]), { axis: 1 }).toArray()).toEqual([nan, nan]);
  });

  it('is real, and does not overflow where a sum of whole numbers would', () => {
    const whole = mean(tensor([2 ** 31 - 1, 2 ** 31 - 1], { dtype: 'int32' }));
    expect([whole.dtype, whole.item()]).toEqual(['float32', 2 ** 31]);
    expect(mean([true, false, false, true]).item()).toBe(0.5);
    expect(mean(tensor([0.1], { dtype: 'float64' })).item()).toBe(0.1);
  });

  it('names itself in its errors', () => {
    expect(() => mean(x, { axis: 5 })).toThrow(
      'mean: axis must be a whole number in [-2, 1], got 5',
    );
    expect(() => mean(x, { axes: 1 } as object)).toThrow(
      'mean: unknown option axes; did you mean axis?',
    );
  });
});
