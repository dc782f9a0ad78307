import { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { asTensor } from '@bp/tensor/engine';

/**
 * The layer that does nothing: y = x. It stands where a layer was taken out, so that the others keep their names.
 *
 * @example
 * new Identity().forward([1, 2]).toArray(); // [1, 2]
 */
export class Identity extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return asTensor('identity', x);
  }
}
