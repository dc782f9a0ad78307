/** Which axes a reduction folds away, in ascending order, and whether they stay with extent 1. */
export interface ReducedAxes {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

/** The axes of a norm, and what the sum of the squares is divided by before the root is taken. */
export interface NormParams extends ReducedAxes {
  readonly divisor: number;
}
