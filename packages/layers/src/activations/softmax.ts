import { Module } from '@bp/module';
import { type AxisOption, logSoftmax, softmax, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, readArguments, WHOLE } from '@bp/tensor/engine';

const LAST = { axis: -1 };

/** What the layers below share: the axis whose elements compete. */
abstract class AlongAxis extends Module {
  readonly axis: number;

  /** @param axis - the axis over which the probabilities add up to 1; −1, the last one, by default */
  constructor(axis: AxisOption = -1) {
    super();
    this.axis = readArguments(this.constructor.name, [axis], LAST, {}, { axis: WHOLE }).axis;
  }

  override describe(): string {
    return this.axis === -1 ? '' : String(this.axis);
  }
}

/**
 * The softmax e^xᵢ / Σⱼ e^xⱼ as a layer.
 *
 * Not to be put before `crossEntropy`, which takes the logits themselves.
 *
 * @example
 * new Softmax().forward([0, 0]).toArray(); // [0.5, 0.5]
 */
export class Softmax extends AlongAxis {
  /**
   * @param x - any shape
   * @throws BpError `BP_SHAPE` for an axis that does not exist
   */
  forward(x: TensorLike): Tensor {
    return softmax(x, this.axis);
  }
}

/**
 * The logarithm of the softmax as a layer.
 *
 * @example
 * new LogSoftmax().forward([0, 0]).toArray(); // [-0.6931471824645996, -0.6931471824645996]
 */
export class LogSoftmax extends AlongAxis {
  /**
   * @param x - any shape
   * @throws BpError `BP_SHAPE` for an axis that does not exist
   */
  forward(x: TensorLike): Tensor {
    return logSoftmax(x, this.axis);
  }
}

/**
 * The softmax of −x: e^−xᵢ / Σⱼ e^−xⱼ, in which the smallest element has the largest share.
 *
 * @param axis - the axis over which the result adds up to 1; the last by default
 * @throws BpError `BP_SHAPE` for an axis that does not exist
 * @example
 * softmin([0, 0]).toArray(); // [0.5, 0.5]
 */
export function softmin(x: TensorLike, axis: AxisOption = -1): Tensor {
  return softmax(asTensor('softmin', x).neg(), axis);
}

/**
 * {@link softmin} as a layer.
 *
 * @example
 * new Softmin().forward([0, 0]).toArray(); // [0.5, 0.5]
 */
export class Softmin extends AlongAxis {
  /**
   * @param x - any shape
   * @throws BpError `BP_SHAPE` for an axis that does not exist
   */
  forward(x: TensorLike): Tensor {
    return softmin(x, this.axis);
  }
}

/**
 * The softmax over the channels of images: at each place they add up to 1.
 *
 * @example
 * new Softmax2d().forward(zeros([1, 4, 2, 2])).at(0, 0, 0, 0).item(); // 0.25
 */
export class Softmax2d extends Module {
  /**
   * @param x - [batch, channels, height, width] or [channels, height, width]
   * @throws BpError `BP_SHAPE` for fewer than three axes
   */
  forward(x: TensorLike): Tensor {
    return softmax(x, -3);
  }
}
