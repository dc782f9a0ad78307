import { describe, expect, it } from 'vitest';
import { log1p as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { log1p32, log1p64 } from './log1p';

const points32 = [
  ...allExponents32(12000).filter((x) => x > -1),
  ...spread(-1, 3, 13000),
  ...around32([0, Math.SQRT2 - 1, Math.SQRT1_2 - 1, 1, -0.5, 2 ** 24, 3.4e38]),
  -1 + 2 ** -24,
];

const points64 = [
  ...allExponents64(8000).filter((x) => x > -1),
  ...spread(-1, 3, 8000),
  ...around64([0, Math.SQRT2 - 1, Math.SQRT1_2 - 1, 1, -0.5, 2 ** 53, 1.7e308]),
  -1 + 2 ** -53,
];

describe.each([
  ['log1p32', log1p32],
  ['log1p64', log1p64],
])('%s', (_, log1p) => {
  it('keeps the sign of 0', () => {
    expect(log1p(0)).toBe(0);
    expect(log1p(-0)).toBe(-0);
  });

  it('is −∞ at −1, ∞ at ∞, and NaN below −1 and for NaN', () => {
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(Infinity)).toBe(Infinity);
    for (const x of [-1.5, -Infinity, NaN]) expect(log1p(x)).toBeNaN();
  });

  it('is the argument where the argument is tiny', () => {
    for (const x of [2 ** -60, -(2 ** -60), 2 ** -149]) expect(log1p(x)).toBe(x);
  });
});

describe('log1p32', () => {
  it('stays within 0.85 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(log1p32, exact, points32).ulp).toBeLessThan(0.85);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => log1p32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => log1p32(Math.fround(x))))).toBe('f75503d1');
  });
});

describe('log1p64', () => {
  it('stays within 0.85 ulp over the whole range', () => {
    expect(worst64(log1p64, exact, points64).ulp).toBeLessThan(0.85);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(log1p64))).toBe('fccb5c34');
  });
});
