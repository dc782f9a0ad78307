import { describe, expect, it } from 'vitest';
import { compare, deviation, nearest } from './compare.mjs';

const tolerance = { rtol: 0.01, atol: 0.1 };

describe('deviation', () => {
  it('is the distance as a fraction of atol + rtol·|want|', () => {
    expect(deviation(100, 101, tolerance)).toBeCloseTo(1 / 1.1, 12);
    expect(deviation(-100, -98.9, tolerance)).toBeCloseTo(1, 12);
    expect(deviation(0, 0.05, tolerance)).toBeCloseTo(0.5, 12);
  });

  it('takes the relative part from what is wanted, not from what came', () => {
    expect(deviation(0, 1000, { rtol: 1, atol: 1 })).toBe(1000);
  });

  it('lets nothing but equal values pass a tolerance of zero', () => {
    const exactly = { rtol: 0, atol: 0 };
    expect(deviation(0.1, 0.1, exactly)).toBe(0);
    expect(deviation(0.1, 0.1 + Number.EPSILON, exactly)).toBe(Number.POSITIVE_INFINITY);
  });

  it('matches NaN with NaN and infinities by sign', () => {
    expect(deviation(Number.NaN, Number.NaN, tolerance)).toBe(0);
    expect(deviation(Infinity, Infinity, tolerance)).toBe(0);
    expect(deviation(-Infinity, Infinity, tolerance)).toBe(Infinity);
    expect(deviation(Infinity, 1e300, tolerance)).toBe(Infinity);
    expect(deviation(1e300, Infinity, tolerance)).toBe(Infinity);
    expect(deviation(1, Number.NaN, tolerance)).toBe(Infinity);
    expect(deviation(Number.NaN, 1, tolerance)).toBe(Infinity);
    expect(deviation(Infinity, Number.NaN, tolerance)).toBe(Infinity);
  });

  it('takes −0 for +0', () => {
    expect(deviation(0, -0, { rtol: 0, atol: 0 })).toBe(0);
    expect(deviation(-0, 0, { rtol: 0, atol: 0 })).toBe(0);
  });
});

describe('nearest', () => {
  it('is the distance to the closest right answer', () => {
    expect(nearest([1e39, Infinity], Infinity, tolerance)).toBe(0);
    expect(nearest([10, 20], 19.7, tolerance)).toBeCloseTo(1, 12);
  });
});

describe('compare', () => {
  const want = { shape: [2], data: [1, 2] };
  const answers = (i: number) => [want.data[i]];

  it('returns the largest deviation that is still allowed', () => {
    const got = { shape: [2], data: [1.011, 2.06] };
    expect(compare('output', want, got, answers, tolerance)).toBeCloseTo(0.5, 12);
  });

  it('names the worst position', () => {
    const got = { shape: [2], data: [1.2, 2.6] };
    expect(() =>
      compare('output', want, got, answers, tolerance),
    ).toThrowErrorMatchingInlineSnapshot(`[Error: output[1] = 2.6, want 2 (5.00 × tolerance)]`);
  });

  it('refuses another shape, even with the right values', () => {
    const got = { shape: [1, 2], data: [1, 2] };
    expect(() =>
      compare('output', want, got, answers, tolerance),
    ).toThrowErrorMatchingInlineSnapshot(`[Error: output: shape [1,2], want [2]]`);
  });

  it('refuses too few and too many values', () => {
    for (const data of [[1], [1, 2, 3]]) {
      expect(() => compare('output', want, { shape: [2], data }, answers, tolerance)).toThrow(
        `output: ${data.length} values, want 2`,
      );
    }
  });

  it('refuses a value that is not there', () => {
    const sparse = { length: 2, 0: 1 } as unknown as number[];
    expect(() => compare('output', want, { shape: [2], data: sparse }, answers, tolerance)).toThrow(
      'output[1] = undefined, want 2 (kind differs)',
    );
  });

  it('reads typed arrays, booleans and big integers', () => {
    const bits = { shape: [2], data: [1, 0] };
    for (const data of [Float32Array.of(1, 0), [true, false], [1n, 0n]]) {
      expect(compare('mask', bits, { shape: [2], data }, (i) => [bits.data[i]], tolerance)).toBe(0);
    }
  });
});
