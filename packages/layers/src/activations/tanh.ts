import { Module } from '@bp/module';
import { type Tensor, type TensorLike, tanh } from '@bp/tensor';
import { constant, f, type Node } from '@bp/tensor/engine';
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
 * x − tanh x for |x| ≤ 1.25, from nine terms of the continued fraction of tanh: all signs are the same, nothing cancels.
 *
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964, equation 4.5.70
 */
function nearZero(x: Node): Node {
  const z = f.mul(x, x);
  const horner = (...coefficients: number[]): Node =>
    coefficients.reduceRight<Node>((sum, c) => f.add(c, f.mul(z, sum)), constant(1));
  const numerator = horner(218243025, 16081065, 289575, 1430);
  const denominator = horner(654729075, 310134825, 18918900, 315315, 1485);
  return f.mul(x, f.mul(z, f.div(numerator, denominator)));
}

/**
 * What the hyperbolic tangent takes away: x − tanh x, with all its digits also near 0.
 *
 * @example
 * tanhshrink(0).item(); // 0
 */
export const tanhshrink: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'tanhshrink',
  (x) => f.select(f.lt(f.abs(x), 1.25), nearZero(x), f.sub(x, f.tanh(x))),
  {
    shown: (x) => f.sub(x, f.tanh(x)),
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
