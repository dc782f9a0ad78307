// They live one floor below, in @bp/regularize; whoever knows PyTorch looks for them here.
export {
  BatchNorm1d,
  BatchNorm2d,
  BatchNorm3d,
  type BatchNormOptions,
  Dropout,
  type DropoutOptions,
  GaussianNoise,
  type GaussianNoiseOptions,
  LayerNorm,
  type LayerNormOptions,
} from '@bp/regularize';
export { CELU, celu, ELU, elu, SELU, selu } from './activations/elu';
export { GELU, type GeluApproximation, gelu } from './activations/gelu';
export { GLU, glu } from './activations/glu';
export { Hardsigmoid, Hardswish, hardsigmoid, hardswish } from './activations/hardsigmoid';
export { Hardtanh, hardtanh, ReLU6, relu6 } from './activations/hardtanh';
export { PReLU, prelu } from './activations/prelu';
export { LeakyReLU, ReLU } from './activations/relu';
export { RReLU, type RReLUOptions } from './activations/rrelu';
export { Hardshrink, hardshrink, Softshrink, softshrink } from './activations/shrink';
export { LogSigmoid, logSigmoid, Sigmoid } from './activations/sigmoid';
export { Mish, mish, SiLU, silu } from './activations/silu';
export { LogSoftmax, Softmax, Softmax2d, Softmin, softmin } from './activations/softmax';
export { Softplus } from './activations/softplus';
export { Softsign, softsign } from './activations/softsign';
export { Tanh, Tanhshrink, tanhshrink } from './activations/tanh';
export { Threshold, threshold } from './activations/threshold';
export { Conv2d, type Conv2dOptions } from './convolution/conv2d';
export type { PaddingMode } from './convolution/pad-edges';
export { Flatten, type FlattenOptions, Unflatten } from './flatten';
export { Identity } from './identity';
export { constant, normal, truncatedNormal, uniform } from './init/distributions';
export { type Fans, fans } from './init/fans';
export { calculateGain, type Nonlinearity } from './init/gain';
export { type InitializeOptions, initialize } from './init/initialize';
export type { Initializer, InitializerOptions } from './init/initializer';
export { type KaimingOptions, kaimingNormal, kaimingUniform } from './init/kaiming';
export { lecunNormal, lecunUniform } from './init/lecun';
export { type OrthogonalOptions, orthogonal } from './init/orthogonal';
export { type SparseOptions, sparse } from './init/sparse';
export { type XavierOptions, xavierNormal, xavierUniform } from './init/xavier';
export type { Layer } from './layer';
export { Linear, type LinearOptions, linear } from './linear';
export { Maxout, type MaxoutOptions, maxout } from './maxout';
export { AdaptiveAvgPool2d, AvgPool2d } from './pooling/avg-pool';
export { MaxPool2d } from './pooling/max-pool';
export { Sequential } from './sequential';
