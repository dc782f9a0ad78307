import { describe, expect, it } from 'vitest';
import { expm1 as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { expm132, expm164 } from './expm1';

const points32 = [
  ...allExponents32(8000),
  ...spread(-20, 90, 6000),
  ...spread(-2, 2, 6000),
  ...around32([0, 1, -1, Math.LN2 / 2, -Math.LN2 / 2, 88.72284, -17.32868]),
];

const points64 = [
  ...allExponents64(6000),
  ...spread(-40, 711, 6000),
  ...spread(-2, 2, 6000),
  ...around64([0, 1, -1, Math.LN2 / 2, -Math.LN2 / 2, 709.782712893384, -37.42994775023705]),
];

describe.each([
  ['expm132', expm132],
  ['expm164', expm164],
])('%s', (_, expm1) => {
  it('keeps the sign of 0', () => {
    expect(expm1(0)).toBe(0);
    expect(expm1(-0)).toBe(-0);
  });

  it('is −1 at −∞, ∞ at ∞ and NaN at NaN', () => {
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(-1e30)).toBe(-1);
    expect(expm1(Infinity)).toBe(Infinity);
    expect(expm1(NaN)).toBeNaN();
  });

  it('is the argument where the argument is tiny', () => {
    for (const x of [2 ** -60, -(2 ** -60), 2 ** -149]) expect(expm1(x)).toBe(x);
  });
});

describe('expm132', () => {
  it('stays within 1.31 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(expm132, exact, points32).ulp).toBeLessThan(1.31);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => expm132(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => expm132(Math.fround(x))))).toBe('0179ecda');
  });
});

describe('expm164', () => {
  it('stays within 1.31 ulp over the whole range', () => {
    expect(worst64(expm164, exact, points64).ulp).toBeLessThan(1.31);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(expm164))).toBe('24e57e5e');
  });
});
