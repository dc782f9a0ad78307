export { type Digits, type DigitsOptions, digits } from './collection/digits/load';
export { type Iris, iris } from './collection/iris/load';
export type { DataParts, PartOptions } from './collection/parts';
export {
  type Batches,
  type BatchOptions,
  batches,
  type Examples,
  type LastBatch,
} from './order/batches';
export { type RandomSamplerOptions, randomSampler } from './order/random-sampler';
export type { Epoch, Sampler } from './order/sampler';
export { sequentialSampler } from './order/sequential-sampler';
export { stratifiedSampler } from './order/stratified-sampler';
export { type SubsetSamplerOptions, subsetSampler } from './order/subset-sampler';
export { type WeightedSamplerOptions, weightedSampler } from './order/weighted-sampler';
export { readIdx } from './readers/idx';
export { readNpy, writeNpy } from './readers/npy/npy';
export { readNpz, type WriteNpzOptions, writeNpz } from './readers/npy/npz';
export type { UnpackOptions } from './readers/unpack-options';
export {
  type AsyncDataset,
  type Batched,
  type Dataset,
  dataset,
  type GatherOptions,
  type ShuffleOptions,
} from './sets/dataset';
export type { Rows } from './split/rows';
export { type SplitOptions, split } from './split/split';
export { type Parts, type StratifiedSplitOptions, stratifiedSplit } from './split/stratified-split';
export type { XY } from './split/xy';
