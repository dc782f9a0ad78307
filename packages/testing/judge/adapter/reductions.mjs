// Folds over axes, and what is computed along one.
import {
  all,
  any,
  argmax,
  argmin,
  cumsum,
  logSoftmax,
  logSumExp,
  max,
  maximum,
  mean,
  min,
  minimum,
  norm,
  prod,
  softmax,
  std,
  sum,
  variance,
} from '@bp/tensor';
import { reduction } from './shapes.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Options } from '../contract/schema' */
/** @import { Op, Ops } from './op-types' */

/** @param {(x: Tensor, options: ReturnType<typeof reduction>) => Tensor} fn @returns {Op} */
const fold =
  (fn) =>
  ([x], options = {}) =>
    fn(x, reduction(options));

/** @param {Options} options */
function spread({ unbiased = true, correction = unbiased ? 1 : 0, ...options }) {
  return { ...reduction(options), correction };
}

/** @param {typeof argmax} fn @returns {Op} */
const position =
  (fn) =>
  ([x], { dim = null, keepdim = false } = {}) =>
    fn(x, { axis: dim, keepDims: keepdim });

/**
 * Values and positions along one dim. The gradient goes to the position, not to all that tie.
 *
 * @param {Record<'fold' | 'between' | 'position', any>} fns
 * @returns {Op}
 */
const extremum =
  (fns) =>
  ([x, y], { dim = null, keepdim = false } = {}) => {
    if (y) return fns.between(x, y);
    if (dim === null) return fns.fold(x);
    const index = fns.position(x, { axis: dim, keepDims: true });
    const value = x.gather(dim, index);
    return keepdim ? [value, index] : [value.squeeze(dim), index.squeeze(dim)];
  };

/** @param {Tensor} x @param {Options} options the vector norm of any order */
function vectorNorm(x, { ord, p = 2, ...options }) {
  const order = Number(ord ?? p);
  const axes = reduction(options);
  const size = x.abs();
  switch (order) {
    case 2:
      return norm(x, axes);
    case 1:
      return sum(size, axes);
    case 0:
      return sum(x.ne(0), axes).cast(x.dtype);
    case Number.POSITIVE_INFINITY:
      return max(size, axes);
    case Number.NEGATIVE_INFINITY:
      return min(size, axes);
    default:
      return sum(size.pow(order), axes).pow(1 / order);
  }
}

/** @type {Ops} */
export const reductions = {
  sum: fold(sum),
  mean: fold(mean),
  prod: fold(prod),
  amax: fold(max),
  amin: fold(min),
  all: fold(all),
  any: fold(any),
  logsumexp: fold(logSumExp),
  count_nonzero: fold((x, axes) => sum(x.ne(0), axes)),
  var: ([x], options = {}) => variance(x, spread(options)),
  std: ([x], options = {}) => std(x, spread(options)),
  norm: ([x], options = {}) => vectorNorm(x, options),
  max: extremum({ fold: max, between: maximum, position: argmax }),
  min: extremum({ fold: min, between: minimum, position: argmin }),
  argmax: position(argmax),
  argmin: position(argmin),
  cumsum: ([x], { dim = 0 } = {}) => cumsum(x, dim),
  softmax: ([x], { dim = -1 } = {}) => softmax(x, dim),
  log_softmax: ([x], { dim = -1 } = {}) => logSoftmax(x, dim),
};
