// Figures of a case as tensors, and back.
import { gradients, parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { floatType } from './precision.mjs';

/** @import { DType, Tensor } from '@bp/tensor' */
/** @import { Plain } from '../contract/schema' */

/** @param {string} [name] a type as cases name it @returns {DType} */
function typeOf(name = 'float') {
  if (name === 'bool') return 'bool';
  return name.startsWith('int') ? 'int32' : floatType();
}

/** @param {Plain} figures @param {boolean} [requiresGrad] @returns {Tensor} */
export function toTensor({ shape, dtype, data }, requiresGrad = false) {
  const values = tensor(Float64Array.from(data, Number), { dtype: typeOf(dtype) });
  const shaped = values.reshape(Array.from(shape));
  return requiresGrad ? parameter(shaped) : shaped;
}

/** @param {Plain | null | undefined} figures an option that may hold a tensor */
export function optionalTensor(figures) {
  return figures ? toTensor(figures) : null;
}

/** @param {Tensor} x @returns {Plain} */
export function read(x) {
  return { shape: [...x.shape], data: x.data };
}

/**
 * Gradients of the sum of all outputs times their upstreams.
 *
 * @param {Tensor[]} outputs
 * @param {Tensor[]} upstream
 * @param {Tensor[]} leaves
 */
export function grad(outputs, upstream, leaves) {
  const recorded = (/** @type {unknown} */ _, /** @type {number} */ i) => outputs[i].requiresGrad;
  return gradients(outputs.filter(recorded), leaves, { upstream: upstream.filter(recorded) });
}

/** @param {Tensor} leaf @param {Plain} gradient */
export function setGrad(leaf, gradient) {
  leaf.grad = toTensor(gradient);
}
