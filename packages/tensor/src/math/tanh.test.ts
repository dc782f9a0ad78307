import { describe, expect, it } from 'vitest';
import { tanh as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import {
  allExponents32,
  allExponents64,
  around32,
  around64,
  spread,
} from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { tanh32, tanh64 } from './tanh';

const points32 = [
  ...allExponents32(8000),
  ...spread(-10, 10, 8000),
  ...spread(0.5, 1, 6000),
  ...around32([0, 0.625, -0.625, 9.01, -9.01]),
];

const points64 = [
  ...allExponents64(6000),
  ...spread(-20, 20, 6000),
  ...spread(0.5, 1, 4000),
  ...around64([0, 0.625, -0.625, 19.06, -19.06]),
];

describe.each([
  ['tanh32', tanh32],
  ['tanh64', tanh64],
])('%s', (_, tanh) => {
  it('keeps the sign of 0', () => {
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
  });

  it('is ±1 at ±∞ and NaN at NaN', () => {
    for (const x of [20, 1e4, 1e30, Infinity]) {
      expect(tanh(x)).toBe(1);
      expect(tanh(-x)).toBe(-1);
    }
    expect(tanh(NaN)).toBeNaN();
  });

  it('is odd', () => {
    for (const x of spread(0, 12, 200)) expect(tanh(-Math.fround(x))).toBe(-tanh(Math.fround(x)));
  });

  it('is the argument where the argument is tiny', () => {
    for (const x of [2 ** -60, -(2 ** -60), 2 ** -149]) expect(tanh(x)).toBe(x);
  });
});

describe('tanh32', () => {
  it('stays within 1.35 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    expect(worst32(tanh32, exact, points32).ulp).toBeLessThan(1.35);
  });

  it('gives float32 numbers', () => {
    const values = points32.map((x) => tanh32(Math.fround(x)));
    expect(values.filter((y) => Math.fround(y) !== y)).toEqual([]);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points32.map((x) => tanh32(Math.fround(x))))).toBe('259a2f63');
  });
});

describe('tanh64', () => {
  it('stays within 1.35 ulp over the whole range', () => {
    expect(worst64(tanh64, exact, points64).ulp).toBeLessThan(1.35);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(points64.map(tanh64))).toBe('8a5b9637');
  });
});
