import { describe, expect, it } from 'vitest';
import { sin as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { sin32, sin64 } from './sin';

// Numbers beside multiples of π/2, up to 9.9 · 10⁸, where the reduction cancels most.
const quarters = Array.from({ length: 1500 }, (_, i) => ((i * i * 281 + i) * Math.PI) / 2);

const points32 = [
  ...allExponents32(16000).filter((x) => Math.abs(x) <= 1e9),
  ...spread(-1e5, 1e5, 5000),
  ...spread(-10, 10, 5000),
  ...around32(quarters, 1),
];

const points64 = [
  ...allExponents64(12000).filter((x) => Math.abs(x) <= 1e9),
  ...spread(-1e9, 1e9, 4000),
  ...spread(-10, 10, 4000),
  ...around64(quarters, 1),
];

describe.each([
  ['sin32', sin32],
  ['sin64', sin64],
])('%s', (_, sin) => {
  it('keeps the sign of 0', () => {
    expect(sin(0)).toBe(0);
    expect(sin(-0)).toBe(-0);
  });

  it('is NaN at ±∞ and for NaN', () => {
    for (const x of [Infinity, -Infinity, NaN]) expect(sin(x)).toBeNaN();
  });

  it('is odd', () => {
    for (const x of spread(0, 100, 200)) expect(sin(-Math.fround(x))).toBe(-sin(Math.fround(x)));
  });

  it('stays in [−1, 1] for arguments of any size', () => {
    for (const x of allExponents32(4000).filter((x) => Math.abs(x) > 1e9))
      expect(Math.abs(sin(x))).toBeLessThanOrEqual(1);
    expect(Math.abs(sin(1e300))).toBeLessThanOrEqual(1);
  });
});

describe('sin32', () => {
  it('stays within 0.51 ulp up to 10⁹', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(sin32, exact, points32).ulp).toBeLessThan(0.51);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => sin32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => sin32(Math.fround(x))))).toBe('084208b6');
  });
});

describe('sin64', () => {
  it('stays within 0.8 ulp up to 10⁹', () => {
    expect(worst64(sin64, exact, points64).ulp).toBeLessThan(0.8);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(sin64))).toBe('91e65248');
  });
});
