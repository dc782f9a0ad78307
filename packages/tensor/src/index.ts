import './methods/methods';

export { type Backend, backend, setBackend } from './backend/backend';
export type { AxisList, AxisOption } from './checks/axis';
export type { DType, TypedArray } from './layout/dtype';
export type { NdView } from './layout/nd-view';
export type { SliceItem, SliceSpec } from './layout/slice-spec';
export { leakyRelu, relu, sigmoid, softplus, tanh } from './ops/activations';
export {
  abs,
  add,
  div,
  maximum,
  minimum,
  mul,
  neg,
  pow,
  reciprocal,
  rsqrt,
  sqrt,
  square,
  sub,
} from './ops/arithmetic';
export { assign } from './ops/assign';
export {
  type AvgPoolOptions,
  adaptiveAvgPool2d,
  avgPool2d,
} from './ops/avg-pool';
export { expand, expand as broadcastTo, sumTo } from './ops/broadcast';
export { cast } from './ops/cast';
export { clone, contiguous, detach } from './ops/clone';
export {
  elementIsFinite as isFinite,
  elementIsNaN as isNaN,
  eq,
  ge,
  gt,
  isInf,
  le,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  lt,
  ne,
} from './ops/comparison';
export { chunk, concat, split, stack, unstack } from './ops/concat';
export { type ConvolutionOptions, conv2d } from './ops/conv2d';
export {
  type CreationOptions,
  eye,
  fromNdarray,
  full,
  fullLike,
  ones,
  onesLike,
  tensor,
  zeros,
  zerosLike,
} from './ops/creation';
export { cumsum } from './ops/cumsum';
export { allClose, type CloseOptions, equal } from './ops/equal';
export { erf, erfc } from './ops/error-function';
export { exp, expm1, log, log1p, log2, log10 } from './ops/exponential';
export { all, any, argmax, argmin, max, min } from './ops/extremum';
export { flip } from './ops/flip';
export { gather, indexSelect, scatterAdd } from './ops/gather';
export { dot, matmul, outer } from './ops/matmul';
export { type MaxPoolOptions, maxPool2d } from './ops/max-pool';
export { mean } from './ops/mean';
export { norm } from './ops/norm';
export { oneHot } from './ops/one-hot';
export { permute, transpose } from './ops/permute';
export { prod } from './ops/prod';
export { flatten, reshape, squeeze, unsqueeze } from './ops/reshape';
export { ceil, floor, round, sign, trunc } from './ops/rounding';
export { clamp, maskedFill, where } from './ops/select';
export { arange, linspace } from './ops/sequences';
export { at, narrow, slice } from './ops/slice';
export { logSoftmax, softmax } from './ops/softmax';
export { logSumExp, std, variance } from './ops/statistics';
export { sum } from './ops/sum';
export { tril, triu } from './ops/triangular';
export { cos, sin, tan } from './ops/trigonometric';
export { fold, type UnfoldOptions, unfold } from './ops/unfold';
export type { Padding2d, Size2d } from './ops/windows';
export {
  BpError,
  type Catalogue,
  type ErrorCode,
  getLanguage,
  isBpError,
  setLanguage,
} from './process/errors';
export { defaultRng, seed } from './random/default-rng';
export { randomSource } from './random/random-source';
export { Rng, type RngState, rngFromState } from './random/rng';
export type { Seed } from './random/seed';
export { fromTransferable, type Transferable, toTransferable } from './saved/transferable';
export type { ArgOptions, ReduceOptions, VarianceOptions } from './value/axis-options';
export type { NestedArray, NestedJson, PlainTensor } from './value/like';
export { isTensor, Tensor, type TensorLike } from './value/tensor';
