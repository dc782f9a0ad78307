import { readOptions } from '../checks/options';
import {
  allocate,
  checkDtype,
  type DType,
  dtypeOfArray,
  holds,
  isFloat,
  tagOf,
} from '../layout/dtype';
import { isNdView, type NdView } from '../layout/nd-view';
import { checkShape, sizeOf } from '../layout/shape';
import { checkReach } from '../layout/strided';
import { emptyTensor } from '../operation/apply';
import { asTensor, copyNumbers, fromNested, fromTyped, single, wrap } from '../operation/convert';
import { dispatch } from '../operation/dispatch';
import { BpError } from '../process/errors';
import type { PlainTensor } from '../value/like';
import { storageOver } from '../value/storage';
import { isTensor, Tensor, type TensorLike } from '../value/tensor';
import { copyKernel } from './cast';
import { isPlainTensor, viewOfPlain } from './plain-tensor';

/** Options of the functions that make tensors. */
export interface CreationOptions<D extends DType = DType> {
  /** float32 where nothing else is said. */
  dtype?: D | undefined;
}

const INFERRED = { dtype: undefined as DType | undefined };
/** The default of all that make real numbers. */
export const FLOAT32 = { dtype: 'float32' as DType };

/**
 * A tensor with the given values, copied.
 *
 * @param data - a number, nested arrays, a typed array or another tensor. Numbers become float32, truth values bool;
 *   a typed array keeps its type (bytes and short integers become int32). A tensor that was sent to another thread, stored
 *   or written as JSON comes back with its type and shape: what `structuredClone` or `JSON.parse` made of it, or
 *   `{ dtype, shape, data }`
 * @param options.dtype - another element type
 * @throws BpError `BP_SHAPE` for ragged arrays, and where shape and data do not fit; `BP_DTYPE` for what is not a number or
 *   an unknown type; `BP_NUMERIC` for NaN or a number beyond 32 bits as int32; `BP_DEVICE` for a transferred array
 * @example
 * tensor([[1, 2], [3, 4]]).shape; // [2, 2]
 * tensor(structuredClone(ones([2, 1]))).shape; // [2, 1]
 * tensor(JSON.parse('[1, "NaN", "-0"]')).toArray(); // [1, NaN, -0]
 */
export function tensor<D extends DType = DType>(
  data: TensorLike | PlainTensor,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function tensor(data: TensorLike | PlainTensor, options?: CreationOptions): Tensor {
  const { dtype } = readOptions('tensor', options, INFERRED);
  if (dtype !== undefined) checkDtype('tensor', dtype);
  if (isPlainTensor(data)) {
    const same = tensor(viewOfPlain(data), { dtype: data.dtype });
    return dtype === undefined ? same : tensor(same, options);
  }
  if (isTensor(data)) {
    const to = dtype ?? data.dtype;
    // By a kernel where it can be one, so that a step that copies a tensor can be captured.
    if (to === data.dtype || isFloat(to)) {
      const copy = emptyTensor(data.shape, to);
      dispatch(copyKernel, [copy], [data], null);
      return copy;
    }
    return wrap(copyNumbers(data.data, to), to, data.shape);
  }
  if (typeof data === 'number') {
    return dtype === 'int32'
      ? wrap(copyNumbers([data], dtype), dtype, [])
      : single(data, dtype ?? 'float32');
  }
  if (ArrayBuffer.isView(data)) return fromTyped('tensor', data, dtype);
  // Read in full precision first, so that float64 never passes through float32.
  const exact = fromNested('tensor', data, 'float64', true);
  const to = dtype ?? (exact.dtype === 'bool' ? 'bool' : 'float32');
  if (to === exact.dtype) return exact;
  return wrap(copyNumbers(exact.storage.data, to), to, exact.shape);
}

/**
 * A tensor of zeros.
 *
 * @throws BpError `BP_SHAPE` for what is no shape
 * @example
 * zeros([2, 3]).shape; // [2, 3]
 */
export function zeros<D extends DType = DType>(
  shape: readonly number[],
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function zeros(shape: readonly number[], options?: CreationOptions): Tensor {
  return blank('zeros', shape, readOptions('zeros', options, FLOAT32).dtype);
}

/**
 * A tensor of ones.
 *
 * @throws BpError `BP_SHAPE` for what is no shape
 * @example
 * ones([3]).toArray(); // [1, 1, 1]
 */
export function ones<D extends DType = DType>(
  shape: readonly number[],
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function ones(shape: readonly number[], options?: CreationOptions): Tensor {
  const result = blank('ones', shape, readOptions('ones', options, FLOAT32).dtype);
  result.storage.data.fill(1);
  return result;
}

/**
 * A tensor in which every element has one value.
 *
 * @param value - a number (float32 by default) or a truth value (bool by default)
 * @throws BpError `BP_SHAPE` for what is no shape, `BP_DTYPE` for what is not a number, `BP_NUMERIC` for what int32 cannot hold
 * @example
 * full([2], 7).toArray(); // [7, 7]
 */
export function full<D extends DType = DType>(
  shape: readonly number[],
  value: number | boolean,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function full(
  shape: readonly number[],
  value: number | boolean,
  options?: CreationOptions,
): Tensor {
  const { dtype } = readOptions('full', options, INFERRED);
  return filled('full', shape, value, dtype ?? (typeof value === 'boolean' ? 'bool' : 'float32'));
}

/** A tensor of zeros to write into, which no one else has seen yet. */
export function blank(op: string, shape: readonly number[], dtype: DType): Tensor {
  const extents = checkShape(op, shape);
  return wrap(allocate(checkDtype(op, dtype), sizeOf(extents)), dtype, extents);
}

function filled(
  op: string,
  shape: readonly number[],
  value: number | boolean,
  dtype: DType,
): Tensor {
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    throw new BpError('BP_DTYPE', op, 'the value must be a number, got {value}', { value });
  }
  const result = blank(op, shape, dtype);
  const [filling] = copyNumbers([Number(value)], dtype, op);
  result.storage.data.fill(filling);
  return result;
}

/**
 * Zeros in the shape of another tensor.
 *
 * @param options.dtype - the element type, that of `x` by default
 * @throws BpError `BP_DTYPE` for an unknown type
 * @example
 * zerosLike([[1, 2]]).toArray(); // [[0, 0]]
 */
export function zerosLike<D extends DType = DType>(
  x: TensorLike,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function zerosLike(x: TensorLike, options?: CreationOptions): Tensor {
  const { shape, dtype } = formOf('zerosLike', x, options);
  return blank('zerosLike', shape, dtype);
}

/**
 * Ones in the shape of another tensor.
 *
 * @param options.dtype - the element type, that of `x` by default
 * @throws BpError `BP_DTYPE` for an unknown type
 * @example
 * onesLike([[1, 2]]).toArray(); // [[1, 1]]
 */
export function onesLike<D extends DType = DType>(
  x: TensorLike,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function onesLike(x: TensorLike, options?: CreationOptions): Tensor {
  const { shape, dtype } = formOf('onesLike', x, options);
  return filled('onesLike', shape, 1, dtype);
}

/**
 * One value in the shape of another tensor.
 *
 * @param options.dtype - the element type, that of `x` by default
 * @throws BpError `BP_DTYPE` for what is not a number, or an unknown type, `BP_NUMERIC` for what int32 cannot hold
 * @example
 * fullLike([[1, 2]], 7).toArray(); // [[7, 7]]
 * fullLike([1, 2], 0.5, { dtype: 'float64' }).dtype; // 'float64'
 */
export function fullLike<D extends DType = DType>(
  x: TensorLike,
  value: number | boolean,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function fullLike(
  x: TensorLike,
  value: number | boolean,
  options?: CreationOptions,
): Tensor {
  const { shape, dtype } = formOf('fullLike', x, options);
  return filled('fullLike', shape, value, dtype);
}

/** The shape of another tensor, with its type unless the options name one. */
function formOf(op: string, x: TensorLike, options: CreationOptions | undefined) {
  const { shape, dtype } = asTensor(op, x);
  return { shape, dtype: readOptions(op, options, INFERRED).dtype ?? dtype };
}

/**
 * The identity matrix, or a rectangle with ones on its main diagonal.
 *
 * @throws BpError `BP_SHAPE` for an extent that is not a whole number ≥ 0
 * @example
 * eye(2).toArray(); // [[1, 0], [0, 1]]
 */
export function eye<D extends DType = DType>(
  rows: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function eye<D extends DType = DType>(
  rows: number,
  columns: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function eye(
  rows: number,
  second?: number | CreationOptions,
  third?: CreationOptions,
): Tensor {
  const columns = typeof second === 'number' ? second : rows;
  const options = typeof second === 'object' ? second : third;
  const identity = blank('eye', [rows, columns], readOptions('eye', options, FLOAT32).dtype);
  const { data } = identity.storage;
  for (let i = 0; i < Math.min(rows, columns); i++) data[i * columns + i] = 1;
  return identity;
}

/**
 * A tensor over the numbers of an ndarray, without a copy: later writes to the ndarray show in the tensor.
 *
 * @throws BpError `BP_DTYPE` for element types that tensors do not have
 * @example
 * import ndarray from 'ndarray';
 * fromNdarray(ndarray(new Float32Array([1, 2, 3, 4]), [2, 2])).toArray(); // [[1, 2], [3, 4]]
 */
export function fromNdarray(array: NdView): Tensor {
  const dtype = isNdView(array) ? dtypeOfArray(array.data) : null;
  // Bytes and short integers count as int32 but are not stored so, and a copy is not what was asked for.
  if (dtype === null || !holds(array.data, dtype)) {
    throw new BpError(
      'BP_DTYPE',
      'fromNdarray',
      'expected an ndarray over a Float32Array, Float64Array or Int32Array, got {got}',
      { got: isNdView(array) ? tagOf(array.data) : typeof array },
    );
  }
  const { offset, data } = array;
  const [shape, strides] = [[...array.shape], [...array.stride]];
  checkReach('fromNdarray', { shape, strides, offset }, data.length);
  return new Tensor(storageOver(data), dtype, shape, strides, offset);
}
