import { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { activation } from './activation';

/**
 * The softsign x / (1 + |x|), which nears ±1 more slowly than tanh.
 *
 * @example
 * softsign([-1, 3]).toArray(); // [-0.5, 0.75]
 * @see X. Glorot, Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010
 */
export const softsign: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'softsign',
  (x) => f.div(x, f.add(1, f.abs(x))),
  {
    // 1/(1 + |x|)²; the quotient rule would find it as a difference of nearly equal numbers.
    slope: (x) => {
      const inverse = f.div(1, f.add(1, f.abs(x)));
      const y = f.div(x, f.add(1, f.abs(x)));
      // ∞/∞ is NaN, and so is its derivative.
      return f.select(f.eq(y, y), f.mul(inverse, inverse), y);
    },
    shownSlope: (x) => f.div(1, f.pow(f.add(1, f.abs(x)), 2)),
  },
);

/**
 * {@link softsign} as a layer.
 *
 * @example
 * new Softsign().forward([-1, 3]).toArray(); // [-0.5, 0.75]
 */
export class Softsign extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return softsign(x);
  }
}
