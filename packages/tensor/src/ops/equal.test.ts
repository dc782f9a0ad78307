import { describe, expect, it } from 'vitest';
import { allClose, arange, equal, tensor, zeros } from '../index';

const x = arange(6).reshape([2, 3]);

describe('equal', () => {
  it('compares shapes and elements, however they lie in memory', () => {
    expect(equal(x, x.clone())).toBe(true);
    expect(equal(x.transpose(), tensor([[0, 3], [1, 4], [2, 5]]))).toBe(true); // biome-ignore format: as it is
    expect(equal(x.slice(':, ::2'), [[0, 2], [3, 5]])).toBe(true); // biome-ignore format: as it is
    expect(equal(zeros([1]).expand([3]), [0, 0, 0])).toBe(true);
    expect(equal(x, x.add([[0, 0, 0], [0, 0, 1]]))).toBe(false); // biome-ignore format: as it is
    expect(equal(x, x.reshape([3, 2]))).toBe(false);
    expect(equal(zeros([1, 3]), zeros([3]))).toBe(false);
    expect(equal(zeros([0, 2]), zeros([0, 2]))).toBe(true);
    expect(equal(zeros([0, 2]), zeros([2, 0]))).toBe(false);
  });

  it('follows torch.equal: types make no difference, NaN equals nothing, 0 is −0', () => {
    expect(equal(tensor([1, 0], { dtype: 'int32' }), tensor([1, 0], { dtype: 'float64' }))).toBe(
      true,
    );
    expect(equal(tensor([true, false]), [1, 0])).toBe(true);
    expect(equal([Number.NaN], [Number.NaN])).toBe(false);
    expect(equal([0, Infinity], [-0, Infinity])).toBe(true);
    expect(equal(tensor(0.1), tensor(0.1, { dtype: 'float64' }))).toBe(false);
  });

  it('takes plain numbers for the type of the tensor beside them', () => {
    expect(equal(tensor([0.1]), [0.1])).toBe(true);
    expect(equal([0.1], tensor([0.1], { dtype: 'float64' }))).toBe(true);
    expect(equal(3, tensor(3))).toBe(true);
  });
});

describe('allClose', () => {
  // torch.allclose of PyTorch 2
  it('allows atol + rtol |b|, counted from the second', () => {
    expect(allClose([10_000, 1e-7], [10_000.1, 1e-8])).toBe(false);
    expect(allClose([10_000, 1e-8], [10_000.1, 1e-9])).toBe(true);
    expect(allClose([1], [2], { rtol: 0.5, atol: 0 })).toBe(true);
    expect(allClose([2], [1], { rtol: 0.5, atol: 0 })).toBe(false);
    expect(allClose([2], [1], { rtol: 0, atol: 1 })).toBe(true);
    expect(allClose([1], [1], { rtol: 0, atol: 0 })).toBe(true);
  });

  it('has infinities close to themselves, and NaN where it is asked for', () => {
    const inf = Infinity;
    expect(allClose([inf, -inf], [inf, -inf])).toBe(true);
    expect(allClose([inf], [-inf])).toBe(false);
    expect(allClose([1], [inf])).toBe(false);
    expect(allClose([inf], [1], { atol: inf })).toBe(false);
    expect(allClose([1, Number.NaN], [1, Number.NaN])).toBe(false);
    expect(allClose([1, Number.NaN], [1, Number.NaN], { equalNan: true })).toBe(true);
    expect(allClose([1], [Number.NaN], { equalNan: true })).toBe(false);
  });

  it('broadcasts, and is true of nothing', () => {
    expect(allClose(zeros([2, 3]), 1e-9)).toBe(true);
    expect(allClose(zeros([2, 3]), [0, 0, 1])).toBe(false);
    expect(allClose(zeros([0]), zeros([0]))).toBe(true);
    expect(() => allClose(zeros([2]), zeros([3]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: allClose: shapes [2] and [3] do not broadcast (2 ≠ 3 at axis -1); extents must be equal or 1]`,
    );
  });

  it('refuses two tensors of different types, not numbers beside one', () => {
    const double = tensor([0.1], { dtype: 'float64' });
    expect(() => allClose(tensor([0.1]), double)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: allClose: the types must agree, got float32 and float64; convert one of them, as in a.cast('float64')]`,
    );
    expect(allClose(tensor([1], { dtype: 'int32' }), [1.000001])).toBe(true);
    expect(allClose(double, Float32Array.of(0.1))).toBe(true);
  });

  it('refuses tolerances that are none', () => {
    for (const rtol of [-1, Number.NaN, '1' as never]) {
      expect(() => allClose([1], [1], { rtol })).toThrow('allClose: rtol must be a number in');
      expect(() => allClose([1], [1], { atol: rtol })).toThrow('allClose: atol must be');
    }
  });
});
