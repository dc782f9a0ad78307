import { describe, expect, it } from 'vitest';
import { exp as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { exp32, exp64 } from './exp';

const points32 = [
  ...allExponents32(8000),
  ...spread(-105, 90, 12000),
  ...around32([0, 1, -1, Math.LN2 / 2, -Math.LN2 / 2, 88.72284, -87.33655, -103.27893, -103.97208]),
];

const points64 = [
  ...allExponents64(6000),
  ...spread(-746, 711, 6000),
  ...spread(-2, 2, 6000),
  ...around64([0, 1, -1, Math.LN2 / 2, 709.782712893384, -708.3964185322641, -745.1332191019411]),
];

describe.each([
  ['exp32', exp32],
  ['exp64', exp64],
])('%s', (_, exp) => {
  it('is 1 at 0, 0 at −∞ and ∞ at ∞', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(NaN)).toBeNaN();
  });

  it('is 1 for arguments too small to matter', () => {
    for (const x of [1e-30, -1e-30, 1e-45, -1e-45]) expect(exp(x)).toBe(1);
  });
});

describe('exp32', () => {
  it('stays within 1.03 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(exp32, exact, points32).ulp).toBeLessThan(1.03);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => exp32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => exp32(Math.fround(x))))).toBe('ae5e7486');
  });
});

describe('exp64', () => {
  it('stays within 0.8 ulp over the whole range', () => {
    expect(worst64(exp64, exact, points64).ulp).toBeLessThan(0.8);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(exp64))).toBe('a9bd33d2');
  });
});

describe('the bounds of exp', () => {
  it('lie where the result passes the largest and the smallest number', () => {
    expect(exp32(Math.fround(88.72283))).toBeLessThan(Infinity);
    expect(exp32(Math.fround(88.72284))).toBe(Infinity);
    expect(exp32(Math.fround(-103.972084))).toBe(0);
    expect(exp32(Math.fround(-103.97208))).toBe(2 ** -149);
    expect(exp64(709.782712893384)).toBeLessThan(Infinity);
    expect(exp64(709.7827128933841)).toBe(Infinity);
    expect(exp64(-745.1332191019411)).toBe(2 ** -1074);
    expect(exp64(-745.1332191019412)).toBe(0);
  });
});
