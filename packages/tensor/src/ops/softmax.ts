import type { AxisOption } from '../checks/axis';
import { f } from '../formula/build';
import { input, type Node } from '../formula/node';
import { sumOf } from '../kernels/sum';
import { allocate, type DType, isFloat, type TypedArray, toFloat } from '../layout/dtype';
import { checkAxis, sizeOf } from '../layout/shape';
import { exp32, exp64, log32, log64 } from '../math';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { Kernel } from '../operation/kernel';
import type { KernelOperation } from '../operation/operation';
import {
  type Position,
  positionsInto,
  type Tell,
  type TellContext,
  type Told,
  told,
} from '../operation/tell';
import type { Tensor, TensorLike } from '../value/tensor';
import type { Emitter } from '../wasm/emission';
import { softmaxEmitter } from '../wasm/emitters/softmax';

/**
 * Runs `row` over every line of elements along one axis; `row` finds them in a scratch array and leaves the result there.
 */
function rowKernel(
  name: string,
  emitter: Emitter<number>,
  row: (line: TypedArray, n: number, dtype: DType) => void,
): Kernel<number> {
  return {
    name,
    emitter,
    run([out], [x], axis) {
      const n = x.shape[axis];
      const inner = sizeOf(x.shape.slice(axis + 1));
      const line = allocate(out.dtype, n);
      const values = x.data;
      const target = out.storage.data;
      for (let i = 0; i < x.size; i += n * inner) {
        for (let j = i; j < i + inner; j++) {
          for (let k = 0; k < n; k++) line[k] = values[j + k * inner];
          row(line, n, out.dtype);
          for (let k = 0; k < n; k++) target[out.offset + j + k * inner] = line[k];
        }
      }
    },
  };
}

/** Subtracts the largest element of a line, so that no exponential overflows. */
function subtractLargest(line: TypedArray, n: number): void {
  let largest = -Infinity;
  for (let k = 0; k < n; k++) largest = Math.max(largest, line[k]);
  for (let k = 0; k < n; k++) line[k] -= largest;
}

/**
 * Every element of the line that x[at] is in: the slope by itself is a formula of y[at], that by another one of y[at] and
 * of y at its place.
 */
function tellAlong(
  { inputs: [x], params: axis }: TellContext<number>,
  at: Position,
  bySame: Node,
  byOther: Node,
): Told[] {
  const y = { of: 'output', at } as const;
  return positionsInto(x.shape, { axes: [axis], keepDims: true }, at).map((from) =>
    from[axis] === at[axis]
      ? told(0, from, bySame, y)
      : told(0, from, byOther, y, { of: 'output', at: from }),
  );
}

const softmaxOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'softmax',
  infer: ([x]) => ({ shape: x.shape, dtype: toFloat(x.dtype) }),
  kernel: /* @__PURE__ */ rowKernel(
    'softmax',
    /* @__PURE__ */ softmaxEmitter(false),
    (line, n, dtype) => {
      const exp = dtype === 'float64' ? exp64 : exp32;
      subtractLargest(line, n);
      for (let k = 0; k < n; k++) line[k] = exp(line[k]);
      const total = sumOf(line, 0, 1, n, dtype);
      for (let k = 0; k < n; k++) line[k] /= total;
    },
  ),
  // ∂yᵢ/∂xⱼ = yᵢ(δᵢⱼ − yⱼ)
  vjp({ grad, output: y, params: axis }) {
    return [y.mul(grad.sub(grad.mul(y).sum({ axis, keepDims: true })))];
  },
  reads: { inputs: false, output: true },
};

export const softmaxTell: Tell<number> = (context, at) => {
  const [p, q] = [input(0), input(1)];
  return tellAlong(context, at, f.mul(p, f.sub(1, p)), f.neg(f.mul(p, q)));
};

const logSoftmaxOperation: KernelOperation<number> = {
  kind: 'kernel',
  name: 'logSoftmax',
  infer: ([x]) => ({ shape: x.shape, dtype: toFloat(x.dtype) }),
  kernel: /* @__PURE__ */ rowKernel(
    'logSoftmax',
    /* @__PURE__ */ softmaxEmitter(true),
    (line, n, dtype) => {
      const [exp, log] = dtype === 'float64' ? [exp64, log64] : [exp32, log32];
      subtractLargest(line, n);
      const exponentials = line.slice();
      for (let k = 0; k < n; k++) exponentials[k] = exp(line[k]);
      const logTotal = log(sumOf(exponentials, 0, 1, n, dtype));
      for (let k = 0; k < n; k++) line[k] -= logTotal;
    },
  ),
  // ∂yᵢ/∂xⱼ = δᵢⱼ − e^yⱼ
  vjp({ grad, output: y, params: axis }) {
    return [grad.sub(y.exp().mul(grad.sum({ axis, keepDims: true })))];
  },
  reads: { inputs: false, output: true },
};

export const logSoftmaxTell: Tell<number> = (context, at) => {
  const [y, other] = [input(0), input(1)];
  return tellAlong(context, at, f.sub(1, f.exp(y)), f.neg(f.exp(other)));
};

/**
 * The softmax e^xᵢ / Σⱼ e^xⱼ along an axis: positive numbers that add up to 1.
 *
 * Numerics: the largest element is subtracted first, so that nothing overflows.
 *
 * @param axis - the axis over which the result adds up to 1; the last by default
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @see J. Bridle, "Training Stochastic Model Recognition Algorithms as Networks…", 1990
 * @example
 * softmax([0, 0]).toArray(); // [0.5, 0.5]
 */
export function softmax(x: TensorLike, axis: AxisOption = -1): Tensor {
  return alongAxis('softmax', softmaxOperation, x, axis);
}

/**
 * The logarithm of the softmax, xᵢ − ln Σⱼ e^xⱼ, without the digits that taking both one after the other would cost.
 *
 * @param axis - the axis over which the probabilities add up to 1; the last by default
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * logSoftmax([0, 0]).toArray(); // [-0.6931471824645996, -0.6931471824645996]
 */
export function logSoftmax(x: TensorLike, axis: AxisOption = -1): Tensor {
  return alongAxis('logSoftmax', logSoftmaxOperation, x, axis);
}

function alongAxis(
  name: string,
  operation: KernelOperation<number>,
  x: TensorLike,
  axis: AxisOption,
): Tensor {
  const input = asTensor(name, x);
  const real = isFloat(input.dtype) ? input : input.cast('float32');
  // A single number is a line of one.
  if (real.rank === 0) return apply(operation, [real.reshape([1])], 0).reshape([]);
  return apply(operation, [real], checkAxis(name, axis, real.rank, -1));
}
