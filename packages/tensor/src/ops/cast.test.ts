import { describe, expect, it } from 'vitest';
import { cast, clone, contiguous, type DType, detach, tensor, zeros } from '../index';

describe('cast', () => {
  it('returns the tensor itself where it has the type', () => {
    const x = zeros([2]);
    expect(cast(x, 'float32')).toBe(x);
  });

  it('cuts off fractions; NaN and ∞ become 0, large numbers wrap around at 32 bits', () => {
    const values = [1.7, -1.7, -0, Number.NaN, Infinity, -Infinity, 2 ** 31, 2 ** 32 + 5];
    const x = tensor(values, { dtype: 'float64' });
    expect(cast(x, 'int32').toArray()).toEqual([1, -1, 0, 0, 0, 0, -(2 ** 31), 5]);
  });

  it('takes everything but 0 as true', () => {
    const values = [0, -0, 0.1, -3, Number.NaN, 256];
    expect(cast(values, 'bool').toArray()).toEqual([false, false, true, true, true, true]);
    expect(cast(tensor([0, 256], { dtype: 'int32' }), 'bool').toArray()).toEqual([false, true]);
  });

  it('rounds float64 to the nearest float32', () => {
    const x = tensor([0.1, 1e300, 1e-300, 16777217], { dtype: 'float64' });
    expect(cast(x, 'float32').toArray()).toEqual([Math.fround(0.1), Infinity, 0, 16777216]);
  });

  it('keeps whole numbers and truth values exactly where there is room', () => {
    const whole = tensor([2 ** 31 - 1, -5], { dtype: 'int32' });
    expect(cast(whole, 'float64').toArray()).toEqual([2 ** 31 - 1, -5]);
    expect(cast([true, false], 'float32').toArray()).toEqual([1, 0]);
    expect(cast([true, false], 'int32').toArray()).toEqual([1, 0]);
  });

  it('refuses an unknown type', () => {
    expect(() => cast([1], 'float16' as DType)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: cast: dtype must be float32, float64, int32 or bool, got float16]`,
    );
  });
});

describe('clone, contiguous and detach', () => {
  it('clone has a storage of its own', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const copy = clone(x.transpose());
    expect(copy.toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(copy.storage).not.toBe(x.storage);
    expect(copy.strides).toEqual([2, 1]);
    expect(clone(tensor([true])).dtype).toBe('bool');
  });

  it('contiguous copies only where elements lie apart', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(contiguous(x)).toBe(x);
    expect(contiguous(x.at(1)).storage).toBe(x.storage);
    expect(contiguous(x.transpose()).storage).not.toBe(x.storage);
    expect(contiguous(x.transpose()).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('detach is the tensor itself where it takes part in no gradient', () => {
    const x = zeros([2]);
    expect(detach(x)).toBe(x);
  });
});
