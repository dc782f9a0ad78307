import type { Tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { fans } from './fans';
import { DRAW, drawNormal, drawUniform, type InitializerOptions } from './initializer';

/**
 * Weights from U(−b, b) with b = √(3 / fanIn), which keeps the spread through linear units and suits selu.
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist
 * @example
 * lecunUniform([16, 2], { rng: new Rng(7) });
 * @see Y. LeCun et al., "Efficient BackProp", 1998, equation 16
 */
export function lecunUniform(shape: readonly number[], options?: InitializerOptions): Tensor {
  const draw = readOptions('lecunUniform', options, DRAW);
  return drawUniform('lecunUniform', shape, Math.sqrt(3 / fans(shape).fanIn), draw);
}

/**
 * Weights from N(0, σ²) with σ = 1 / √fanIn, the normal form of {@link lecunUniform} (in Keras truncated).
 *
 * @param shape - [out, in, …]
 * @returns a tensor of that shape
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for options that do not exist
 * @example
 * lecunNormal([16, 2], { rng: new Rng(7) });
 * @see Y. LeCun et al., "Efficient BackProp", 1998, equation 16
 */
export function lecunNormal(shape: readonly number[], options?: InitializerOptions): Tensor {
  const draw = readOptions('lecunNormal', options, DRAW);
  return drawNormal('lecunNormal', shape, 1 / Math.sqrt(fans(shape).fanIn), draw);
}
