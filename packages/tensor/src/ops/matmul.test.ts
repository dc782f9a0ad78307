import { describe, expect, it } from 'vitest';
import { dot, matmul, outer, tensor, zeros } from '../index';

const a = tensor([
  [1, 2],
  [3, 4],
]);

describe('matmul', () => {
  it('multiplies matrices', () => {
    expect(
      matmul(a, [
        [5, 6],
        [7, 8],
      ]).toArray(),
    ).toEqual([
      [19, 22],
      [43, 50],
    ]);
    expect(matmul(zeros([2, 3]), zeros([3, 4])).shape).toEqual([2, 4]);
    expect(matmul([[2]], [[3]]).toArray()).toEqual([[6]]);
  });

  it('takes a vector as a row on the left and as a column on the right', () => {
    expect(matmul([1, 10], a).toArray()).toEqual([31, 42]);
    expect(matmul(a, [1, 10]).toArray()).toEqual([21, 43]);
    expect(matmul([1, 2], [3, 4]).toArray()).toBe(11);
    expect(matmul(zeros([5, 2, 3]), zeros([3])).shape).toEqual([5, 2]);
    expect(matmul(zeros([3]), zeros([5, 3, 2])).shape).toEqual([5, 2]);
  });

  it('broadcasts leading axes', () => {
    expect(matmul(zeros([2, 1, 3, 4]), zeros([5, 4, 6])).shape).toEqual([2, 5, 3, 6]);
    expect(matmul([[[1, 2]], [[3, 4]]], [[1], [1]]).toArray()).toEqual([[[3]], [[7]]]);
  });

  it('is 0 over nothing', () => {
    expect(matmul(zeros([2, 0]), zeros([0, 3])).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(matmul(zeros([0]), zeros([0])).item()).toBe(0);
    expect(matmul(zeros([0, 2]), zeros([2, 3])).shape).toEqual([0, 3]);
  });

  it('has the larger type', () => {
    const whole = tensor([[2, 3]], { dtype: 'int32' });
    const product = matmul(whole, whole.transpose());
    expect([product.dtype, product.toArray()]).toEqual(['int32', [[13]]]);
    expect(matmul(whole, [[0.5], [1]]).dtype).toBe('float32');
    expect(matmul(tensor([0.1], { dtype: 'float64' }), [0.1]).item()).toBe(0.1 * 0.1);
    expect(matmul([0.1], tensor([0.1], { dtype: 'float64' })).item()).toBe(0.1 * 0.1);
  });

  it('says where the shapes do not fit', () => {
    expect(() => matmul(zeros([32, 16]), zeros([8, 16]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: inner sizes must agree, got [32, 16] · [8, 16] (16 ≠ 8); transpose the second argument?]`,
    );
    expect(() => matmul(zeros([2, 3]), zeros([2, 4]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: inner sizes must agree, got [2, 3] · [2, 4] (3 ≠ 2)]`,
    );
    expect(() => matmul(zeros([2, 3]), zeros([2]))).toThrow('got [2, 3] · [2] (3 ≠ 2)');
    expect(() => matmul(a, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: both operands need at least one axis, got [2, 2] · []; use mul for a number]`,
    );
    expect(() => matmul(zeros([2, 1, 1]), zeros([3, 1, 1]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: shapes [2] and [3] do not broadcast (2 ≠ 3 at axis -1); extents must be equal or 1]`,
    );
  });
});

describe('dot and outer', () => {
  it('multiply two vectors', () => {
    expect(dot([1, 2], [3, 4]).item()).toBe(11);
    expect(outer([1, 2], [3, 4, 5]).toArray()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
    expect(dot(zeros([0]), zeros([0])).item()).toBe(0);
    expect(outer(zeros([0]), [1]).shape).toEqual([0, 1]);
    expect(dot([0.1], Float64Array.of(0.3)).item()).toBe(0.1 * 0.3);
    expect(outer(tensor([2], { dtype: 'int32' }), [3]).dtype).toBe('int32');
  });

  it('refuse anything else', () => {
    expect(() => dot([1, 2], [1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: dot: expected two vectors of one length, got [2] and [3]]`,
    );
    expect(() => dot(a, a)).toThrow(
      'dot: expected two vectors of one length, got [2, 2] and [2, 2]',
    );
    expect(() => outer(a, [1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: outer: expected two vectors, got shapes [2, 2] and [1]]`,
    );
    expect(() => outer(1, [1])).toThrow('got shapes [] and [1]');
  });
});
