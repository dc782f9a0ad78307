import { describe, expect, it } from 'vitest';
import { sigmoid as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { sigmoid32, sigmoid64 } from './sigmoid';

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
  ['sigmoid32', sigmoid32],
  ['sigmoid64', sigmoid64],
])('%s', (_, sigmoid) => {
  it('is ½ at 0, 0 at −∞, 1 at ∞ and NaN at NaN', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-0)).toBe(0.5);
    expect(sigmoid(-Infinity)).toBe(0);
    expect(sigmoid(Infinity)).toBe(1);
    expect(sigmoid(1000)).toBe(1);
    expect(sigmoid(NaN)).toBeNaN();
  });
});

describe('sigmoid32', () => {
  it('stays within 1.5 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(sigmoid32, exact, points32).ulp).toBeLessThan(1.5);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => sigmoid32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => sigmoid32(Math.fround(x))))).toBe('f2451fe9');
  });
});

describe('sigmoid64', () => {
  it('stays within 1.5 ulp over the whole range', () => {
    expect(worst64(sigmoid64, exact, points64).ulp).toBeLessThan(1.5);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(sigmoid64))).toBe('8d8f2836');
  });
});
