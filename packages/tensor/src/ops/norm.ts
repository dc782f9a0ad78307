import { readOptions } from '../checks/options';
import { f } from '../formula/build';
import { constant, input } from '../formula/node';
import { normOf } from '../kernels/norm';
import { reductionKernel } from '../kernels/reduce';
import type { NormParams } from '../layout/reduced-axes';
import { checkAxes, reducedShape } from '../layout/shape';
import { apply } from '../operation/apply';
import { formulaOperation } from '../operation/formula-operation';
import type { KernelOperation } from '../operation/operation';
import { positionsInto, type Tell, told } from '../operation/tell';
import type { ReduceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { normEmitter } from '../wasm/emitters/norm';
import { REDUCE_DEFAULTS, real, restoreAxes } from './reduction';

/** g·(x/y), and 0 where the norm y is 0. */
const slope = /* @__PURE__ */ formulaOperation(
  'norm′',
  (g, x, y) => f.select(f.eq(y, 0), 0, f.mul(g, f.div(x, y))),
  { operands: ['g', 'x', 'y'] },
);

/** √(Σ xᵢ² / divisor) */
export const normOperation: KernelOperation<NormParams> = {
  kind: 'kernel',
  name: 'norm',
  infer: ([{ shape, dtype }], { axes, keepDims }) => ({
    shape: reducedShape(shape, axes, keepDims),
    dtype,
  }),
  kernel: /* @__PURE__ */ reductionKernel('norm', normOf, normEmitter),
  vjp({ grad, inputs: [x], output, params }) {
    const g = params.divisor === 1 ? grad : grad.div(params.divisor);
    return [apply(slope, [restoreAxes(g, x, params), x, restoreAxes(output, x, params)], [])];
  },
  reads: { inputs: true, output: true },
};

export const normTell: Tell<NormParams> = ({ inputs: [x], params }, at) =>
  positionsInto(x.shape, params, at).map((from) =>
    told(
      0,
      from,
      f.div(input(0), f.mul(constant(params.divisor), input(1))),
      { of: 0, at: from },
      { of: 'output', at },
    ),
  );

/**
 * The length of vectors: the Euclidean norm √Σ xᵢ² over some axes or all.
 *
 * Numerics: summed in float64 and rounded once, so that squares neither overflow nor vanish; of float64 numbers whose squares
 * would, the largest is divided out first. At the origin, where it has no derivative, the gradient is taken as 0, as in PyTorch.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * norm([3, 4]).item(); // 5
 * @see J. Blue, "A Portable Fortran Program to Find the Euclidean Norm of a Vector", 1978
 */
export function norm(x: TensorLike, options?: ReduceOptions): Tensor {
  const input = real('norm', x);
  // A number alone is refused: elsewhere it is the power of the norm.
  const { axis, keepDims } = readOptions('norm', options, REDUCE_DEFAULTS);
  const axes = checkAxes('norm', axis, input.rank);
  return apply(normOperation, [input], { axes, keepDims, divisor: 1 });
}
