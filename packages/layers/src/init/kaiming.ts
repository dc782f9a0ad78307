import { BpError, type Tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { fans } from './fans';
import { calculateGain, type Nonlinearity } from './gain';
import { DRAW, drawNormal, drawUniform, type InitializerOptions } from './initializer';

/** Options of {@link kaimingUniform} and {@link kaimingNormal}. */
export interface KaimingOptions extends InitializerOptions {
  /** Whether the spread of activations (`'fanIn'`, the default) or of gradients (`'fanOut'`) is kept. */
  mode?: 'fanIn' | 'fanOut' | undefined;
  /** The activation behind the weights, leakyRelu by default. */
  nonlinearity?: Nonlinearity | undefined;
  /** The slope of leakyRelu below 0; 0 by default, which makes it relu. */
  a?: number | undefined;
}

const DEFAULTS = /* @__PURE__ */ (() => ({
  ...DRAW,
  mode: 'fanIn' as 'fanIn' | 'fanOut',
  nonlinearity: 'leakyRelu' as Nonlinearity,
  a: 0,
}))();

/**
 * Weights from U(−b, b) with b = gain · √(3 / fan), which keeps the spread through rectifiers (Keras: HeUniform).
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist or another mode
 * @example
 * kaimingUniform([16, 2], { nonlinearity: 'relu', rng: new Rng(7) });
 * @see K. He et al., "Delving Deep into Rectifiers", 2015, section 2.2
 */
export function kaimingUniform(shape: readonly number[], options?: KaimingOptions): Tensor {
  const settings = readOptions('kaimingUniform', options, DEFAULTS);
  const std = spread('kaimingUniform', shape, settings);
  return drawUniform('kaimingUniform', shape, Math.sqrt(3) * std, settings);
}

/**
 * Weights from N(0, σ²) with σ = gain / √fan, the normal form of {@link kaimingUniform} (Keras: HeNormal, there
 * truncated).
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist or another mode
 * @example
 * kaimingNormal([16, 2], { mode: 'fanOut', nonlinearity: 'relu', rng: new Rng(7) });
 * @see K. He et al., "Delving Deep into Rectifiers", 2015, section 2.2
 */
export function kaimingNormal(shape: readonly number[], options?: KaimingOptions): Tensor {
  const settings = readOptions('kaimingNormal', options, DEFAULTS);
  return drawNormal('kaimingNormal', shape, spread('kaimingNormal', shape, settings), settings);
}

/** gain / √fan */
function spread(
  op: string,
  shape: readonly number[],
  { mode, nonlinearity, a }: typeof DEFAULTS,
): number {
  if (mode !== 'fanIn' && mode !== 'fanOut') {
    throw new BpError('BP_OPTION', op, "mode must be 'fanIn' or 'fanOut', got {mode}", { mode });
  }
  return calculateGain(nonlinearity, a) / Math.sqrt(fans(shape)[mode]);
}
