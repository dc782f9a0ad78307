import { describe, expect, it } from 'vitest';
import { clamp, maskedFill, tensor, where, zeros } from '../index';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const whole = (values: number[]) => tensor(values, { dtype: 'int32' });

describe('where', () => {
  it('chooses element by element and broadcasts all three', () => {
    expect(where([true, false], [1, 2], [3, 4]).toArray()).toEqual([1, 4]);
    expect(where([[true], [false]], [1, 2], 0).toArray()).toEqual([
      [1, 2],
      [0, 0],
    ]);
    expect(where(true, zeros([2, 1]), zeros([3])).shape).toEqual([2, 3]);
    expect(where(zeros([0]), 1, 2).shape).toEqual([0]);
  });

  it('takes numbers as conditions: only 0 is false', () => {
    expect(where([0, -0, 0.25, nan, 256], 1, 2).toArray()).toEqual([2, 2, 1, 1, 1]);
  });

  it('has the larger type of what it chooses from, whatever that of the condition', () => {
    const condition = tensor([1, 0], { dtype: 'float64' });
    expect(where(condition, whole([1, 2]), [true, false]).dtype).toBe('int32');
    expect(where(condition, whole([1, 2]), tensor([0.5, 0.5])).dtype).toBe('float32');
    expect(where(condition, [true, true], [false, false]).dtype).toBe('bool');
    expect(where(condition, 1, 2).dtype).toBe('float32');
  });

  it('lends plain numbers the type of the other, unless that cannot hold them', () => {
    const [yes, no] = [where([true], 7, whole([2])), where([true], 0.5, whole([2]))];
    expect([yes.dtype, yes.toArray()]).toEqual(['int32', [7]]);
    expect([no.dtype, no.toArray()]).toEqual(['float32', [0.5]]);
    const double = where([true], 0.1, tensor([2], { dtype: 'float64' }));
    expect([double.dtype, double.toArray()]).toEqual(['float64', [0.1]]);
    expect(where([false], tensor([2], { dtype: 'float64' }), [0.1]).toArray()).toEqual([0.1]);
  });

  it('passes the side that was not chosen over, whatever it is', () => {
    expect(where([true, false], [1, nan], [nan, 2]).toArray()).toEqual([1, 2]);
    expect(where([true, false], [-0, 1], [1, -0]).toArray()).toEqual([-0, -0]);
  });

  it('names itself in its errors', () => {
    expect(() => where([true, false], [1, 2, 3], 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: where: shapes [2] and [3] do not broadcast (2 ≠ 3 at axis -1); extents must be equal or 1]`,
    );
  });
});

describe('maskedFill', () => {
  it('replaces where the mask is true', () => {
    expect(maskedFill([1, 2, 3], [true, false, true], -inf).toArray()).toEqual([-inf, 2, -inf]);
    expect(
      maskedFill(
        [
          [1, 2],
          [3, 4],
        ],
        [true, false],
        0,
      ).toArray(),
    ).toEqual([
      [0, 2],
      [0, 4],
    ]);
  });

  it('keeps the type of x where that holds the value, else takes float32', () => {
    const filled = [7, 0.5, -inf].map((value) => maskedFill(whole([1, 2]), [true, false], value));
    expect(filled.map(({ dtype }) => dtype)).toEqual(['int32', 'float32', 'float32']);
    expect(filled.map((x) => x.toArray())).toEqual([
      [7, 2],
      [0.5, 2],
      [-inf, 2],
    ]);
  });

  it('names itself in its errors', () => {
    expect(() => maskedFill([1, 2], [true, false, true], 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maskedFill: shapes [3] and [2] do not broadcast (3 ≠ 2 at axis -1); extents must be equal or 1]`,
    );
  });
});

describe('clamp', () => {
  it('limits from both sides or one', () => {
    expect(clamp([-2, 0.5, 2], -1, 1).toArray()).toEqual([-1, 0.5, 1]);
    expect(clamp([-2, 2], 0).toArray()).toEqual([0, 2]);
    expect(clamp([-2, 2], undefined, 0).toArray()).toEqual([-2, 0]);
    expect(clamp([-2, 2]).toArray()).toEqual([-2, 2]);
    expect(clamp([1, 5], 3, 3).toArray()).toEqual([3, 3]);
  });

  it('keeps NaN and the sign of zero', () => {
    expect(clamp([nan, -0, inf, -inf], -1, 1).toArray()).toEqual([nan, -0, 1, -1]);
    expect(clamp([-0, 0], 0).toArray()).toEqual([-0, 0]);
  });

  it('keeps whole numbers whole between whole bounds, all of their digits', () => {
    const x = whole([2 ** 31 - 1, 16_777_217, -5]);
    const below = clamp(x, undefined, 16_777_217);
    expect([below.dtype, below.toArray()]).toEqual(['int32', [16_777_217, 16_777_217, -5]]);
    expect(clamp(x, 0).toArray()).toEqual([2 ** 31 - 1, 16_777_217, 0]);
    expect(clamp(x, -1e12, 1e12).toArray()).toEqual([2 ** 31 - 1, 16_777_217, -5]);
    expect(clamp([true, false], 0, 1).dtype).toBe('int32');
  });

  it('makes whole numbers real between fractional bounds', () => {
    const x = clamp(whole([-3, 3]), -0.5, 0.5);
    expect([x.dtype, x.toArray()]).toEqual(['float32', [-0.5, 0.5]]);
  });

  it('keeps float64', () => {
    expect(clamp(tensor([1], { dtype: 'float64' }), 0, 0.1).toArray()).toEqual([0.1]);
  });

  it('is max everywhere where the bounds cross, as in PyTorch and ONNX', () => {
    for (const dtype of ['float32', 'float64', 'int32'] as const) {
      const x = tensor([-5, 1, 2, 5], { dtype });
      expect(clamp(x, 2, 1).toArray()).toEqual([1, 1, 1, 1]);
      expect(clamp(x, 9, -9).toArray()).toEqual([-9, -9, -9, -9]);
    }
    expect(clamp([0, nan], inf, -inf).toArray()).toEqual([-inf, nan]);
  });

  it('refuses NaN as a bound', () => {
    expect(() => clamp([1], nan)).toThrow(
      'clamp: min and max must be numbers, got NaN and Infinity',
    );
    expect(() => clamp([1], 0, nan)).toThrow('got 0 and NaN');
  });
});
