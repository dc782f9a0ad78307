import type { AxisOption } from '../checks/axis';
import { Odometer } from '../kernels/reduce';
import { promote } from '../layout/dtype';
import { checkAxis, sameShape } from '../layout/shape';
import { gatherRange, type Layout } from '../layout/strided';
import { apply } from '../operation/apply';
import { checkKernel } from '../operation/check-kernel';
import { asIndex, asPair, asTensor } from '../operation/convert';
import { dispatch } from '../operation/dispatch';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation } from '../operation/operation';
import { type Position, positionsInto, type Tell, told } from '../operation/tell';
import { BpError } from '../process/errors';
import { valueAt } from '../value/elements';
import type { Tensor, TensorLike } from '../value/tensor';
import { checkEmitter } from '../wasm/emitters/check';
import { gatherEmitter, scatterAddEmitter } from '../wasm/emitters/gather';

const gatherKernel: Kernel<number> = {
  name: 'gather',
  emitter: gatherEmitter,
  run([out], [x, index], axis) {
    const { data } = x.storage;
    const target = out.storage.data;
    const places = new Odometer(slicesAt(index, x, axis));
    const positions = index.data;
    const extent = x.shape[axis];
    const step = x.strides[axis];
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] < 0 ? positions[i] + extent : positions[i];
      target[out.offset + i] = data[places.at + position * step];
      places.next();
    }
  },
};

/** Starts from a copy of the first input; equal indices add up in ascending order of their place. */
const scatterAddKernel: Kernel<number> = {
  name: 'scatterAdd',
  emitter: scatterAddEmitter,
  run([out], [x, index, source], axis) {
    const target = out.storage.data;
    gatherRange(x.storage.data, x, 0, x.size, target, out.offset);
    const values = source.data;
    const places = new Odometer(slicesAt(index, out, axis));
    const positions = index.data;
    const extent = out.shape[axis];
    const step = out.strides[axis];
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] < 0 ? positions[i] + extent : positions[i];
      target[places.at + position * step] += values[i];
      places.next();
    }
  },
};

/** Where in a tensor each index starts to count: in its own place, but for the axis along which it counts. */
function slicesAt(index: Tensor, { strides, offset }: Tensor, axis: number): Layout {
  return { shape: index.shape, strides: strides.map((step, i) => (i === axis ? 0 : step)), offset };
}

const gatherOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'gather',
  infer: ([x, index]) => ({ shape: index.shape, dtype: x.dtype }),
  kernel: gatherKernel,
  vjp: ({ grad, inputs: [x, index], params: axis }) => [
    apply(scatterAddOperation, [zerosLike(x), index, grad], axis),
    null,
  ],
  reads: { inputs: true, output: false },
};

export const gatherTell: Tell<number> = ({ inputs: [x, index], params: axis }, at) => [
  told(
    0,
    at.map((i, j) => (j === axis ? positionAt(index, at, x.shape[axis]) : i)),
  ),
];

const scatterAddOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'scatterAdd',
  infer: ([{ shape, dtype }]) => ({ shape, dtype }),
  kernel: scatterAddKernel,
  vjp: ({ grad, inputs: [, index], params: axis }) => [
    grad,
    null,
    apply(gatherOperation, [grad, index], axis),
  ],
  reads: { inputs: true, output: false },
};

export const scatterAddTell: Tell<number> = ({ inputs: [x, index], params: axis }, at) => {
  const line = { axes: [axis], keepDims: true };
  const reached = at.every((i, j) => j === axis || i < index.shape[j]);
  const sources = (reached ? positionsInto(index.shape, line, at) : []).filter(
    (from) => positionAt(index, from, x.shape[axis]) === at[axis],
  );
  return [told(0, at), ...sources.map((from) => told(2, from))];
};

/** What an index says at a place, counted from the front. */
function positionAt(index: Tensor, at: Position, extent: number): number {
  const position = valueAt(index, at);
  return position < 0 ? position + extent : position;
}

/** One stored zero in the shape of x. */
function zerosLike(x: Tensor): Tensor {
  return asTensor('zerosLike', 0, x.dtype).expand(x.shape);
}

/**
 * Picks along an axis by a table of positions: `out[i][j] = x[index[i][j]][j]` for axis 0.
 *
 * @param axis - the axis that positions count along
 * @param index - whole numbers in [−extent, extent); same number of axes as x, elsewhere not larger than it
 * @returns a tensor of the shape of `index`
 * @throws BpError `BP_SHAPE` when the shapes do not fit, `BP_NUMERIC` for a position outside the axis
 * @example
 * gather(tensor([[1, 2], [3, 4]]), 1, [[0], [1]]).toArray(); // [[1], [4]]
 */
export function gather(x: TensorLike, axis: AxisOption, index: TensorLike): Tensor {
  const input = asTensor('gather', x);
  const at = checkAxis('gather', axis, input.rank);
  const positions = checkIndex('gather', input, at, index);
  return apply(gatherOperation, [input, positions], at);
}

/**
 * x with the elements of `source` added at the positions a table gives: the reverse of {@link gather}, and its gradient.
 * Where a position repeats, the sources add up in ascending order of their place.
 *
 * @param index - whole numbers in [−extent, extent), of the shape of `source`
 * @returns a tensor of the shape of x and the larger type of x and source; truth values count as whole numbers
 * @throws BpError `BP_SHAPE` when the shapes do not fit, `BP_NUMERIC` for a position outside the axis
 * @example
 * scatterAdd(zeros([3]), 0, [0, 0, 2], [1, 2, 3]).toArray(); // [3, 0, 3]
 */
export function scatterAdd(
  x: TensorLike,
  axis: AxisOption,
  index: TensorLike,
  source: TensorLike,
): Tensor {
  const [input, values] = asPair('scatterAdd', x, source);
  const at = checkAxis('scatterAdd', axis, input.rank);
  const positions = checkIndex('scatterAdd', input, at, index);
  if (!sameShape(values.shape, positions.shape)) {
    throw new BpError(
      'BP_SHAPE',
      'scatterAdd',
      'index and source need one shape, got {index} and {source}',
      { index: positions.shape, source: values.shape },
    );
  }
  const common = promote(input.dtype, values.dtype);
  const dtype = common === 'bool' ? 'int32' : common;
  return apply(scatterAddOperation, [input.cast(dtype), positions, values.cast(dtype)], at);
}

/**
 * The slices of x at the listed positions of an axis, in that order.
 *
 * @param index - whole numbers in [−extent, extent), one axis
 * @throws BpError `BP_SHAPE` unless the index has one axis, `BP_NUMERIC` for a position outside the axis
 * @example
 * indexSelect(tensor([[1, 2], [3, 4]]), 0, [1, 1]).toArray(); // [[3, 4], [3, 4]]
 */
export function indexSelect(x: TensorLike, axis: AxisOption, index: TensorLike): Tensor {
  const input = asTensor('indexSelect', x);
  const at = checkAxis('indexSelect', axis, input.rank);
  const positions = asIndex('indexSelect', index);
  if (positions.rank !== 1) {
    throw new BpError('BP_SHAPE', 'indexSelect', 'the index needs one axis, got shape {index}', {
      index: positions.shape,
    });
  }
  checkRange('indexSelect', positions, input.shape[at], at);
  const shape = input.shape.map((extent, i) => (i === at ? positions.size : extent));
  const table = positions
    .reshape(shape.map((_, i) => (i === at ? positions.size : 1)))
    .expand(shape);
  return apply(gatherOperation, [input, table], at);
}

function checkIndex(op: string, x: Tensor, axis: number, index: TensorLike): Tensor {
  const positions = asIndex(op, index);
  const fits =
    positions.rank === x.rank && positions.shape.every((n, i) => i === axis || n <= x.shape[i]);
  if (!fits) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the index must have as many axes as {x} and, but for axis {axis}, no larger extents, got {index}',
      { x: x.shape, axis, index: positions.shape },
    );
  }
  checkRange(op, positions, x.shape[axis], axis);
  return positions;
}

const positionsCheck = /* @__PURE__ */ checkKernel<{
  readonly op: string;
  readonly axis: number;
  readonly extent: number;
}>({
  name: 'checkPositions',
  emitter: /* @__PURE__ */ checkEmitter(({ extent }) => ({ low: -extent, high: extent - 1 })),
  refusal([{ data }], { op, axis, extent }) {
    for (let i = 0; i < data.length; i++) {
      if (data[i] < -extent || data[i] >= extent) {
        return new BpError(
          'BP_NUMERIC',
          op,
          'positions along axis {axis} must lie in [{low}, {extent}), got {value} at place {i}',
          { axis, low: 0 - extent, extent, value: data[i], i },
        );
      }
    }
    return undefined;
  },
});

function checkRange(op: string, index: Tensor, extent: number, axis: number): void {
  dispatch(positionsCheck, [], [index], { op, axis, extent });
}
