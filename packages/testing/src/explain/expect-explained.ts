import type { explain } from '@bp/autograd/explain';
import type { Tensor } from '@bp/tensor';
import { expect } from 'vitest';

type Explanation = ReturnType<typeof explain>;

/** How far two ways to one gradient may be apart, relative to the largest of what is added up. */
export interface Tolerances {
  readonly exact: number;
  /** Of the central difference. */
  readonly central: number;
}

export const FLOAT64: Tolerances = { exact: 1e-9, central: 1e-6 };
export const FLOAT32: Tolerances = { exact: 1e-4, central: 1e-3 };

/**
 * Every way to the gradient of one number leads to the one that was recorded: the sum of its paths, one by one and together,
 * the contributions, and the central difference where there is one.
 */
export function expectExplained(
  explained: Explanation,
  of: readonly [Tensor, ...number[]],
  recorded: number,
  { exact, central }: Tolerances = FLOAT64,
): void {
  const { value, pathCount, paths, largest, check } = explained.gradient(of);
  const sizes = [...paths.map(({ product }) => product), ...largest.map((one) => one.value)];
  const scale = Math.max(...sizes.map(Math.abs), Math.abs(recorded), 1e-9);
  const expectNear = (got: number, tolerance: number): void =>
    expect(Math.abs(got - recorded) / scale).toBeLessThanOrEqual(tolerance * (1 + paths.length));
  expect(check.ok).toBe(true);
  expect(check.recorded).toBe(recorded);
  expectNear(value, exact);
  expectNear(sum(largest.map((one) => one.value)), exact);
  if (paths.length > 0) {
    expect(paths).toHaveLength(pathCount as number);
    expectNear(sum(paths.map(({ product }) => product)), exact);
  }
  for (const { factors, product } of paths) {
    const multiplied = factors.reduce((total, factor) => total * factor.value, 1);
    expect(Math.abs(multiplied - product)).toBeLessThanOrEqual(1e-12 * Math.abs(product));
  }
  if (pathCount === null) expect(value).toBe(recorded);
  if (check.central !== null) {
    expect(Math.abs(check.central - recorded) / Math.max(scale, 1)).toBeLessThanOrEqual(central);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
