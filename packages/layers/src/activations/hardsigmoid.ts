import { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { f } from '@bp/tensor/engine';
import { activation } from './activation';

/**
 * The hard sigmoid x/6 + ½, limited to [0, 1]: straight between −3 and 3.
 *
 * The derivative between them is 1/6 (PyTorch keeps it in single precision also in float64), and at ±3 it is taken as 0, as
 * in PyTorch.
 *
 * @example
 * hardsigmoid([-4, 0, 3]).toArray(); // [0, 0.5, 1]
 * @see M. Courbariaux, Y. Bengio, J. David, "BinaryConnect", 2015
 */
export const hardsigmoid: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'hardsigmoid',
  (x) => f.select(f.le(x, -3), 0, f.select(f.ge(x, 3), 1, f.div(f.add(x, 3), 6))),
  {
    // NaN compares false, so no gradient passes there, either.
    slope: (x) => f.select(f.and(f.gt(x, -3), f.lt(x, 3)), 1 / 6, 0),
    shownSlope: (x) => f.select(f.and(f.gt(x, -3), f.lt(x, 3)), f.div(1, 6), 0),
  },
);

/**
 * {@link hardsigmoid} as a layer.
 *
 * @example
 * new Hardsigmoid().forward([-4, 0, 3]).toArray(); // [0, 0.5, 1]
 */
export class Hardsigmoid extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return hardsigmoid(x);
  }
}

/**
 * The hard swish x · hardsigmoid(x): 0 below −3, x above 3, a parabola between.
 *
 * At ±3 the derivative is that of the middle part, x/3 + ½, as in PyTorch; −∞ gives NaN, as in PyTorch.
 *
 * @example
 * hardswish([-4, 1, 4]).toArray(); // [-0, 0.6666666865348816, 4]
 * @see A. Howard et al., "Searching for MobileNetV3", 2019
 */
export const hardswish: (x: TensorLike) => Tensor = /* @__PURE__ */ activation(
  'hardswish',
  (x) => f.mul(x, f.div(f.select(f.lt(x, -3), 0, f.select(f.gt(x, 3), 6, f.add(x, 3))), 6)),
  { slope: (x) => f.select(f.lt(x, -3), 0, f.select(f.le(x, 3), f.add(f.div(x, 3), 0.5), 1)) },
);

/**
 * {@link hardswish} as a layer.
 *
 * @example
 * new Hardswish().forward([-4, 1, 4]).toArray(); // [-0, 0.6666666865348816, 4]
 */
export class Hardswish extends Module {
  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return hardswish(x);
  }
}
