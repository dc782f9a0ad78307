import type { DType } from './dtype';
import type { ReducedAxes } from './reduced-axes';

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
