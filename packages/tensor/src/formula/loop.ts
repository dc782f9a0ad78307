import type { TypedArray } from '../layout/dtype';

/**
 * One scalar operation over `n` elements: `out[o + i]` from `a[ao + i·as]`, and `b`, `c` alike. A step of 0 repeats
 * a single number. Storing into `out` rounds to its type, so + − × ÷ √ are exact float32 operations there: their
 * float64 result, rounded once more, is the correctly rounded one.
 */
export type Loop = (
  n: number,
  out: TypedArray,
  o: number,
  a: TypedArray,
  ao: number,
  as: number,
  b: TypedArray,
  bo: number,
  bs: number,
  c: TypedArray,
  co: number,
  cs: number,
) => void;
