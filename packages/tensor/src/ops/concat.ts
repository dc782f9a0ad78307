import type { AxisOption } from '../checks/axis';
import { readList } from '../checks/list';
import { allocate, promote } from '../layout/dtype';
import { checkAxis, sameShape } from '../layout/shape';
import { gatherRange, scatterRange } from '../layout/strided';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation } from '../operation/operation';
import { type Tell, told } from '../operation/tell';
import { BpError } from '../process/errors';
import { isTensor, type Tensor, type TensorLike } from '../value/tensor';
import { concatEmitter } from '../wasm/emitters/joining';

const concatKernel: Kernel<number> = {
  name: 'concat',
  emitter: concatEmitter,
  run([out], inputs, axis) {
    let offset = out.offset;
    for (const x of inputs) {
      const values = allocate(x.dtype, x.size);
      gatherRange(x.storage.data, x, 0, x.size, values, 0);
      scatterRange(
        out.storage.data,
        { shape: x.shape, strides: out.strides, offset },
        0,
        x.size,
        values,
        0,
      );
      offset += x.shape[axis] * out.strides[axis];
    }
  },
};

const concatOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'concat',
  infer(inputs, axis) {
    const shape = [...inputs[0].shape];
    shape[axis] = inputs.reduce((extent, x) => extent + x.shape[axis], 0);
    return { shape, dtype: inputs[0].dtype };
  },
  kernel: concatKernel,
  vjp({ grad, inputs, params: axis, needs }) {
    let start = 0;
    return inputs.map((x, i) => {
      const part = needs[i] ? grad.narrow(axis, start, x.shape[axis]) : null;
      start += x.shape[axis];
      return part;
    });
  },
  reads: { inputs: false, output: false },
};

export const concatTell: Tell<number> = ({ inputs, params: axis }, at) => {
  let place = at[axis];
  let of = 0;
  while (place >= inputs[of].shape[axis]) place -= inputs[of++].shape[axis];
  return [
    told(
      of,
      at.map((i, j) => (j === axis ? place : i)),
    ),
  ];
};

/** The tensors of a list in their common type. */
function unify(op: string, given: readonly TensorLike[]): Tensor[] {
  const list = readList(given) as readonly TensorLike[] | null;
  if (list === null) {
    throw new BpError('BP_OPTION', op, 'expected a list of tensors such as [x, y]');
  }
  if (list.length === 0) {
    throw new BpError('BP_SHAPE', op, 'expected at least one tensor, got an empty list');
  }
  const beside = list.find(isTensor)?.dtype;
  const tensors = list.map((x) => asTensor(op, x, beside));
  const dtype = tensors.reduce((common, x) => promote(common, x.dtype), tensors[0].dtype);
  return tensors.map((x) => x.cast(dtype));
}

/**
 * Tensors joined one after the other along an axis they have.
 *
 * @param list - at least one; all extents but that of the axis agree
 * @param along - the axis, 0 by default, as `1` or `{ axis: 1 }`
 * @throws BpError `BP_SHAPE` when the list is empty, the axis does not exist or other extents differ
 * @example
 * concat([[1, 2], [3]]).toArray(); // [1, 2, 3]
 */
export function concat(list: readonly TensorLike[], along: AxisOption = 0): Tensor {
  const tensors = unify('concat', list);
  const [first] = tensors;
  const axis = checkAxis('concat', along, first.rank, 0);
  for (const [i, { shape }] of tensors.entries()) {
    const fits =
      shape.length === first.rank && shape.every((n, j) => j === axis || n === first.shape[j]);
    if (!fits) {
      throw new BpError(
        'BP_SHAPE',
        'concat',
        'shapes must agree in every axis but {axis}, got {first} first and {shape} at position {i}',
        { axis, first: first.shape, shape, i },
      );
    }
  }
  return apply(concatOperation, tensors, axis);
}

/**
 * Tensors of one shape laid along a new axis.
 *
 * @param list - at least one
 * @param along - where the new axis stands in the result, 0 by default
 * @throws BpError `BP_SHAPE` when the list is empty, the shapes differ or there is no such place
 * @example
 * stack([[1, 2], [3, 4]], { axis: 1 }).toArray(); // [[1, 3], [2, 4]]
 */
export function stack(list: readonly TensorLike[], along: AxisOption = 0): Tensor {
  const tensors = unify('stack', list);
  const [{ shape, rank }] = tensors;
  const axis = checkAxis('stack', along, rank + 1, 0);
  for (const [i, x] of tensors.entries()) {
    if (!sameShape(x.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        'stack',
        'shapes must be the same, got {first} first and {shape} at position {i}',
        { first: shape, shape: x.shape, i },
      );
    }
  }
  return concat(
    tensors.map((x) => x.unsqueeze(axis)),
    axis,
  );
}

/**
 * Parts along an axis: pieces of one size (the last may be smaller), or of the listed sizes. Copies nothing.
 *
 * @throws BpError `BP_SHAPE` when the sizes do not add up to the extent, `BP_OPTION` for a size below 1
 * @example
 * split([1, 2, 3], 2).map((part) => part.toArray()); // [[1, 2], [3]]
 */
export function split(
  x: TensorLike,
  sizes: number | readonly number[],
  along: AxisOption = 0,
): Tensor[] {
  const input = asTensor('split', x);
  const axis = checkAxis('split', along, input.rank, 0);
  const extent = input.shape[axis];
  const lengths =
    typeof sizes === 'number' ? evenly(extent, sizes) : (readList(sizes) as number[] | null);
  if (!lengths?.every((n) => Number.isInteger(n) && n >= 0)) {
    throw new BpError(
      'BP_OPTION',
      'split',
      'sizes must be a whole number ≥ 1 or a list of whole numbers ≥ 0, got {sizes}',
      { sizes },
    );
  }
  if (lengths.reduce((total, n) => total + n, 0) !== extent) {
    throw new BpError(
      'BP_SHAPE',
      'split',
      'sizes {sizes} must add up to the extent {extent} of axis {axis}',
      { sizes: lengths, extent, axis },
    );
  }
  let start = 0;
  return lengths.map((length) => {
    start += length;
    return input.narrow(axis, start - length, length);
  });
}

/**
 * At most `count` parts of equal size along an axis; the last may be smaller. Copies nothing.
 *
 * @throws BpError `BP_OPTION` for a count below 1
 * @example
 * chunk([1, 2, 3], 2).map((part) => part.toArray()); // [[1, 2], [3]]
 */
export function chunk(x: TensorLike, count: number, along: AxisOption = 0): Tensor[] {
  const input = asTensor('chunk', x);
  const axis = checkAxis('chunk', along, input.rank, 0);
  if (!Number.isInteger(count) || count < 1) {
    throw new BpError('BP_OPTION', 'chunk', 'the count must be a whole number ≥ 1, got {count}', {
      count,
    });
  }
  return split(input, Math.max(1, Math.ceil(input.shape[axis] / count)), axis);
}

/**
 * The slices along an axis, each without it. Copies nothing.
 *
 * @example
 * unstack([[1, 2], [3, 4]]).map((row) => row.toArray()); // [[1, 2], [3, 4]]
 */
export function unstack(x: TensorLike, along: AxisOption = 0): Tensor[] {
  const input = asTensor('unstack', x);
  const axis = checkAxis('unstack', along, input.rank, 0);
  return Array.from({ length: input.shape[axis] }, (_, i) =>
    input.narrow(axis, i, 1).squeeze(axis),
  );
}

function evenly(extent: number, size: number): number[] {
  if (!Number.isInteger(size) || size < 1) {
    throw new BpError(
      'BP_OPTION',
      'split',
      'the size of a part must be a whole number ≥ 1, got {size}',
      { size },
    );
  }
  const count = Math.max(1, Math.ceil(extent / size));
  return Array.from({ length: count }, (_, i) => Math.min(size, extent - i * size));
}
