// Initialisers: one draw of each.
import {
  Conv2d,
  calculateGain,
  constant,
  fans,
  kaimingNormal,
  kaimingUniform,
  Linear,
  normal,
  orthogonal,
  sparse,
  truncatedNormal,
  uniform,
  xavierNormal,
  xavierUniform,
} from '@bp/layers';
import { Dropout } from '@bp/regularize';
import { eye, ones } from '@bp/tensor';
import { floatType } from './precision.mjs';
import { read } from './tensors.mjs';

/** @import { KaimingOptions, Nonlinearity } from '@bp/layers' */
/** @import { Tensor } from '@bp/tensor' */
/** @import { Adapter, Options } from '../contract/schema' */

/** @param {string} name the linear maps of PyTorch all have the gain of one @returns {Nonlinearity} */
function nonlinearity(name = 'leaky_relu') {
  if (name === 'leaky_relu') return 'leakyRelu';
  return /^conv|^linear/.test(name) ? 'linear' : /** @type {Nonlinearity} */ (name);
}

/** @param {Options} options @returns {KaimingOptions} */
function kaiming({ mode = 'fan_in', nonlinearity: name, a }) {
  return {
    mode: mode === 'fan_out' ? 'fanOut' : 'fanIn',
    nonlinearity: nonlinearity(name),
    a,
    dtype: floatType(),
  };
}

/** @type {Record<string, (shape: number[], options: Options) => Tensor>} */
const draws = {
  constant_: (shape, { val }) => constant(val)(shape, { dtype: floatType() }),
  zeros_: (shape) => constant(0)(shape, { dtype: floatType() }),
  ones_: (shape) => constant(1)(shape, { dtype: floatType() }),
  eye_: ([rows, columns]) => eye(rows, columns, { dtype: floatType() }),
  uniform_: (shape, { a: low, b: high }) => uniform(shape, { low, high, dtype: floatType() }),
  normal_: (shape, { mean, std }) => normal(shape, { mean, std, dtype: floatType() }),
  trunc_normal_: (shape, { mean, std, a: low, b: high }) =>
    truncatedNormal(shape, { mean, std, low, high, dtype: floatType() }),
  xavier_uniform_: (shape, { gain }) => xavierUniform(shape, { gain, dtype: floatType() }),
  xavier_normal_: (shape, { gain }) => xavierNormal(shape, { gain, dtype: floatType() }),
  kaiming_uniform_: (shape, options) => kaimingUniform(shape, kaiming(options)),
  kaiming_normal_: (shape, options) => kaimingNormal(shape, kaiming(options)),
  orthogonal_: (shape, { gain }) => orthogonal(shape, { gain, dtype: floatType() }),
  sparse_: (shape, { sparsity, std }) => sparse(shape, { sparsity, std, dtype: floatType() }),
  'default:Conv2d': ([out, each, ...kernel]) =>
    new Conv2d(each, out, /** @type {[number, number]} */ (kernel), { dtype: floatType() }).weight,
  'default:Linear': ([out, inputs]) => new Linear(inputs, out, { dtype: floatType() }).weight,
  // The case says only the share of zeros, within what 200,000 elements allow.
  'Dropout.stats': (shape, { p }) =>
    new Dropout(p).forward(ones(shape ?? [200_000], { dtype: floatType() })),
};

/** @type {NonNullable<Adapter<Tensor>['init']>} */
export function init(name, shape, options) {
  if (name === 'fans') return { ...fans(shape) };
  if (name === 'calculate_gain') {
    return calculateGain(nonlinearity(options.nonlinearity), options.param ?? undefined);
  }
  const draw = draws[name];
  return draw ? read(draw(shape, options)) : null;
}
