/** Which axes a reduction folds away. */
export interface ReduceOptions {
  /** One axis, several, or null for all (the default). */
  axis?: number | readonly number[] | null | undefined;
  /** Whether a folded axis stays with extent 1, so that the result broadcasts against the input; false by default. */
  keepDims?: boolean | undefined;
}

/** Options of `argmax` and `argmin`. */
export interface ArgOptions {
  /** One axis; null (the default) searches all elements in row-major order. */
  axis?: number | null | undefined;
  keepDims?: boolean | undefined;
}

/** Options of `variance` and `std`. */
export interface VarianceOptions extends ReduceOptions {
  /** What is subtracted from n in the divisor: 1 (the default) estimates without bias, 0 is the mean square. */
  correction?: number | undefined;
}
