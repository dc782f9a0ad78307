import type { AxisList } from '../checks/axis';
import { type Fold, reductionKernel } from '../kernels/reduce';
import type { TypedArray } from '../layout/dtype';
import type { ReducedAxes } from '../layout/reduced-axes';
import { reducedShape } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { KernelOperation, VjpContext } from '../operation/operation';
import { positionsInto, type Tell, told } from '../operation/tell';
import type { ArgOptions, ReduceOptions } from '../value/axis-options';
import { valueAt } from '../value/elements';
import type { Tensor, TensorLike } from '../value/tensor';
import type { Emitter } from '../wasm/emission';
import { argEmitter } from '../wasm/emitters/arg';
import { maxEmitter, minEmitter } from '../wasm/emitters/reduce';
import { readReduction, refuseEmpty, restoreAxes } from './reduction';

// Math.max and Math.min are fully specified: NaN if any is, +0 above −0.
const largest: Fold = (data, start, stride, n) => {
  let best = data[start];
  for (let i = 1; i < n; i++) best = Math.max(best, data[start + i * stride]);
  return best;
};

const smallest: Fold = (data, start, stride, n) => {
  let best = data[start];
  for (let i = 1; i < n; i++) best = Math.min(best, data[start + i * stride]);
  return best;
};

/** Elements that tie for the extremum share its gradient equally, as in torch.amax. */
function shareAmongTies({ grad, inputs: [x], output, params }: VjpContext<ReducedAxes>): Tensor[] {
  const tie = x.eq(restoreAxes(output, x, params)).cast(x.dtype);
  const count = tie.sum({ axis: params.axes, keepDims: true });
  return [tie.mul(restoreAxes(grad, x, params).div(count))];
}

export const extremumTell: Tell<ReducedAxes> = ({ inputs: [x], output, params }, at) => {
  const best = valueAt(output, at);
  const ties = positionsInto(x.shape, params, at).filter((from) => valueAt(x, from) === best);
  return ties.map((from) => told(0, from, 1 / ties.length));
};

function extremum(
  name: string,
  fold: Fold,
  emitter: Emitter<ReducedAxes>,
): KernelOperation<ReducedAxes> {
  return {
    kind: 'kernel',
    name,
    infer([x], { axes, keepDims }) {
      refuseEmpty(name, x, axes);
      return { shape: reducedShape(x.shape, axes, keepDims), dtype: x.dtype };
    },
    kernel: reductionKernel(name, fold, emitter),
    vjp: shareAmongTies,
    reads: { inputs: true, output: true },
  };
}

/** A reduction of a user's operand, as the options say. */
function reduced(
  operation: KernelOperation<ReducedAxes>,
  x: TensorLike,
  options: ReduceOptions | AxisList | undefined,
): Tensor {
  const { name } = operation;
  const input = asTensor(name, x);
  return apply(operation, [input], readReduction(name, input, options));
}

const maxOperation = /* @__PURE__ */ extremum('max', largest, maxEmitter);
const minOperation = /* @__PURE__ */ extremum('min', smallest, minEmitter);

/**
 * The largest element along some axes or of all; NaN if any is NaN. Elements that tie share the gradient equally.
 *
 * `maximum` compares two tensors; `argmax` tells where the largest stands.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist or has no elements
 * @example
 * max([[1, 5], [7, 3]], { axis: 1 }).toArray(); // [5, 7]
 */
export function max(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  return reduced(maxOperation, x, options);
}

/**
 * The smallest element along some axes or of all; NaN if any is NaN. Elements that tie share the gradient equally.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist or has no elements
 * @example
 * min([[1, 5], [7, 3]], { axis: 1 }).toArray(); // [1, 3]
 */
export function min(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  return reduced(minOperation, x, options);
}

/** Where the first element stands that beats all others; the first NaN beats everything, as in PyTorch. */
function firstBest(beats: (x: number, best: number) => boolean): Fold {
  return (data: TypedArray, start, stride, n) => {
    let at = 0;
    for (let i = 1; i < n; i++) {
      const best = data[start + at * stride];
      const x = data[start + i * stride];
      if (!Number.isNaN(best) && (Number.isNaN(x) || beats(x, best))) at = i;
    }
    return at;
  };
}

function position(
  name: string,
  fold: Fold,
  emitter: Emitter<ReducedAxes>,
): KernelOperation<ReducedAxes> {
  return {
    kind: 'kernel',
    name,
    infer([x], { axes, keepDims }) {
      refuseEmpty(name, x, axes);
      return { shape: reducedShape(x.shape, axes, keepDims), dtype: 'int32' };
    },
    kernel: reductionKernel(name, fold, emitter),
    vjp: null,
    reads: { inputs: false, output: false },
  };
}

const argmaxOperation = /* @__PURE__ */ position(
  'argmax',
  /* @__PURE__ */ firstBest((x, best) => x > best),
  /* @__PURE__ */ argEmitter(true),
);
const argminOperation = /* @__PURE__ */ position(
  'argmin',
  /* @__PURE__ */ firstBest((x, best) => x < best),
  /* @__PURE__ */ argEmitter(false),
);

/**
 * The position of the largest element, the first of equals; that of the first NaN if there is one.
 *
 * @param options.axis - the axis to search; all elements in row-major order by default
 * @returns whole numbers (int32), which carry no gradient
 * @throws BpError `BP_SHAPE` for an axis that does not exist or has no elements
 * @example
 * argmax([[1, 5], [7, 3]], { axis: 1 }).toArray(); // [1, 0]
 */
export function argmax(x: TensorLike, options?: ArgOptions | number): Tensor {
  return reduced(argmaxOperation, x, options);
}

/**
 * The position of the smallest element, the first of equals; that of the first NaN if there is one.
 *
 * @param options.axis - the axis to search; all elements in row-major order by default
 * @returns whole numbers (int32), which carry no gradient
 * @throws BpError `BP_SHAPE` for an axis that does not exist or has no elements
 * @example
 * argmin([[1, 5], [7, 3]], { axis: 1 }).toArray(); // [0, 1]
 */
export function argmin(x: TensorLike, options?: ArgOptions | number): Tensor {
  return reduced(argminOperation, x, options);
}

/**
 * Whether every element is true (not 0) along some axes or everywhere; true where there are none.
 *
 * @example
 * all([[true, true], [true, false]], { axis: 1 }).toArray(); // [true, false]
 */
export function all(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = asTensor('all', x);
  const { axes, keepDims } = readReduction('all', input, options);
  return input.cast('bool').logicalNot().sum({ axis: axes, keepDims }).eq(0);
}

/**
 * Whether any element is true (not 0) along some axes or anywhere; false where there are none.
 *
 * @example
 * any([[false, true], [false, false]], { axis: 1 }).toArray(); // [true, false]
 */
export function any(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = asTensor('any', x);
  const { axes, keepDims } = readReduction('any', input, options);
  return input.cast('bool').sum({ axis: axes, keepDims }).gt(0);
}
