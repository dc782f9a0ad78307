import type { Tensor, TensorLike } from '@bp/tensor';
import { FROM_ZERO, f } from '@bp/tensor/engine';
import { ActivationLayer, activation } from './activation';

const DEFAULTS = { lambda: 0.5 };
const RULES = { lambda: FROM_ZERO };

/**
 * The hard shrinkage: x where |x| > λ, else 0; its derivative is 0 up to λ itself, as in PyTorch.
 *
 * @param options.lambda - λ, 0.5 by default
 * @throws BpError `BP_OPTION` for a negative λ
 * @example
 * hardshrink([-1, 0.5, 2]).toArray(); // [-1, 0, 2]
 */
export const hardshrink: (x: TensorLike, options?: { lambda?: number | undefined }) => Tensor =
  /* @__PURE__ */ activation(
    'hardshrink',
    (x, { lambda }) => f.select(f.le(f.abs(x), lambda), 0, x),
    { defaults: DEFAULTS, rules: RULES },
  );

/**
 * {@link hardshrink} as a layer.
 *
 * @example
 * new Hardshrink().forward([-1, 0.5, 2]).toArray(); // [-1, 0, 2]
 */
export class Hardshrink extends ActivationLayer<typeof DEFAULTS> {
  /**
   * @param options.lambda - λ, 0.5 by default
   * @throws BpError `BP_OPTION` for a negative λ
   */
  constructor(options?: { lambda?: number | undefined }) {
    super('Hardshrink', options, DEFAULTS, RULES);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return hardshrink(x, this.options);
  }
}

/**
 * The soft shrinkage: x moved towards 0 by λ, and 0 where |x| ≤ λ; its derivative is 0 up to λ itself, as in PyTorch.
 * NaN, too, becomes 0, but passes its gradient on, as in PyTorch 1.13.
 *
 * @param options.lambda - λ, 0.5 by default
 * @throws BpError `BP_OPTION` for a negative λ
 * @example
 * softshrink([-1, 0.5, 2]).toArray(); // [-0.5, 0, 1.5]
 * @see D. Donoho, I. Johnstone, "Ideal Spatial Adaptation by Wavelet Shrinkage", 1994
 */
export const softshrink: (x: TensorLike, options?: { lambda?: number | undefined }) => Tensor =
  /* @__PURE__ */ activation(
    'softshrink',
    (x, { lambda }) =>
      f.select(
        f.gt(x, lambda),
        f.sub(x, lambda),
        f.select(f.lt(x, f.neg(lambda)), f.add(x, lambda), 0),
      ),
    {
      defaults: DEFAULTS,
      rules: RULES,
      slope: (x, { lambda }) => f.select(f.le(f.abs(x), lambda), 0, 1),
    },
  );

/**
 * {@link softshrink} as a layer.
 *
 * @example
 * new Softshrink().forward([-1, 0.5, 2]).toArray(); // [-0.5, 0, 1.5]
 */
export class Softshrink extends ActivationLayer<typeof DEFAULTS> {
  /**
   * @param options.lambda - λ, 0.5 by default
   * @throws BpError `BP_OPTION` for a negative λ
   */
  constructor(options?: { lambda?: number | undefined }) {
    super('Softshrink', options, DEFAULTS, RULES);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return softshrink(x, this.options);
  }
}
