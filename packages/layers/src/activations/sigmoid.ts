import { Module } from '@bp/module';
import { sigmoid, type Tensor, type TensorLike } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { activation } from './activation';

/**
 * The logistic function σ(x) = 1 / (1 + e⁻ˣ) as a layer.
 *
 * @example
 * new Sigmoid().forward(0).item(); // 0.5
 */
export class Sigmoid extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return sigmoid(x);
  }
}

/**
 * The logarithm of the logistic function, ln σ(x) = −ln(1 + e⁻ˣ).
 *
 * Numerics: does not overflow, and keeps its digits where σ(x) is 0 or 1.
 *
 * @example
 * logSigmoid(0).item(); // -0.6931471824645996
 */
export const logSigmoid: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'logSigmoid',
  (x) => f.neg(f.softplus(f.neg(x))),
  { shown: (x) => f.log(f.sigmoid(x)) },
);

/**
 * {@link logSigmoid} as a layer.
 *
 * @example
 * new LogSigmoid().forward(0).item(); // -0.6931471824645996
 */
export class LogSigmoid extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return logSigmoid(x);
  }
}
