export { BatchNorm1d, BatchNorm2d, BatchNorm3d, type BatchNormOptions } from './batch-norm';
export { Dropout, type DropoutOptions, dropout } from './dropout';
export {
  EarlyStopping,
  type EarlyStoppingOptions,
  type EarlyStoppingState,
} from './early-stopping';
export { GaussianNoise, type GaussianNoiseOptions, gaussianNoise } from './gaussian-noise';
export { LayerNorm, type LayerNormOptions } from './layer-norm';
export { maxNorm } from './max-norm';
export { elasticNet, l1, l2, type Penalized } from './penalties';
