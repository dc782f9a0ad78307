import { oneHot, stack, type Tensor, type TensorLike, zeros } from '@bp/tensor';
import { asTensor } from '@bp/tensor/engine';
import { grad } from './grad';
import { jvp, vjp } from './vjp';

/**
 * The Jacobian ∂yᵢ/∂xⱼ of a function of one tensor.
 *
 * @returns a tensor of the value's shape followed by the input's
 * @throws BpError `BP_DTYPE` when the argument holds no real numbers
 * @example
 * jacobian((x: Tensor) => x.square(), [1, 2]).toArray(); // [[2, 0], [0, 4]]
 */
export function jacobian(fn: (x: Tensor) => Tensor, x: TensorLike): Tensor {
  const input = asTensor('jacobian', x);
  const [value, pull] = vjp(fn, input);
  const { size, shape, dtype } = value;
  const to = [...shape, ...input.shape];
  if (size === 0) return zeros(to, { dtype: input.dtype });
  const rows = Array.from({ length: size }, (_, i) => {
    const unit = oneHot(i, size, { dtype }).reshape(shape);
    return pull(unit)[0];
  });
  return stack(rows).reshape(to);
}

/**
 * The Hessian ∂²y/∂xᵢ∂xⱼ of a function of one tensor whose value is a single number.
 *
 * @returns a tensor of the input's shape twice
 * @throws BpError `BP_GRAD` when the value is not a single number, `BP_DTYPE` when the argument holds no real numbers
 * @example
 * hessian((x: Tensor) => x.pow(3).sum(), [1, 2]).toArray(); // [[6, 0], [0, 12]]
 */
export function hessian(fn: (x: Tensor) => Tensor, x: TensorLike): Tensor {
  return jacobian(grad(fn), x);
}

/**
 * The Hessian times a vector, without the Hessian.
 *
 * @param v - the vector, in the shape of `x`
 * @throws BpError `BP_GRAD` when the value is not a single number, `BP_SHAPE` when the vector does not fit
 * @see B. Pearlmutter, "Fast Exact Multiplication by the Hessian", 1994
 * @example
 * hvp((x: Tensor) => x.pow(3).sum(), [1, 2], [1, 1]).toArray(); // [6, 12]
 */
export function hvp(fn: (x: Tensor) => Tensor, x: TensorLike, v: TensorLike): Tensor {
  return jvp(grad(fn), [x], [v])[1];
}
