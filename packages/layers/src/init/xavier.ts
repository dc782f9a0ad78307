import type { Tensor } from '@bp/tensor';
import { FROM_ZERO, readOptions } from '@bp/tensor/engine';
import { fans } from './fans';
import { DRAW, drawNormal, drawUniform, type InitializerOptions } from './initializer';

/** Options of {@link xavierUniform} and {@link xavierNormal}. */
export interface XavierOptions extends InitializerOptions {
  /** A factor on all weights, 1 by default; `calculateGain` knows the one for an activation. */
  gain?: number | undefined;
}

const DEFAULTS = /* @__PURE__ */ (() => ({ ...DRAW, gain: 1 }))();

/**
 * Weights from U(−a, a) with a = gain · √(6 / (fanIn + fanOut)), which keeps the spread of activations and gradients alike
 * (Keras: GlorotUniform).
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist or a negative gain
 * @example
 * xavierUniform([16, 2], { gain: calculateGain('tanh'), rng: new Rng(7) });
 * @see X. Glorot, Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010,
 *   equation 16
 */
export function xavierUniform(shape: readonly number[], options?: XavierOptions): Tensor {
  const { gain, ...draw } = readOptions('xavierUniform', options, DEFAULTS, { gain: FROM_ZERO });
  const { fanIn, fanOut } = fans(shape);
  return drawUniform('xavierUniform', shape, gain * Math.sqrt(6 / (fanIn + fanOut)), draw);
}

/**
 * Weights from N(0, σ²) with σ = gain · √(2 / (fanIn + fanOut)), the normal form of {@link xavierUniform} (Keras:
 * GlorotNormal, there truncated).
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist or a negative gain
 * @example
 * xavierNormal([16, 2], { rng: new Rng(7) });
 * @see X. Glorot, Y. Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010
 */
export function xavierNormal(shape: readonly number[], options?: XavierOptions): Tensor {
  const { gain, ...draw } = readOptions('xavierNormal', options, DEFAULTS, { gain: FROM_ZERO });
  const { fanIn, fanOut } = fans(shape);
  return drawNormal('xavierNormal', shape, gain * Math.sqrt(2 / (fanIn + fanOut)), draw);
}
