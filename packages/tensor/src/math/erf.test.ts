import { describe, expect, it } from 'vitest';
import { erf as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { erf32, erf64 } from './erf';

const points32 = [
  ...allExponents32(8000),
  ...spread(-4.2, 4.2, 13000),
  ...around32([0, 1, -1, 0.84375, 3.832507, 3.93]),
];

const points64 = [
  ...allExponents64(4000),
  ...spread(-6.2, 6.2, 6000),
  ...spread(0.8, 0.9, 2000),
  ...around64([0, 1, -1, 0.84375, -0.84375, 5.921587195794507]),
];

describe.each([
  ['erf32', erf32],
  ['erf64', erf64],
])('%s', (_, erf) => {
  it('keeps the sign of 0', () => {
    expect(erf(0)).toBe(0);
    expect(erf(-0)).toBe(-0);
  });

  it('is ±1 at ±∞ and NaN at NaN', () => {
    for (const x of [6, 1e4, 1e30, Infinity]) {
      expect(erf(x)).toBe(1);
      expect(erf(-x)).toBe(-1);
    }
    expect(erf(NaN)).toBeNaN();
  });

  it('is odd', () => {
    for (const x of spread(0, 7, 200)) expect(erf(-Math.fround(x))).toBe(-erf(Math.fround(x)));
  });
});

describe('erf32', () => {
  it('stays within 0.55 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(erf32, exact, points32).ulp).toBeLessThan(0.55);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => erf32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => erf32(Math.fround(x))))).toBe('f0975c3d');
  });
});

describe('erf64', () => {
  it('stays within 1.5 ulp over the whole range', () => {
    expect(worst64(erf64, exact, points64).ulp).toBeLessThan(1.5);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(erf64))).toBe('b2a8de48');
  });
});
