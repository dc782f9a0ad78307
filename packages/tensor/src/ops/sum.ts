import type { AxisList } from '../checks/axis';
import { reductionKernel } from '../kernels/reduce';
import { sumOf } from '../kernels/sum';
import type { ReducedAxes } from '../layout/reduced-axes';
import { reducedShape } from '../layout/shape';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { KernelOperation } from '../operation/operation';
import { positionsInto, type Tell, told } from '../operation/tell';
import type { ReduceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { sumEmitter } from '../wasm/emitters/reduce';
import { inWhole } from './in-whole';
import { readReduction, restoreAxes } from './reduction';

const sumOperation: KernelOperation<ReducedAxes> = {
  kind: 'kernel',
  name: 'sum',
  infer: ([x], { axes, keepDims }) => ({
    shape: reducedShape(x.shape, axes, keepDims),
    dtype: x.dtype === 'bool' ? 'int32' : x.dtype,
  }),
  kernel: /* @__PURE__ */ reductionKernel('sum', sumOf, sumEmitter),
  vjp: ({ grad, inputs: [x], params }) => [restoreAxes(grad, x, params).expand(x.shape)],
  reads: { inputs: false, output: false },
};

export const sumTell: Tell<ReducedAxes> = ({ inputs: [x], params }, at) =>
  positionsInto(x.shape, params, at).map((from) => told(0, from));

/**
 * The sum Σᵢ xᵢ over some axes or all.
 *
 * Numerics: pairwise, in one documented order, so that the error grows with log n and the bits never depend on strides,
 * threads or fusion. The sum of nothing is 0. Truth values count as whole numbers; a sum of whole numbers that int32 cannot hold
 * is refused.
 *
 * @param options.axis - the axes to fold away, all by default
 * @param options.keepDims - whether they stay with extent 1
 * @throws BpError `BP_SHAPE` for an axis that does not exist, `BP_NUMERIC` for an int32 sum beyond 32 bits
 * @example
 * sum([[1, 2], [3, 4]], { axis: 0 }).toArray(); // [4, 6]
 */
export function sum(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = asTensor('sum', x);
  const reduction = readReduction('sum', input, options);
  return inWhole('sum', input, (values) => apply(sumOperation, [values], reduction));
}
