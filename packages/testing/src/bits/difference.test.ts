import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference';

const of = (values: number[], dtype: 'float32' | 'float64' = 'float32') => ({
  w: tensor(values, { dtype }),
});

describe('differenceOf', () => {
  it('finds none between equal bits, all NaNs being one', () => {
    const [a, b] = [0x7fc00000, 0xffc00123].map((bits) => ({
      w: tensor(new Float32Array(Uint32Array.of(bits).buffer)),
    }));
    expect(differenceOf(a, b)).toBeNull();
    expect(differenceOf(of([1, -0]), of([1, -0]))).toBeNull();
  });

  it('finds a sign of zero, one bit, a type, a shape and a name', () => {
    expect(differenceOf(of([1, 0]), of([1, -0]))).toBe('w, float32 [2], at 1: -0 instead of 0');
    expect(differenceOf(of([1]), of([1 + 2 ** -23]))).toContain('1.00000011920');
    expect(differenceOf(of([1]), of([1], 'float64'))).toContain(
      'float64 [1] instead of float32 [1]',
    );
    expect(differenceOf(of([1]), of([1, 2]))).toContain('[2] instead of');
    expect(differenceOf(of([1]), {})).toBe('w is missing');
    expect(differenceOf({}, of([1]))).toBe('w is new');
  });
});
