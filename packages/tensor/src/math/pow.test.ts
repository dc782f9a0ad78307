import { describe, expect, it } from 'vitest';
import { pow as exact } from '../../test/reference/elementary';
import { fingerprint } from '../../test/reference/fingerprint';
import { allExponents32, allExponents64, around64, spread } from '../../test/reference/inputs';
import { worst32, worst64 } from '../../test/reference/worst';
import { pow32, pow64 } from './pow';

type Pair = [number, number];

/**
 * Every base with an exponent that brings the result between 2^low and 2^high. Not for fingerprints:
 * Math.log2 may differ in its last bit from engine to engine.
 */
function pairs(bases: number[], low: number, high: number): Pair[] {
  const results = spread(low, high, bases.length, 2);
  return bases.map((x, i) => [x, results[(i * 7919) % bases.length] / Math.log2(x)]);
}

const positive32 = allExponents32(16000).filter((x) => x > 0 && x !== 1);
const points32 = [
  ...pairs(positive32, -151, 130),
  ...pairs(spread(0.5, 2, 6000), -20, 20),
  ...spread(0, 30, 7000).map((x, i): Pair => [x, (i % 41) - 20]),
];

const positive64 = allExponents64(12000).filter((x) => x > 0 && x !== 1);
const points64 = [
  ...pairs(positive64, -1076, 1025),
  ...pairs(spread(0.5, 2, 4000), -1000, 1000),
  ...pairs(
    around64([1], 500).filter((x) => x !== 1),
    -1076,
    1025,
  ),
  ...spread(0, 30, 4000).map((x, i): Pair => [x, (i % 41) - 20]),
];

const fingerprinted = [...spread(0.01, 3, 6000), ...positive64.filter((_, i) => i % 3 === 0)].map(
  (x, i): Pair => [x, ((i * 7919) % 4001) / 64 - 31],
);

describe.each([
  ['pow32', pow32],
  ['pow64', pow64],
])('%s', (_, pow) => {
  it('is 1 for an exponent of 0, even of NaN', () => {
    for (const x of [0, -0, 1, -1, 3.5, -3.5, Infinity, -Infinity, NaN]) {
      expect(pow(x, 0)).toBe(1);
      expect(pow(x, -0)).toBe(1);
    }
  });

  it('is 1 for a base of 1, even to the NaN', () => {
    for (const y of [1, -2.5, Infinity, -Infinity, NaN]) expect(pow(1, y)).toBe(1);
  });

  it('is NaN for NaN otherwise', () => {
    expect(pow(NaN, 1)).toBeNaN();
    expect(pow(2, NaN)).toBeNaN();
    expect(pow(-1, NaN)).toBeNaN();
    expect(pow(0, NaN)).toBeNaN();
  });

  it('is NaN for a negative base and a fractional exponent', () => {
    for (const y of [0.5, -0.5, 2.5, 2 ** -30]) {
      expect(pow(-2, y)).toBeNaN();
      expect(pow(-1, y)).toBeNaN();
    }
  });

  it('has the sign of the base for odd exponents only', () => {
    expect(pow(-2, 3)).toBe(-8);
    expect(pow(-2, -3)).toBe(-0.125);
    expect(pow(-2, 2)).toBe(4);
    expect(pow(-1, 2 ** 24 - 1)).toBe(-1);
    expect(pow(-1, 2 ** 60)).toBe(1);
    expect(pow(-3, 1)).toBe(-3);
  });

  it('takes the limits at a base of ±0', () => {
    expect(pow(0, 3)).toBe(0);
    expect(pow(-0, 3)).toBe(-0);
    expect(pow(-0, 2)).toBe(0);
    expect(pow(-0, 0.5)).toBe(0);
    expect(pow(0, -1)).toBe(Infinity);
    expect(pow(-0, -1)).toBe(-Infinity);
    expect(pow(-0, -3)).toBe(-Infinity);
    expect(pow(-0, -2)).toBe(Infinity);
    expect(pow(-0, -0.5)).toBe(Infinity);
    expect(pow(0, Infinity)).toBe(0);
    expect(pow(0, -Infinity)).toBe(Infinity);
  });

  it('takes the limits at an infinite base', () => {
    expect(pow(Infinity, 0.5)).toBe(Infinity);
    expect(pow(Infinity, -0.5)).toBe(0);
    expect(pow(-Infinity, 3)).toBe(-Infinity);
    expect(pow(-Infinity, 2)).toBe(Infinity);
    expect(pow(-Infinity, 0.5)).toBe(Infinity);
    expect(pow(-Infinity, -3)).toBe(-0);
    expect(pow(-Infinity, -2)).toBe(0);
    expect(pow(-Infinity, -0.5)).toBe(0);
  });

  it('takes the limits at an infinite exponent', () => {
    expect(pow(2, Infinity)).toBe(Infinity);
    expect(pow(2, -Infinity)).toBe(0);
    expect(pow(-0.5, Infinity)).toBe(0);
    expect(pow(0.5, -Infinity)).toBe(Infinity);
    expect(pow(-1, Infinity)).toBe(1);
    expect(pow(-1, -Infinity)).toBe(1);
    expect(pow(-Infinity, Infinity)).toBe(Infinity);
    expect(pow(Infinity, -Infinity)).toBe(0);
  });

  it('overflows and underflows for huge exponents', () => {
    expect(pow(1 + 2 ** -20, 2 ** 100)).toBe(Infinity);
    expect(pow(1 + 2 ** -20, -(2 ** 100))).toBe(0);
    expect(pow(1 - 2 ** -20, 2 ** 100)).toBe(0);
    expect(pow(-2, 2 ** 100)).toBe(Infinity);
    expect(pow(-2, 1025)).toBe(-Infinity);
    expect(pow(-2, -1077)).toBe(-0);
  });

  it('is exact for whole powers that fit', () => {
    expect(pow(3, 15)).toBe(14348907);
    expect(pow(10, 10)).toBe(1e10);
    expect(pow(1.5, 2)).toBe(2.25);
    expect(pow(2, -149)).toBe(2 ** -149);
    expect(pow(4, 0.5)).toBe(2);
  });
});

describe('pow32', () => {
  it('stays within 0.51 ulp over the whole range', () => {
    expect(points32.length).toBeGreaterThan(20000);
    // the exact power of the rounded arguments, as pow32 sees them
    expect(worst32(pow32, exact, points32).ulp).toBeLessThan(0.51);
  });

  it('gives the same bits as ever', () => {
    const values = fingerprinted.map(([x, y]) => pow32(Math.fround(x), y));
    expect(fingerprint(values)).toBe('80d6679d');
  });
});

describe('pow64', () => {
  it('stays within 1.15 ulp over the whole range', () => {
    expect(worst64(pow64, exact, points64).ulp).toBeLessThan(1.15);
  });

  it('gives the same bits as ever', () => {
    expect(fingerprint(fingerprinted.map(([x, y]) => pow64(x, y)))).toBe('2ddd2566');
  });
});
