import { describe, expect, it } from 'vitest';
import { cos as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { cos32, cos64 } from './cos';

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
  ['cos32', cos32],
  ['cos64', cos64],
])('%s', (_, cos) => {
  it('is 1 at ±0', () => {
    expect(cos(0)).toBe(1);
    expect(cos(-0)).toBe(1);
  });

  it('is NaN at ±∞ and for NaN', () => {
    for (const x of [Infinity, -Infinity, NaN]) expect(cos(x)).toBeNaN();
  });

  it('is even', () => {
    for (const x of spread(0, 100, 200)) expect(cos(-Math.fround(x))).toBe(cos(Math.fround(x)));
  });

  it('stays in [−1, 1] for arguments of any size', () => {
    for (const x of allExponents32(4000).filter((x) => Math.abs(x) > 1e9))
      expect(Math.abs(cos(x))).toBeLessThanOrEqual(1);
    expect(Math.abs(cos(1e300))).toBeLessThanOrEqual(1);
  });
});

describe('cos32', () => {
  it('stays within 0.51 ulp up to 10⁹', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(cos32, exact, points32).ulp).toBeLessThan(0.51);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => cos32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => cos32(Math.fround(x))))).toBe('c78d2e39');
  });
});

describe('cos64', () => {
  it('stays within 0.8 ulp up to 10⁹', () => {
    expect(worst64(cos64, exact, points64).ulp).toBeLessThan(0.8);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(cos64))).toBe('c8cf67e5');
  });
});
