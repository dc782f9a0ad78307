import type { AxisList } from '../checks/axis';
import { reductionKernel } from '../kernels/reduce';
import { sumOf } from '../kernels/sum';
import type { ReducedAxes } from '../layout/reduced-axes';
import { reducedShape, sizeOf } from '../layout/shape';
import { apply } from '../operation/apply';
import type { KernelOperation } from '../operation/operation';
import { positionsInto, share, type Tell, told } from '../operation/tell';
import type { ReduceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { meanEmitter } from '../wasm/emitters/mean';
import { readReduction, real, restoreAxes } from './reduction';

const meanOperation: KernelOperation<ReducedAxes> = {
  kind: 'kernel',
  name: 'mean',
  infer: ([{ shape, dtype }], { axes, keepDims }) => ({
    shape: reducedShape(shape, axes, keepDims),
    dtype,
  }),
  kernel: /* @__PURE__ */ reductionKernel(
    'mean',
    (data, start, stride, n) => sumOf(data, start, stride, n, 'float64') / n,
    meanEmitter,
  ),
  vjp: ({ grad, inputs: [x], params }) => [
    restoreAxes(grad.div(countAlong(params.axes, x)), x, params).expand(x.shape),
  ],
  reads: { inputs: false, output: false },
};

export const meanTell: Tell<ReducedAxes> = ({ inputs: [x], params }, at) =>
  positionsInto(x.shape, params, at).map((from) =>
    told(0, from, share(countAlong(params.axes, x))),
  );

/**
 * The mean (1/n) Σᵢ xᵢ over some axes or all; NaN where there is nothing to average.
 *
 * Numerics: summed in float64, in the order of {@link sum}, and rounded once.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * mean([[1, 2], [3, 4]], { axis: 1 }).toArray(); // [1.5, 3.5]
 */
export function mean(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  // Whole numbers are summed as real ones: their sum could overflow.
  const input = real('mean', x);
  return apply(meanOperation, [input], readReduction('mean', input, options));
}

function countAlong(axes: readonly number[], { shape }: Tensor): number {
  return sizeOf(axes.map((axis) => shape[axis]));
}
