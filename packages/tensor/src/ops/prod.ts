import type { AxisList } from '../checks/axis';
import { asTensor } from '../operation/convert';
import type { ReduceOptions } from '../value/axis-options';
import type { Tensor, TensorLike } from '../value/tensor';
import { concat } from './concat';
import { inWhole } from './in-whole';
import { readReduction, restoreAxes } from './reduction';

/**
 * The product Πᵢ xᵢ over some axes or all; 1 where there is nothing to multiply.
 *
 * Numerics: halves are multiplied with each other until one number is left, so that the error grows with log n. The
 * gradient divides by nothing: it is exact also where elements are 0. A product of whole numbers that int32 cannot hold is
 * refused.
 *
 * @param options.axis - the axes to fold away, all by default
 * @param options.keepDims - whether they stay with extent 1
 * @throws BpError `BP_SHAPE` for an axis that does not exist, `BP_NUMERIC` for an int32 product beyond 32 bits
 * @example
 * prod([[1, 2], [3, 4]], { axis: 0 }).toArray(); // [3, 8]
 */
export function prod(x: TensorLike, options?: ReduceOptions | AxisList): Tensor {
  const input = asTensor('prod', x);
  const reduction = readReduction('prod', input, options);
  const { axes, keepDims } = reduction;
  const kept = input.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]));
  const shape = kept.map((axis) => input.shape[axis]);
  const count = axes.reduce((n, axis) => n * input.shape[axis], 1);
  const factors = input.dtype === 'bool' ? input.cast('int32') : input;
  const product = inWhole('prod', factors, (values) =>
    fold(values.permute([...kept, ...axes]).reshape([...shape, count])),
  );
  return keepDims ? restoreAxes(product, input, reduction) : product;
}

/** The product along the last axis. */
function fold(factors: Tensor): Tensor {
  const n = factors.shape[factors.rank - 1];
  if (n === 0) return factors.sum({ axis: -1 }).add(1);
  if (n === 1) return factors.squeeze(-1);
  const half = Math.floor(n / 2);
  const pairs = factors.narrow(-1, 0, half).mul(factors.narrow(-1, half, half));
  return fold(n % 2 === 0 ? pairs : concat([pairs, factors.narrow(-1, n - 1, 1)], -1));
}
