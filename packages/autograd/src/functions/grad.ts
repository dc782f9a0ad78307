import { BpError, type Tensor } from '@bp/tensor';
import { checkFunction } from '@bp/tensor/engine';
import { type Arguments, pullBack, type TensorFunction, trace } from './trace';

/** The gradients of a function: a tensor for one argument, a list for several. */
export type Gradients<F extends TensorFunction> = Parameters<F>['length'] extends 1
  ? Tensor
  : number extends Parameters<F>['length']
    ? Tensor | Tensor[]
    : Tensor[];

/**
 * The function that computes the gradient of `fn`: one tensor for one argument, a list for several. Can be applied to
 * its own result, to any order.
 *
 * The gradient can itself be differentiated inside another of these transforms, and where an argument is a parameter,
 * a variable or a result of them. What `fn` merely refers to counts as constant; `gradients` with `createGraph` sees it.
 *
 * @param fn - a function of tensors whose value is a single number
 * @returns a function of the same arguments; zeros for an argument that the value does not depend on
 * @throws BpError `BP_GRAD` when the value is not a single number, `BP_DTYPE` when an argument holds no real numbers
 * @example
 * const slope = grad((x: Tensor) => x.pow(3));
 * slope(2).item(); // 12
 * grad(slope)(2).item(); // 12
 */
export function grad<F extends TensorFunction>(fn: F): (...inputs: Arguments<F>) => Gradients<F> {
  const both = valueAndGrad(fn);
  return (...inputs) => both(...inputs)[1];
}

/**
 * Like {@link grad}, with the value beside it.
 *
 * @throws BpError `BP_GRAD` when the value is not a single number, `BP_DTYPE` when an argument holds no real numbers
 * @example
 * const [loss, slope] = valueAndGrad((w: Tensor) => w.square().sum())([1, 2]);
 * loss.item(); // 5
 * slope.toArray(); // [2, 4]
 */
export function valueAndGrad<F extends TensorFunction>(
  fn: F,
): (...inputs: Arguments<F>) => [value: Tensor, gradient: Gradients<F>] {
  checkFunction('grad', 'fn', fn);
  return (...inputs) => {
    const { value, args, connected } = trace('grad', fn, inputs);
    if (value.size !== 1) {
      throw new BpError(
        'BP_GRAD',
        'grad',
        'the function must give a single number, got shape {shape}; reduce it with sum() or mean(), or use vjp or jacobian',
        { shape: value.shape },
      );
    }
    const found = pullBack([value], args, [null], connected);
    const gradient = (found.length === 1 ? found[0] : found) as Gradients<F>;
    return [connected ? value : value.detach(), gradient];
  };
}
