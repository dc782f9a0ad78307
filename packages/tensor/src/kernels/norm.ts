import { type DType, rounded, type TypedArray } from '../layout/dtype';
import type { ReducedAxes } from '../layout/reduced-axes';
import { sumOfTerms } from './sum';

/** The axes of a norm, and what the sum of the squares is divided by before the root is taken. */
export interface NormParams extends ReducedAxes {
  readonly divisor: number;
}

/** Below this, a sum of squares may have lost digits of them: in float32 or float64. */
export function leastSum(dtype: DType): number {
  return dtype === 'float64' ? 2 ** -960 : 2 ** -100;
}

/**
 * The power of 2 by which numbers are multiplied, so that float64 holds their squares, where these have overflowed or lost
 * digits in their own type. Those of float32 have room as they are.
 */
export function scaleOf(dtype: DType, overflowed: boolean): number {
  return dtype === 'float64' ? 2 ** (overflowed ? -600 : 600) : 1;
}

/**
 * √(Σ xᵢ² / divisor) of `n` numbers.
 *
 * Every step rounds to the type, and the sum has the order of all sums. Where it is infinite, or so small that squares have
 * lost digits, the numbers are first scaled, added one after the other, and all of that is done in float64.
 */
export function normOf(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
  { divisor }: NormParams,
): number {
  const sum = sumOfTerms(n, dtype as 'float32', (block, from, count) => {
    for (let i = 0; i < count; i++) {
      const x = data[start + (from + i) * stride];
      block[i] = x * x;
    }
  });
  if (sum !== Infinity && !(sum < leastSum(dtype))) return Math.sqrt(rounded(sum / divisor, dtype));
  const scale = scaleOf(dtype, sum === Infinity);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const x = data[start + i * stride] * scale;
    total += x * x;
  }
  return Math.sqrt(total / divisor) / scale;
}
