import { BpError } from '../process/errors';
import { checkSize } from './shape';

/** The element types: real numbers in two precisions, whole numbers, and truth values (stored as 0 and 1). */
export type DType = 'float32' | 'float64' | 'int32' | 'bool';

/** The arrays that hold elements; bool uses one byte each. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

/** The array that holds elements of a type. */
export type ArrayOf<D extends DType> = {
  float32: Float32Array;
  float64: Float64Array;
  int32: Int32Array;
  bool: Uint8Array;
}[D];

const RANK: Readonly<Record<DType, number>> = { bool: 0, int32: 1, float32: 2, float64: 3 };

/**
 * A zero-filled array for `size` elements.
 *
 * @throws BpError `BP_DEVICE` when there is no memory for them
 */
export function allocate(dtype: DType, size: number): TypedArray {
  try {
    // Beyond that an array may be made, on paper, and end the process when it is written to.
    checkSize('tensor', size);
    switch (dtype) {
      case 'float32':
        return new Float32Array(size);
      case 'float64':
        return new Float64Array(size);
      case 'int32':
        return new Int32Array(size);
      case 'bool':
        return new Uint8Array(size);
    }
  } catch {
    throw new BpError('BP_DEVICE', 'tensor', 'there is no memory for {size} elements of {dtype}', {
      size,
      dtype,
    });
  }
}

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  bool: Uint8Array,
};

/** How many bytes an element takes. */
export function widthOf(dtype: DType): number {
  return ARRAYS[dtype].BYTES_PER_ELEMENT;
}

/** A stretch of existing memory as an array: `size` elements from byte `offset` on. */
export function arrayOver(
  dtype: DType,
  memory: ArrayBuffer,
  offset: number,
  size: number,
): TypedArray {
  return new ARRAYS[dtype](memory, offset, size);
}

/** The type of the elements that such an array holds. */
export function dtypeOf(data: TypedArray): DType {
  return data.BYTES_PER_ELEMENT === 1 ? 'bool' : DTYPES[tagOf(data)];
}

/** Whether the type holds real numbers, and so can carry a gradient. */
export function isFloat(dtype: DType): dtype is 'float32' | 'float64' {
  return dtype === 'float32' || dtype === 'float64';
}

/** The smaller type that holds values of both: bool < int32 < float32 < float64. */
export function promote(a: DType, b: DType): DType {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The type in which real arithmetic happens: whole numbers and truth values become float32. */
export function toFloat(dtype: DType): DType {
  return dtype === 'float64' ? 'float64' : 'float32';
}

/** The type a plain number takes beside a tensor: the tensor's, unless that cannot hold it. */
export function weakDtype(dtype: DType, value: number): DType {
  if (isFloat(dtype)) return dtype;
  const whole = Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
  return whole ? 'int32' : 'float32';
}

/** What kind of object a value is, such as `Map`: unlike its class, that is the same in every frame and realm. */
export function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    // A proxy that was revoked is nothing.
    return '';
  }
}

/** The element types of typed arrays. Bytes are pixels far more often than truth values, so they come in as whole numbers. */
const DTYPES: Readonly<Record<string, DType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint8Array: 'int32',
  Uint8ClampedArray: 'int32',
  Int8Array: 'int32',
  Int16Array: 'int32',
  Uint16Array: 'int32',
};

/** The element type of a typed array, or null where none of ours fits. */
export function dtypeOfArray(array: ArrayBufferView): DType | null {
  return DTYPES[tagOf(array)] ?? null;
}

/** Whether a typed array is of the kind that holds elements of this type, and not bytes that would have to be converted. */
export function holds(array: ArrayBufferView, dtype: DType): boolean {
  return tagOf(array) === ARRAYS[dtype].name;
}

/**
 * Refuses a type in which nothing can be learned.
 *
 * @throws BpError `BP_DTYPE`
 */
export function checkReal(op: string, dtype: unknown): 'float32' | 'float64' {
  if (dtype === 'float32' || dtype === 'float64') return dtype;
  throw new BpError('BP_DTYPE', op, 'dtype must be float32 or float64, got {dtype}', { dtype });
}

/**
 * Refuses what is not one of the four element types.
 *
 * @throws BpError `BP_DTYPE`
 */
export function checkDtype(op: string, dtype: unknown): DType {
  if (typeof dtype === 'string' && Object.hasOwn(RANK, dtype)) return dtype as DType;
  throw new BpError('BP_DTYPE', op, 'dtype must be float32, float64, int32 or bool, got {dtype}', {
    dtype,
  });
}
