import { Module } from '@bp/module';
import { leakyRelu, relu, type Tensor, type TensorLike } from '@bp/tensor';
import { ActivationLayer } from './activation';

/**
 * The rectifier max(x, 0) as a layer; at 0 its derivative is taken as 0.
 *
 * @example
 * new ReLU().forward([-1, 2]).toArray(); // [0, 2]
 */
export class ReLU extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return relu(x);
  }
}

const LEAKY = { negativeSlope: 0.01 };

/**
 * The leaky rectifier as a layer: x where x > 0, else a · x.
 *
 * @example
 * new LeakyReLU({ negativeSlope: 0.5 }).forward([-1, 2]).toArray(); // [-0.5, 2]
 */
export class LeakyReLU extends ActivationLayer<typeof LEAKY> {
  /** @param options.negativeSlope - a, 0.01 by default, as in PyTorch (Keras: 0.3) */
  constructor(options?: { negativeSlope?: number | undefined }) {
    super('LeakyReLU', options, LEAKY);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return leakyRelu(x, this.options);
  }
}
