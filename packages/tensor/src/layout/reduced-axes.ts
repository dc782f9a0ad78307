/** Which axes a reduction folds away, in ascending order, and whether they stay with extent 1. */
export interface ReducedAxes {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}
