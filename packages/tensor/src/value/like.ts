import type { TypedArray } from '../layout/dtype';

/** Numbers, and arrays of them to any depth. */
export type NestedArray = number | boolean | readonly NestedArray[];

/** What is taken wherever a `T` is, being the class of tensors: also numbers, nested arrays of them, typed arrays. */
export type Like<T> = T | NestedArray | TypedArray;
