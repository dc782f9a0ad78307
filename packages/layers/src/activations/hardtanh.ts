import { Module } from '@bp/module';
import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { f, INFINITE_TOO, type Node } from '@bp/tensor/engine';
import { ActivationLayer, activation } from './activation';

/** x between two bounds, which are themselves flat: the derivative at a bound is taken as 0, as in PyTorch. */
function between(x: Node, low: Node | number, high: Node | number): Node {
  return f.select(f.le(x, low), low, f.select(f.ge(x, high), high, x));
}

const DEFAULTS = { min: -1, max: 1 };
const BOUNDS = { min: INFINITE_TOO, max: INFINITE_TOO };

/**
 * The hard tanh: x limited to [min, max], piecewise linear.
 *
 * At both bounds the derivative is taken as 0, as in PyTorch; `clamp` takes it as 1.
 *
 * @param options.min - the lower bound, −1 by default
 * @param options.max - the upper bound, 1 by default
 * @throws BpError `BP_OPTION` unless min < max
 * @example
 * hardtanh([-2, 0.5, 2]).toArray(); // [-1, 0.5, 1]
 * @see R. Collobert, "Large Scale Machine Learning", 2004
 */
export const hardtanh: (
  x: TensorLike,
  options?: { min?: number | undefined; max?: number | undefined },
) => Tensor = /* @__PURE__ */ activation('hardtanh', (x, { min, max }) => between(x, min, max), {
  defaults: DEFAULTS,
  rules: BOUNDS,
  check: checkBounds,
});

/**
 * {@link hardtanh} as a layer.
 *
 * @example
 * new Hardtanh().forward([-2, 0.5, 2]).toArray(); // [-1, 0.5, 1]
 */
export class Hardtanh extends ActivationLayer<typeof DEFAULTS> {
  /**
   * @param options.min - the lower bound, −1 by default
   * @param options.max - the upper bound, 1 by default
   * @throws BpError `BP_OPTION` unless min < max
   */
  constructor(options?: { min?: number | undefined; max?: number | undefined }) {
    super('Hardtanh', options, DEFAULTS, BOUNDS);
    checkBounds(this.options);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return hardtanh(x, this.options);
  }
}

function checkBounds({ min, max }: typeof DEFAULTS): void {
  if (!(min < max)) {
    throw new BpError('BP_OPTION', 'hardtanh', 'min must be < max, got {min} and {max}', {
      min,
      max,
    });
  }
}

/**
 * The rectifier limited to [0, 6]; at both ends the derivative is taken as 0.
 *
 * @example
 * relu6([-1, 3, 8]).toArray(); // [0, 3, 6]
 * @see A. Krizhevsky, "Convolutional Deep Belief Networks on CIFAR-10", 2010
 */
export const relu6: (x: TensorLike) => Tensor = /* @__PURE__ */ activation('relu6', (x) =>
  between(x, 0, 6),
);

/**
 * {@link relu6} as a layer.
 *
 * @example
 * new ReLU6().forward([-1, 3, 8]).toArray(); // [0, 3, 6]
 */
export class ReLU6 extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return relu6(x);
  }
}
