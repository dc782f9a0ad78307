import ndarray, { type NdArray } from 'ndarray';
import type { TypedArray } from './dtype';
import { PlainView } from './plain-view';

/** An ndarray over a tensor's storage. */
export type NdView = NdArray<TypedArray>;

/** Whether `new Function`, with which ndarray makes its classes, is allowed; found out at the first view. */
let mayCompile = true;

/**
 * An ndarray over existing numbers, without a copy.
 *
 * ndarray compiles one class per element type and rank; where a content security policy forbids that, a plain
 * class with the same fields and methods serves.
 */
export function makeView(
  data: TypedArray,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): NdView {
  if (mayCompile) {
    try {
      return ndarray(data, shape as number[], strides as number[], offset);
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
      mayCompile = false;
    }
  }
  return new PlainView(data, shape, strides, offset) as unknown as NdView;
}

/** Whether a value has the fields of an ndarray, from whichever copy of the library it came. */
export function isNdView(value: unknown): value is NdView {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const view = value as Partial<NdView>;
    return (
      Array.isArray(view.shape) &&
      Array.isArray(view.stride) &&
      typeof view.offset === 'number' &&
      ArrayBuffer.isView(view.data)
    );
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
