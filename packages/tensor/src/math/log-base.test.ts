import { describe, expect, it } from 'vitest';
import { type BigFloat, divide, fromNumber } from '../../test/reference/big-float';
import { log } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import { allExponents32, allExponents64, around64, spread } from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { log232, log264, log1032, log1064 } from './log-base';

const [LN2, LN10] = [log(fromNumber(2)), log(fromNumber(10))];
const exact2 = (x: BigFloat): BigFloat => divide(log(x), LN2);
const exact10 = (x: BigFloat): BigFloat => divide(log(x), LN10);

const points32 = [...allExponents32(6000).filter((x) => x > 0), ...spread(0.4, 2.5, 4000)];
const points64 = [
  ...allExponents64(6000).filter((x) => x > 0),
  ...spread(0.4, 2.5, 4000),
  ...around64([1, Math.SQRT1_2, Math.SQRT2, 2 ** -1022, 1.7e308]),
];

describe.each([
  ['log232', log232],
  ['log264', log264],
  ['log1032', log1032],
  ['log1064', log1064],
])('%s', (_, logarithm) => {
  it('is 0 at 1, −∞ at ±0, ∞ at ∞, NaN below 0 and for NaN', () => {
    expect(logarithm(1)).toBe(0);
    expect([0, -0, Infinity].map(logarithm)).toEqual([-Infinity, -Infinity, Infinity]);
    for (const x of [-1, -(2 ** -149), -Infinity, NaN]) expect(logarithm(x)).toBeNaN();
  });
});

describe('the logarithm to base 2', () => {
  it('is exact for every power of 2', () => {
    for (let k = -1074; k <= 1023; k++) expect(log264(2 ** k)).toBe(k);
    for (let k = -149; k <= 127; k++) expect(log232(2 ** k)).toBe(k);
  });

  it('stays within 0.51 and 0.75 ulp', () => {
    expect(worst32(log232, exact2, points32).ulp).toBeLessThan(0.51);
    expect(worst64(log264, exact2, points64).ulp).toBeLessThan(0.75);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(log264))).toBe('5a5fbeb1');
  });
});

describe('the logarithm to base 10', () => {
  it('is exact for every power of 10', () => {
    // Below, denormal numbers have too few digits to be near one.
    for (let k = -307; k <= 308; k++) expect(log1064(Number(`1e${k}`))).toBe(k);
    for (let k = -37; k <= 38; k++) expect(log1032(Math.fround(Number(`1e${k}`)))).toBe(k);
  });

  it('stays within 0.51 and 0.6 ulp', () => {
    expect(worst32(log1032, exact10, points32).ulp).toBeLessThan(0.51);
    expect(worst64(log1064, exact10, points64).ulp).toBeLessThan(0.6);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(log1064))).toBe('2b4fc644');
  });
});
