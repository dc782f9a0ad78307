import { type Tensor, type TensorLike, zerosLike } from '@bp/tensor';
import { asTensor } from '@bp/tensor/engine';
import { variable } from '../backward/variable';
import { readItems } from '../tape/read-tensors';
import { dependsOn } from '../tape/tape';
import {
  type Arguments,
  isConnected,
  pullBack,
  refuseShape,
  type TensorFunction,
  trace,
} from './trace';

/**
 * The value of `fn` and its vector-Jacobian product: what a gradient arriving at the output becomes at each input.
 *
 * @returns the value, and a function from an upstream gradient (of the value's shape) to one gradient per argument
 * @throws BpError `BP_DTYPE` when an argument holds no real numbers; the returned function throws `BP_SHAPE` for a
 *   gradient of another shape than the value
 * @example
 * const [value, pull] = vjp((x: Tensor) => x.square(), [1, 2]);
 * pull([1, 10])[0].toArray(); // [2, 40]
 */
export function vjp<F extends TensorFunction>(
  fn: F,
  ...inputs: Arguments<F>
): [value: Tensor, pull: (upstream: TensorLike) => Tensor[]] {
  const { value, args, connected } = trace('vjp', fn, inputs);
  const pull = (upstream: TensorLike): Tensor[] => {
    const gradient = asTensor('vjp', upstream, value.dtype);
    refuseShape('vjp', value.shape, gradient.shape);
    return pullBack([value], args, [gradient], connected || isConnected([gradient]));
  };
  return [connected ? value : value.detach(), pull];
}

/**
 * The value of `fn` and its Jacobian-vector product: how the value changes when the inputs move along `tangents`.
 *
 * Computed as the vjp of the vjp, which is linear in the upstream gradient.
 *
 * @param tangents - one direction per input, each in its shape
 * @throws BpError `BP_DTYPE` when an argument holds no real numbers, `BP_SHAPE` when a tangent does not fit its input
 * @example
 * jvp((x: Tensor) => x.square(), [[1, 2]], [[1, 1]])[1].toArray(); // [2, 4]
 */
export function jvp<F extends TensorFunction>(
  fn: F,
  inputs: Readonly<Arguments<F>>,
  tangents: Readonly<Arguments<F>>,
): [value: Tensor, tangent: Tensor] {
  const { value, args, connected } = trace('jvp', fn, inputs);
  const vectors = readItems<TensorLike>('jvp', 'tangents', tangents);
  const directions = args.map((x, i) => {
    const direction = asTensor('jvp', vectors[i] ?? [], x.dtype);
    refuseShape('jvp', x.shape, direction.shape);
    return direction;
  });
  const differentiable = connected || isConnected(directions);
  const upstream = variable(zerosLike(value));
  const pulled = pullBack([value], args, [upstream], true);
  const linear = args.flatMap((_, i) => (dependsOn(pulled[i]) ? [i] : []));
  const tangent =
    linear.length === 0
      ? zerosLike(value)
      : pullBack(
          linear.map((i) => pulled[i]),
          [upstream],
          linear.map((i) => directions[i]),
          differentiable,
        )[0];
  return [connected ? value : value.detach(), tangent];
}
