import { BpError } from '@bp/tensor';
import { checkShape, sizeOf } from '@bp/tensor/engine';

/** How many numbers go into, and come out of, each unit of a weight. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * The fans of a weight: inputs per unit and outputs per input, times the size of the receptive field.
 *
 * @param shape - [out, in, …], the rest being a kernel
 * @throws BpError `BP_SHAPE` for fewer than two axes
 * @example
 * fans([32, 16, 3, 3]); // { fanIn: 144, fanOut: 288 }
 * @see X. Glorot, Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010
 */
export function fans(shape: readonly number[]): Fans {
  const [out, inputs, ...kernel] = checkShape('fans', shape);
  if (inputs === undefined) {
    throw new BpError(
      'BP_SHAPE',
      'fans',
      'a weight has at least two axes [out, in, …], got shape {shape}; biases have no fans',
      { shape },
    );
  }
  const field = sizeOf(kernel);
  return { fanIn: inputs * field, fanOut: out * field };
}
