import {
  allocate,
  type DType,
  dtypeOfArray,
  isFloat,
  type TypedArray,
  tagOf,
  weakDtype,
} from '../layout/dtype';
import { stridesOf } from '../layout/shape';
import { BpError } from '../process/errors';
import type { NestedArray } from '../value/like';
import { isPlain } from '../value/plain-number';
import { Storage } from '../value/storage';
import { isTensor, Tensor, type TensorLike } from '../value/tensor';
import { checkEmitter } from '../wasm/emitters/check';
import { copyEmitter } from '../wasm/emitters/copying';
import { checkKernel } from './check-kernel';
import { dispatch } from './dispatch';
import type { Kernel } from './kernel';
import { readNested } from './nested';

/**
 * The tensor that a value stands for; a tensor is returned as it is, everything else is copied.
 *
 * @param op - the function the value was given to, for messages
 * @param value - a tensor, a number, nested arrays of numbers or of truth values, or a typed array
 * @param beside - the type of the tensor it is combined with: plain numbers take that type where they can
 * @throws BpError `BP_SHAPE` for ragged arrays, `BP_DTYPE` for anything that is not a number
 */
export function asTensor(op: string, value: TensorLike, beside?: DType): Tensor {
  if (isTensor(value)) return value;
  if (typeof value === 'number') {
    return single(value, beside === undefined ? 'float32' : weakDtype(beside, value));
  }
  if (ArrayBuffer.isView(value)) return fromTyped(op, value);
  return fromNested(op, value, beside);
}

/** Two operands as tensors: plain numbers take the type of what has one, on whichever side it stands. */
export function asPair(op: string, x: TensorLike, y: TensorLike): [Tensor, Tensor] {
  if (isTensor(x) && isTensor(y)) return [x, y];
  const a = asTensor(op, x, dtypeOf(y));
  return [a, asTensor(op, y, dtypeOf(a))];
}

function dtypeOf(value: TensorLike): DType | undefined {
  if (isTensor(value)) return isPlain(value) ? undefined : value.dtype;
  return ArrayBuffer.isView(value) ? (dtypeOfArray(value) ?? undefined) : undefined;
}

/** Whole-number positions along an axis: integers of any source, as int32. */
export function asIndex(op: string, value: TensorLike): Tensor {
  const index = asTensor(op, value, 'float64');
  if (index.dtype === 'int32') return index;
  const { size, shape } = index;
  dispatch(wholeCheck, [], [index], { op });
  const whole = wrap(allocate('int32', size), 'int32', shape);
  dispatch(toWhole, [whole], [index], null);
  return whole;
}

const wholeCheck = /* @__PURE__ */ checkKernel<{ readonly op: string }>({
  name: 'checkWhole',
  emitter: /* @__PURE__ */ checkEmitter(() => ({
    low: -(2 ** 31),
    high: 2 ** 31 - 1,
    whole: true,
  })),
  refusal([{ data, dtype }], { op }) {
    for (let i = 0; i < data.length; i++) {
      if (dtype === 'bool' || weakDtype('int32', data[i]) !== 'int32') {
        return new BpError(
          'BP_DTYPE',
          op,
          'indices must be whole numbers, got {value} at position {i}',
          { value: dtype === 'bool' ? data[i] !== 0 : data[i], i },
        );
      }
    }
    return undefined;
  },
});

const toWhole: Kernel<null> = {
  name: 'toWhole',
  emitter: copyEmitter,
  run([out], [x]) {
    out.storage.data.set(x.data, out.offset);
  },
};

/** A tensor over an array of its own type, which it owns from now on. */
export function wrap(data: TypedArray, dtype: DType, shape: readonly number[]): Tensor {
  return new Tensor(new Storage(data, dtype), dtype, shape, stridesOf(shape), 0);
}

/** A tensor of one element and no axes. */
export function single(value: number, dtype: DType): Tensor {
  const data = allocate(dtype, 1);
  data[0] = dtype === 'bool' ? Number(value !== 0) : value;
  return wrap(data, dtype, []);
}

/** Refuses an array without numbers that once had some. */
function checkAtHand(op: string, { buffer }: TypedArray): void {
  try {
    // Only over a buffer that was transferred is there no array of nothing.
    new Uint8Array(buffer, 0, 0);
  } catch {
    throw new BpError(
      'BP_DEVICE',
      op,
      'the numbers of this array are gone: its buffer was transferred to another thread; slice() before you transfer it',
    );
  }
}

/** A copy of a typed array, in its own element type unless another is given. */
export function fromTyped(op: string, array: TypedArray, dtype?: DType): Tensor {
  const own = dtypeOfArray(array);
  if (own === null) {
    throw new BpError(
      'BP_DTYPE',
      op,
      'cannot hold the elements of {type}; copy them to a Float64Array or an Int32Array',
      { type: tagOf(array) },
    );
  }
  if (array.length === 0) checkAtHand(op, array);
  return wrap(copyNumbers(array, dtype ?? own), dtype ?? own, [array.length]);
}

/**
 * A copy of nested arrays as one tensor; `dtype` is inferred where it is not given.
 *
 * @param written - whether texts may stand for the numbers that JSON cannot write
 */
export function fromNested(
  op: string,
  value: NestedArray,
  beside?: DType,
  written = false,
): Tensor {
  const { shape, numbers, truth } = readNested(op, value, written);
  const dtype = truth ? 'bool' : numberDtype(numbers, beside);
  return wrap(dtype === 'float64' ? numbers : copyNumbers(numbers, dtype), dtype, shape);
}

/** The type that numbers take beside a tensor: the tensor's, unless that cannot hold all of them. */
function numberDtype(numbers: Float64Array, beside: DType | undefined): DType {
  if (beside === undefined || isFloat(beside)) return beside ?? 'float32';
  return numbers.every((value) => weakDtype(beside, value) === 'int32') ? 'int32' : 'float32';
}

/**
 * A new array of this type with the same numbers: fractions are cut off for whole ones, all but 0 is true.
 *
 * @throws BpError `BP_NUMERIC` for NaN and what is too large, where the type holds whole numbers
 */
export function copyNumbers(data: ArrayLike<number>, dtype: DType, op = 'tensor'): TypedArray {
  const copy = allocate(dtype, data.length);
  if (dtype === 'int32') checkWhole(op, data);
  if (dtype === 'bool') for (let i = 0; i < data.length; i++) copy[i] = data[i] !== 0 ? 1 : 0;
  else copy.set(data);
  return copy;
}

/** Refuses NaN and numbers that int32 cannot hold. */
export function checkWhole(op: string, data: ArrayLike<number>): void {
  for (let i = 0; i < data.length; i++) {
    const whole = Math.trunc(data[i]);
    // A NaN label that quietly became 0 would be learned as class 0.
    if (!(whole >= -(2 ** 31) && whole < 2 ** 31)) {
      throw new BpError(
        'BP_NUMERIC',
        op,
        'int32 holds whole numbers in [-2147483648, 2147483647], got {value} at position {i}',
        { value: data[i], i },
      );
    }
  }
}
