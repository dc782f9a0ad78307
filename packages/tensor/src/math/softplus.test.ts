import { describe, expect, it } from 'vitest';
import { softplus as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { softplus32, softplus64 } from './softplus';

const points32 = [
  ...allExponents32(8000),
  ...spread(-105, 20, 7000),
  ...spread(-10, 10, 6000),
  ...around32([0, 1, -1, -87.33655, -103.27893, 17.32868]),
];

const points64 = [
  ...allExponents64(5000),
  ...spread(-746, 40, 5000),
  ...spread(-10, 10, 5000),
  ...around64([0, 1, -1, -708.3964185322641, -745.1332191019411, 37.42994775023705]),
];

describe.each([
  ['softplus32', softplus32],
  ['softplus64', softplus64],
])('%s', (_, softplus) => {
  it('is 0 at −∞, ∞ at ∞ and NaN at NaN', () => {
    expect(softplus(-Infinity)).toBe(0);
    expect(softplus(Infinity)).toBe(Infinity);
    expect(softplus(NaN)).toBeNaN();
  });

  it('is its argument where that is large', () => {
    for (const x of [50, 2 ** 100]) expect(softplus(x)).toBe(x);
  });
});

describe('softplus32', () => {
  it('stays within 1.35 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(softplus32, exact, points32).ulp).toBeLessThan(1.35);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => softplus32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => softplus32(Math.fround(x))))).toBe('66e73711');
  });
});

describe('softplus64', () => {
  it('stays within 1.35 ulp over the whole range', () => {
    expect(worst64(softplus64, exact, points64).ulp).toBeLessThan(1.35);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(softplus64))).toBe('c9a46f6f');
  });
});
