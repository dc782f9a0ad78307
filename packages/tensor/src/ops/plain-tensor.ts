import { isPlainObject } from '../checks/plain-object';
import { checkDtype, type DType, isFloat, type TypedArray } from '../layout/dtype';
import { checkShape } from '../layout/shape';
import { checkReach } from '../layout/strided';
import { fromNested, fromTyped } from '../operation/convert';
import { BpError } from '../process/errors';
import type { NestedArray, PlainTensor } from '../value/like';
import { isTensor, Tensor } from '../value/tensor';

/** What may also be there: the fields of a tensor, after structured cloning, or those of an ndarray. */
interface Layout extends PlainTensor {
  readonly storage?: { readonly held?: TypedArray; readonly data?: TypedArray };
  readonly strides?: readonly number[];
  readonly stride?: readonly number[];
  readonly offset?: number;
}

/** Whether a value tells the type and the shape of a tensor, and is none. */
export function isPlainTensor(value: unknown): value is PlainTensor {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      'dtype' in value &&
      'shape' in value &&
      !isTensor(value)
    );
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

/**
 * A view of the elements, in the type in which they have come, over numbers of its own.
 *
 * @throws BpError `BP_DTYPE`, `BP_SHAPE` or `BP_FORMAT` for what cannot have been a tensor
 */
export function viewOfPlain(plain: PlainTensor): Tensor {
  const dtype = checkDtype('tensor', plain.dtype);
  const shape = checkShape('tensor', plain.shape);
  const { data, storage, stride, strides = stride, offset = 0 } = plain as Layout;
  const source = readNumbers(data ?? storage?.held ?? storage?.data);
  const odd = isFloat(dtype) ? undefined : oddOne(source, dtype);
  if (odd !== undefined) refuseKind('tensor', 'data', dtype, odd);
  if (strides === undefined) return source.reshape(shape);
  checkReach('tensor', { shape, strides, offset }, source.size);
  return new Tensor(source.storage, source.dtype, shape, strides, offset);
}

/** The first number of a new tensor that is not whole, or is no truth value. */
export function oddOne({ storage }: Tensor, dtype: DType): number | undefined {
  return storage.data.find((x) => x !== (dtype === 'bool' ? x & 1 : x | 0));
}

/** Refuses saved values for those of another kind. */
export function refuseKind(op: string, name: string, want: DType, got: DType | number): never {
  throw new BpError('BP_FORMAT', op, '{name} holds {want} values, got {got}', { name, want, got });
}

function readNumbers(data: unknown): Tensor {
  if (ArrayBuffer.isView(data)) return fromTyped('tensor', data as TypedArray);
  // JSON writes a typed array as an object with the positions for names.
  const list = isPlainObject(data) ? Object.values(data) : data;
  return fromNested('tensor', list as NestedArray, 'float64', true);
}
