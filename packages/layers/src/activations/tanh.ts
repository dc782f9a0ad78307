import { Module } from '@bp/module';
import { type Tensor, type TensorLike, tanh } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { activation } from './activation';

/**
 * The hyperbolic tangent as a layer.
 *
 * @example
 * new Tanh().forward(0).item(); // 0
 */
export class Tanh extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return tanh(x);
  }
}

/**
 * What the hyperbolic tangent takes away: x − tanh x.
 *
 * @example
 * tanhshrink(0).item(); // 0
 */
export const tanhshrink: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'tanhshrink',
  (x) => f.sub(x, f.tanh(x)),
  {
    // tanh² x, not 1 − (1 − tanh² x), which would be 0 near 0.
    slope: (x) => f.mul(f.tanh(x), f.tanh(x)),
  },
);

/**
 * {@link tanhshrink} as a layer.
 *
 * @example
 * new Tanhshrink().forward(0).item(); // 0
 */
export class Tanhshrink extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return tanhshrink(x);
  }
}
