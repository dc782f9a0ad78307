import type { AxisOption } from '../checks/axis';
import { makeView } from '../layout/nd-view';
import { checkAxis } from '../layout/shape';
import { parseSlice, type Range, type SliceSpec } from '../layout/slice-spec';
import { scatterRange } from '../layout/strided';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation, ViewOperation } from '../operation/operation';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { placeEmitter } from '../wasm/emitters/joining';

const sliceOperation: ViewOperation<readonly Range[]> = {
  kind: 'view',
  name: 'slice',
  layout(x, ranges) {
    // ndarray counts a negative step from the end of what lo and hi keep, so they keep exactly the reach of the slice.
    const low = ranges.map(({ start, count, step }) =>
      step > 0 ? start : start + (count - 1) * step,
    );
    const reach = ranges.map(({ count, step }) =>
      count === 0 ? 0 : (count - 1) * Math.abs(step) + 1,
    );
    const kept = makeView(x.storage.data, x.shape, x.strides, x.offset)
      .hi(...low.map((at, i) => at + reach[i]))
      .lo(...low);
    const { shape, stride, offset } = kept.step(...ranges.map(({ step }) => step));
    return { shape, strides: stride, offset };
  },
  vjp: ({ grad, inputs: [x], params: ranges }) => [place(grad, x.shape, ranges)],
};

interface Placement {
  readonly shape: readonly number[];
  readonly ranges: readonly Range[];
}

const placeKernel: Kernel<Placement> = {
  name: 'place',
  emitter: placeEmitter,
  run([out], [x], { ranges }) {
    out.storage.data.fill(0, out.offset, out.offset + out.size);
    if (x.size === 0) return;
    const region = {
      shape: x.shape,
      strides: out.strides.map((stride, i) => stride * ranges[i].step),
      offset: ranges.reduce((sum, { start }, i) => sum + start * out.strides[i], out.offset),
    };
    scatterRange(out.storage.data, region, 0, x.size, x.data, 0);
  },
};

const placeOperation: KernelOperation<Placement> = {
  kind: 'kernel',
  name: 'place',
  infer: ([x], { shape }) => ({ shape, dtype: x.dtype }),
  kernel: placeKernel,
  vjp: ({ grad, params: { ranges } }) => [apply(sliceOperation, [grad], ranges)],
  reads: { inputs: false, output: false },
};

/** Zeros of the given shape, with x laid where the slice was taken from: the gradient of a slice. */
function place(x: Tensor, shape: readonly number[], ranges: readonly Range[]): Tensor {
  return apply(placeOperation, [x], { shape, ranges });
}

/**
 * A part of the tensor, written as in NumPy: `'1:3, :, ::-1'` takes rows 1 and 2, every column, and the last axis
 * backwards. Negative indices count from the end; a plain index drops its axis. Copies nothing.
 *
 * @param spec - one item per axis, as text or as a list of indices, `null` (all) and `[start, stop, step]`; missing
 *   axes at the end are taken whole
 * @throws BpError `BP_SHAPE` for an index outside the axis or too many items, `BP_OPTION` for text that is no slice
 * @example
 * slice(tensor([[1, 2, 3], [4, 5, 6]]), ':, ::-1').toArray(); // [[3, 2, 1], [6, 5, 4]]
 */
export function slice(x: TensorLike, spec: SliceSpec): Tensor {
  return sliced('slice', asTensor('slice', x), spec);
}

function sliced(op: string, x: Tensor, spec: SliceSpec): Tensor {
  const { ranges, dropped } = parseSlice(op, spec, x.shape);
  const part = apply(sliceOperation, [x], ranges);
  return dropped.length === 0
    ? part
    : part.reshape(part.shape.filter((_, axis) => !dropped.includes(axis)));
}

/**
 * The elements `start … start + length` of one axis. Copies nothing.
 *
 * @throws BpError `BP_SHAPE` when the range leaves the axis
 * @example
 * narrow(arange(5), 0, 1, 3).toArray(); // [1, 2, 3]
 */
export function narrow(x: TensorLike, axis: AxisOption, start: number, length: number): Tensor {
  const input = asTensor('narrow', x);
  const at = checkAxis('narrow', axis, input.rank);
  const extent = input.shape[at];
  const first = typeof start === 'number' && start < 0 ? start + extent : start;
  const whole = Number.isInteger(first) && Number.isInteger(length);
  if (!whole || first < 0 || length < 0 || first + length > extent) {
    throw new BpError(
      'BP_SHAPE',
      'narrow',
      'the range must lie in axis {axis} of extent {extent}, got start {start} and length {length}',
      { axis: at, extent, start, length },
    );
  }
  const ranges = input.shape.map((count, i) =>
    i === at ? { start: first, count: length, step: 1 } : { start: 0, count, step: 1 },
  );
  return apply(sliceOperation, [input], ranges);
}

/**
 * Picks along each axis: an index drops its axis, `null` keeps it whole, a list of indices gathers them.
 *
 * @throws BpError `BP_SHAPE` for an index outside its axis or more items than axes
 * @example
 * at(tensor([[1, 2, 3], [4, 5, 6]]), null, [0, 2]).toArray(); // [[1, 3], [4, 6]]
 */
export function at(x: TensorLike, ...indices: (number | null | readonly number[])[]): Tensor {
  const plain = indices.map((item) => (typeof item === 'object' ? null : item));
  let part = sliced('at', asTensor('at', x), plain);
  // Axes before this one that a plain index has dropped no longer count.
  let axis = 0;
  for (const item of indices) {
    if (typeof item === 'number') continue;
    if (item !== null) part = part.indexSelect(axis, item);
    axis++;
  }
  return part;
}
