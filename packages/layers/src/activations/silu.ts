import { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { activation } from './activation';

/**
 * The sigmoid linear unit x · σ(x), also known as swish.
 *
 * @example
 * silu([-1, 1]).toArray(); // [-0.26894140243530273, 0.7310585975646973]
 * @see S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-Weighted Linear Units for Neural Network Function Approximation", 2017
 */
export const silu: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'silu',
  (x) => f.mul(x, f.sigmoid(x)),
  {
    // σ(1 + x(1 − σ)): σ comes first, so that it meets no overflow far on the left.
    slope: (x) => f.mul(f.sigmoid(x), f.add(1, f.mul(x, f.sub(1, f.sigmoid(x))))),
  },
);

/**
 * {@link silu} as a layer.
 *
 * @example
 * new SiLU().forward([-1, 1]).toArray(); // [-0.26894140243530273, 0.7310585975646973]
 */
export class SiLU extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return silu(x);
  }
}

/**
 * Mish: x · tanh(ln(1 + eˣ)).
 *
 * @example
 * mish(1).item(); // 0.8650984168052673
 * @see D. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019
 */
export const mish: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'mish',
  (x) => f.mul(x, f.tanh(f.softplus(x))),
  {
    // t + x·σ·(1 − t²), the gradient last, for the same reason.
    slope: (x) => {
      const t = f.tanh(f.softplus(x));
      return f.add(t, f.mul(f.mul(x, f.sigmoid(x)), f.sub(1, f.mul(t, t))));
    },
    shown: (x) => f.mul(x, f.tanh(f.log(f.add(1, f.exp(x))))),
  },
);

/**
 * {@link mish} as a layer.
 *
 * @example
 * new Mish().forward(1).item(); // 0.8650984168052673
 */
export class Mish extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return mish(x);
  }
}
