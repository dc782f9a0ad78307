// Clipping of gradients, which the library finds on parameters.

import { parameter } from '@bp/autograd';
import { clipGradNorm, clipGradValue } from '@bp/optim';
import { zerosLike } from '@bp/tensor';
import { read, toTensor } from './tensors.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Adapter, Options } from '../contract/schema' */

/** @type {Record<string, (parameters: Tensor[], options: Options) => number>} */
const clips = {
  clip_grad_norm_: (parameters, { max_norm, norm_type: normType }) =>
    clipGradNorm(parameters, max_norm, { normType }).item(),
  clip_grad_value_: (parameters, { clip_value }) => {
    clipGradValue(parameters, clip_value);
    return Number.NaN;
  },
};

/** @type {NonNullable<Adapter<Tensor>['clip']>} */
export function clip(name, gradients, options) {
  const run = clips[name];
  if (!run) return null;
  const parameters = gradients.map((figures) => {
    const gradient = toTensor(figures);
    const leaf = parameter(zerosLike(gradient));
    leaf.grad = gradient;
    return leaf;
  });
  const total = run(parameters, options);
  return { total, grads: parameters.map(({ grad }) => read(/** @type {Tensor} */ (grad))) };
}
