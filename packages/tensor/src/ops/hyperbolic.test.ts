import { describe, expect, it } from 'vitest';
import { cosh, sinh, tensor } from '../index';

/** Both signs, from where x³ vanishes beside x to where the results almost overflow. */
const points = (largest: number) =>
  Array.from({ length: 4000 }, (_, i) => {
    const size = 1e-9 * (largest / 1e-9) ** (i / 3999);
    return i % 2 === 0 ? size : -size;
  });

/** The largest error in units of the last place, by a reference that is far more exact. */
function worst(got: ArrayLike<number>, want: readonly number[], epsilon: number): number {
  return Math.max(...want.map((w, i) => Math.abs(got[i] - w) / Math.abs(w) / epsilon));
}

describe.each([
  ['sinh', sinh, Math.sinh, 5],
  ['cosh', cosh, Math.cosh, 6],
] as const)('%s', (_, fn, reference, ulps) => {
  it(`stays within ${ulps} ulp in float32`, () => {
    const x = points(89).map(Math.fround);
    expect(worst(fn(tensor(x)).data, x.map(reference), 2 ** -23)).toBeLessThan(ulps);
  });

  it(`stays within ${ulps} ulp in float64`, () => {
    const x = points(710);
    const y = fn(tensor(x, { dtype: 'float64' }));
    // Math itself is off by an ulp.
    expect(worst(y.data, x.map(reference), 2 ** -52)).toBeLessThan(ulps + 1);
  });

  it('overflows only where the result does', () => {
    expect(fn(89.4).isFinite().item()).toBe(1);
    expect(fn(89.5).item()).toBe(Number.POSITIVE_INFINITY);
    expect(fn(Number.NaN).item()).toBeNaN();
  });
});

describe('sinh', () => {
  it('is odd', () => {
    const x = points(89);
    expect(sinh(x).neg().toArray()).toEqual(sinh(tensor(x).neg()).toArray());
    expect(sinh(-0).item()).toBe(-0);
    expect(sinh(Number.NEGATIVE_INFINITY).item()).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('cosh', () => {
  it('is even', () => {
    const x = points(89);
    expect(cosh(x).toArray()).toEqual(cosh(tensor(x).neg()).toArray());
    expect(cosh(Number.NEGATIVE_INFINITY).item()).toBe(Number.POSITIVE_INFINITY);
  });
});
