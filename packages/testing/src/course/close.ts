import { expect } from 'vitest';
import type { Float } from './network';

/**
 * float64: 12 digits. float32: a value is known to 2⁻²⁴ of the largest number it came from; here o − t keeps
 * about a tenth of o, and a few such roundings add up.
 */
const PRECISION = {
  float64: { relative: 1e-12, absolute: 1e-16 },
  float32: { relative: 4e-6, absolute: 1e-10 },
} as const;

/** Expects each value to equal its figure as far as the precision carries. */
export function expectClose(
  values: ArrayLike<number>,
  figures: readonly number[],
  dtype: Float,
): void {
  const { relative, absolute } = PRECISION[dtype];
  expect(values.length).toBe(figures.length);
  figures.forEach((figure, i) => {
    const distance = Math.abs(values[i] - figure);
    const allowed = absolute + relative * Math.abs(figure);
    expect(distance <= allowed, `${values[i]} should be ${figure}, within ${allowed}`).toBe(true);
  });
}
