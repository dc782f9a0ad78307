import { describe, expect, it } from 'vitest';
import { log as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { log32, log64 } from './log';

const points32 = [
  ...allExponents32(16000).filter((x) => x > 0),
  ...spread(0.4, 2.5, 13000),
  ...around32([1, Math.SQRT1_2, Math.SQRT2, 2 ** -126, 3.4e38]),
  2 ** -149,
];

const points64 = [
  ...allExponents64(12000).filter((x) => x > 0),
  ...spread(0.4, 2.5, 8000),
  ...around64([1, Math.SQRT1_2, Math.SQRT2, 2 ** -1022, 1.7e308]),
  2 ** -1074,
];

describe.each([
  ['log32', log32],
  ['log64', log64],
])('%s', (_, log) => {
  it('is 0 at 1, −∞ at ±0 and ∞ at ∞', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
  });

  it('is NaN below 0 and for NaN', () => {
    for (const x of [-1, -(2 ** -149), -Infinity, NaN]) expect(log(x)).toBeNaN();
  });
});

describe('log32', () => {
  it('stays within 0.85 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(log32, exact, points32).ulp).toBeLessThan(0.85);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => log32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => log32(Math.fround(x))))).toBe('fb0e927b');
  });
});

describe('log64', () => {
  it('stays within 0.85 ulp over the whole range', () => {
    expect(worst64(log64, exact, points64).ulp).toBeLessThan(0.85);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(log64))).toBe('79addd3b');
  });
});
