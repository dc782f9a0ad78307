import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from './normal-quantile';

function relativeError(x: number, expected: number): number {
  return Math.abs(x - expected) / Math.abs(expected);
}

// Expected values: mpmath, 40 and more digits.
describe('normalCdf', () => {
  it.each([
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-3, 0.0013498980316300946],
    [-2.0000001, 0.022750126549083104],
    [-2, 0.02275013194817921],
    [-1, 0.15865525393145705],
    [0, 0.5],
    [1, 0.8413447460685429],
    [5, 0.9999997133484281],
  ])('is right at %d', (x, p) => {
    expect(relativeError(normalCdf(x), p)).toBeLessThan(3e-14);
  });

  it('is 0 and 1 at the infinities', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
  });

  it('joins its three formulas without a step', () => {
    expect(relativeError(normalCdf(-2 - 1e-15), normalCdf(-2))).toBeLessThan(2e-14);
    expect(relativeError(normalCdf(2 + 1e-15), normalCdf(2))).toBeLessThan(1e-15);
  });
});

describe('normalQuantile', () => {
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-5, -4.264890793922825],
    [0.01, -2.326347874040841],
    [0.074, -1.4466320671589785],
    [0.076, -1.4325027208258116],
    [0.3, -0.5244005127080408],
    [0.9, 1.2815515655446006],
    [0.975, 1.9599639845400538],
    [0.99999, 4.264890793923841],
  ])('is right at %d', (p, x) => {
    expect(relativeError(normalQuantile(p), x)).toBeLessThan(1e-15);
  });

  it('is exact at 0, 1/2 and 1', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Infinity);
  });

  it('undoes the distribution function', () => {
    for (let x = -37; x <= 5; x += 0.37) {
      // Near 1, p has lost what x needs: an error of 2^-53 in p is one of 2^-53/φ(x) in x.
      const lost = x > 0 ? 2e-16 * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2) : 0;
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(3e-14 + lost);
    }
  });
});
