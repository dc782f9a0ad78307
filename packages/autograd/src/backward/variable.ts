import {
  BpError,
  type CreationOptions,
  isTensor,
  type Tensor,
  type TensorLike,
  tensor,
} from '@bp/tensor';
import { isFloat } from '@bp/tensor/engine';
import { type Role, recordOf, refuseCut, TapeRecord } from '../tape/tape';
import { recorder } from './recorder';

/**
 * A tensor that is learned: operations on it are recorded, `backward` leaves its gradient in `grad`, and modules and
 * optimizers find it.
 *
 * @param value - its first values, copied; real numbers
 * @param options.dtype - float32 (the default for numbers) or float64
 * @throws BpError `BP_DTYPE` for whole numbers and truth values, which have no derivative
 * @example
 * const w = parameter([0.5, -1]);
 * w.square().sum().backward();
 * w.grad?.toArray(); // [1, -2]
 */
export function parameter(value: TensorLike, options?: CreationOptions): Tensor {
  return leaf('parameter', value, options);
}

/**
 * A tensor whose gradient is wanted but which is not learned, such as an input to be explained.
 *
 * @param value - its values, copied; real numbers
 * @param options.dtype - float32 (the default for numbers) or float64
 * @throws BpError `BP_DTYPE` for whole numbers and truth values, which have no derivative
 * @example
 * const x = variable(3);
 * x.square().backward();
 * x.grad?.item(); // 6
 */
export function variable(value: TensorLike, options?: CreationOptions): Tensor {
  return leaf('variable', value, options);
}

function leaf(role: Role, value: TensorLike, options: CreationOptions | undefined): Tensor {
  const copy = tensor(value, options);
  if (!isFloat(copy.dtype)) {
    throw new BpError(
      'BP_DTYPE',
      role,
      "only real numbers have a gradient, got {dtype}; pass { dtype: 'float32' }",
      { dtype: copy.dtype },
    );
  }
  copy.record = new TapeRecord(recorder, role, null);
  return copy;
}

/**
 * Whether a value is a {@link parameter}.
 *
 * @example
 * isParameter(parameter(1)); // true
 * isParameter(variable(1)); // false
 */
export function isParameter(value: unknown): value is Tensor {
  return isTensor(value) && recordOf(value)?.role === 'parameter';
}

/**
 * Has an intermediate result keep its gradient in `grad`, as parameters and variables do.
 *
 * @returns the tensor itself
 * @throws BpError `BP_GRAD` when the tensor takes part in no gradient
 * @example
 * const w = parameter(2);
 * const hidden = retainGrad(w.square());
 * hidden.mul(3).backward();
 * hidden.grad?.item(); // 3
 */
export function retainGrad(x: Tensor): Tensor {
  if (isTensor(x)) refuseCut('retainGrad', x);
  const record = isTensor(x) ? recordOf(x) : null;
  if (record === null || !record.live) {
    throw new BpError('BP_GRAD', 'retainGrad', 'this value depends on no parameter or variable');
  }
  record.keepsGrad = true;
  return x;
}
