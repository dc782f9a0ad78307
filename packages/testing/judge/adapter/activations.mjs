// Activations, as functions of the library where it has them and as layers otherwise.
import {
  celu,
  elu,
  gelu,
  glu,
  hardshrink,
  hardsigmoid,
  hardtanh,
  logSigmoid,
  mish,
  prelu,
  RReLU,
  relu6,
  Softmax2d,
  Softplus,
  selu,
  silu,
  softmin,
  softshrink,
  softsign,
  tanhshrink,
  threshold,
} from '@bp/layers';
import { leakyRelu, logSoftmax, relu, sigmoid, softmax, tanh } from '@bp/tensor';

/** @import { Options } from '../contract/schema' */
/** @import { Op, Ops } from './op-types' */

/** @type {Op} */
const softplus = ([x], { beta, threshold: level } = {}) =>
  new Softplus({ beta, threshold: level }).forward(x);

/**
 * Without a dim, PyTorch's softmaxes take the first of vectors, cubes and single numbers, else the second.
 *
 * @param {number} rank
 * @param {Options} [options]
 */
function dimOf(rank, { dim } = {}) {
  if (typeof dim === 'number') return dim;
  return rank === 0 || rank === 1 || rank === 3 ? 0 : 1;
}

/** @type {Ops} */
export const activations = {
  softplus,
  Identity: ([x]) => x,
  Sigmoid: ([x]) => sigmoid(x),
  LogSigmoid: ([x]) => logSigmoid(x),
  Tanh: ([x]) => tanh(x),
  Tanhshrink: ([x]) => tanhshrink(x),
  ReLU: ([x]) => relu(x),
  ReLU6: ([x]) => relu6(x),
  LeakyReLU: ([x], { negative_slope: negativeSlope } = {}) => leakyRelu(x, { negativeSlope }),
  PReLU: ([x, weight]) => prelu(x, weight),
  RReLU: ([x], { lower, upper } = {}) => new RReLU({ lower, upper }).eval().forward(x),
  ELU: ([x], { alpha } = {}) => elu(x, { alpha }),
  CELU: ([x], { alpha } = {}) => celu(x, { alpha }),
  SELU: ([x]) => selu(x),
  GELU: ([x], { approximate } = {}) => gelu(x, { approximate }),
  GLU: ([x], { dim = -1 } = {}) => glu(x, dim),
  SiLU: ([x]) => silu(x),
  Mish: ([x]) => mish(x),
  Softplus: softplus,
  Softsign: ([x]) => softsign(x),
  Hardshrink: ([x], { lambd: lambda } = {}) => hardshrink(x, { lambda }),
  Softshrink: ([x], { lambd: lambda } = {}) => softshrink(x, { lambda }),
  Hardsigmoid: ([x]) => hardsigmoid(x),
  // Hardswish is not judged: at x = 3 PyTorch's slope is 1 in its vector loop and 1.5 in its scalar loop.
  Hardtanh: ([x], { min_val: min, max_val: max } = {}) => hardtanh(x, { min, max }),
  Threshold: ([x], { threshold: level, value } = {}) => threshold(x, level, value),
  Softmax: ([x], options) => softmax(x, dimOf(x.rank, options)),
  LogSoftmax: ([x], options) => logSoftmax(x, dimOf(x.rank, options)),
  Softmin: ([x], options) => softmin(x, dimOf(x.rank, options)),
  Softmax2d: ([x]) => new Softmax2d().forward(x),
};
