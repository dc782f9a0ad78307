// Losses: the order of their inputs and the names of their options.
import {
  bce,
  bceWithLogits,
  cosineEmbedding,
  crossEntropy,
  gaussianNll,
  hingeEmbedding,
  huber,
  klDiv,
  mae,
  marginRanking,
  mse,
  multiLabelMargin,
  multiLabelSoftMargin,
  multiMargin,
  nll,
  poissonNll,
  smoothL1,
  softMargin,
  tripletMargin,
} from '@bp/losses';
import { optionalTensor } from './tensors.mjs';

/** @import { Options } from '../contract/schema' */
/** @import { Ops } from './op-types' */

/** Options of which only the names differ. */
const names = /** @type {const} */ ({
  reduction: 'reduction',
  ignore_index: 'ignoreIndex',
  label_smoothing: 'labelSmoothing',
  beta: 'beta',
  delta: 'delta',
  eps: 'eps',
  full: 'full',
  log_input: 'logInput',
  log_target: 'logTarget',
  margin: 'margin',
  p: 'p',
  swap: 'swap',
});

/** Options that are tensors. */
const tensors = /** @type {const} */ ({ weight: 'weight', pos_weight: 'posWeight' });

/** @param {Options} [options] what is not given keeps the default of the library */
function renamed(options = {}) {
  /** @type {Options} */
  const ours = {};
  for (const [name, own] of Object.entries(names)) {
    if (options[name] !== undefined) ours[own] = options[name];
  }
  for (const [name, own] of Object.entries(tensors)) {
    if (options[name] !== undefined) ours[own] = optionalTensor(options[name]);
  }
  return ours;
}

/** @type {Ops} */
export const losses = {
  L1Loss: ([y, t], options) => mae(y, t, renamed(options)),
  MSELoss: ([y, t], options) => mse(y, t, renamed(options)),
  SmoothL1Loss: ([y, t], options) => smoothL1(y, t, renamed(options)),
  HuberLoss: ([y, t], options) => huber(y, t, renamed(options)),
  CrossEntropyLoss: ([z, t], options) => crossEntropy(z, t, renamed(options)),
  NLLLoss: ([logs, t], options) => nll(logs, t, renamed(options)),
  PoissonNLLLoss: ([y, t], options) => poissonNll(y, t, renamed(options)),
  GaussianNLLLoss: ([y, t, variance], options) => gaussianNll(y, t, variance, renamed(options)),
  KLDivLoss: ([logs, t], options) => klDiv(logs, t, renamed(options)),
  BCELoss: ([p, t], options) => bce(p, t, renamed(options)),
  BCEWithLogitsLoss: ([z, t], options) => bceWithLogits(z, t, renamed(options)),
  MarginRankingLoss: ([a, b, t], options) => marginRanking(a, b, t, renamed(options)),
  HingeEmbeddingLoss: ([d, t], options) => hingeEmbedding(d, t, renamed(options)),
  MultiLabelMarginLoss: ([x, t], options) => multiLabelMargin(x, t, renamed(options)),
  SoftMarginLoss: ([x, t], options) => softMargin(x, t, renamed(options)),
  MultiLabelSoftMarginLoss: ([x, t], options) => multiLabelSoftMargin(x, t, renamed(options)),
  CosineEmbeddingLoss: ([a, b, t], options) => cosineEmbedding(a, b, t, renamed(options)),
  MultiMarginLoss: ([x, t], options) => multiMargin(x, t, renamed(options)),
  TripletMarginLoss: ([a, p, n], options) => tripletMargin(a, p, n, renamed(options)),
};
