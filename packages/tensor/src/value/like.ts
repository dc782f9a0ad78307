import type { DType, TypedArray } from '../layout/dtype';

/** Numbers, and arrays of them to any depth. */
export type NestedArray = number | boolean | readonly NestedArray[];

/** What is taken wherever a `T` is, being the class of tensors: also numbers, nested arrays of them, typed arrays. */
export type Like<T> = T | NestedArray | TypedArray;

/** Nested arrays as JSON has them: `'NaN'`, `'Infinity'`, `'-Infinity'` and `'-0'` stand for the numbers it cannot write. */
export type NestedJson = number | boolean | string | readonly NestedJson[];

/** A tensor as plain data, for files and messages: its elements are `data`, in logical order. */
export interface PlainTensor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TypedArray | readonly (number | boolean | string)[];
}
