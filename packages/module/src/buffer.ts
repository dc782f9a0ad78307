import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { shared } from '@bp/tensor/engine';

const buffers = /* @__PURE__ */ shared('module.buffers', () => new WeakSet<Tensor>());

/**
 * Marks a tensor as part of a module's state that is not learned, such as a running mean: modules save and load it,
 * optimizers leave it alone.
 *
 * @param value - the tensor, which the module overwrites with `assign`
 * @returns the tensor itself
 * @throws BpError `BP_OPTION` for anything but a tensor that is no parameter
 * @example
 * class Counter extends Module {
 *   seen = buffer(zeros([], { dtype: 'int32' }));
 *   forward(x: Tensor) {
 *     this.seen.assign(this.seen.add(1));
 *     return x;
 *   }
 * }
 */
export function buffer(value: Tensor): Tensor {
  if (!isTensor(value) || value.requiresGrad || isParameter(value)) {
    throw new BpError('BP_OPTION', 'buffer', 'expected a tensor that is no parameter, got {got}', {
      got: isTensor(value) ? 'a parameter or a recorded result' : typeof value,
    });
  }
  buffers.add(value);
  return value;
}

/**
 * Whether a value was marked by {@link buffer}.
 *
 * @example
 * isBuffer(buffer(zeros([2]))); // true
 */
export function isBuffer(value: unknown): value is Tensor {
  return isTensor(value) && buffers.has(value);
}
