// Axes and whole-number positions, as PyTorch's options name them.

/** @import { Tensor } from '@bp/tensor' */
/** @import { Options } from '../contract/schema' */

/** @param {number} dim @param {number} rank */
export function fromFront(dim, rank) {
  return dim < 0 ? dim + rank : dim;
}

/** @template T @param {T | readonly T[]} value @returns {T[]} */
export function asList(value) {
  return Array.isArray(value) ? [...value] : [/** @type {T} */ (value)];
}

/**
 * What a reduction folds: PyTorch takes no dim, and an empty list of them, as all.
 *
 * @param {Options} options
 * @returns {{ axis: number | number[] | null, keepDims: boolean }}
 */
export function reduction({ dim = null, keepdim = false }) {
  const all = dim === null || (Array.isArray(dim) && dim.length === 0);
  return { axis: all ? null : dim, keepDims: keepdim };
}

/** @param {number} count @param {number} [start] @returns {number[]} */
export function range(count, start = 0) {
  return Array.from({ length: Math.max(count, 0) }, (_, i) => start + i);
}

/**
 * The corner of x that has this shape: indices may be smaller than what they go with.
 *
 * @param {Tensor} x
 * @param {readonly number[]} shape
 */
export function corner(x, shape) {
  return x.slice(shape.map((extent) => /** @type {const} */ ([0, extent])));
}
