export { type AugmentOptions, augmentImages } from './augment/augment-images';
export { type MixupOptions, mixup } from './augment/mixup';
export { type Digits, type DigitsOptions, digits } from './collection/digits/load';
export { type Iris, iris } from './collection/iris/load';
export type { DataParts, PartOptions } from './collection/parts';
export {
  type DataDiagnosis,
  type Diagnosable,
  type DiagnoseOptions,
  diagnoseData,
} from './doctor/diagnose-data';
export type { DataFinding, DataProblem } from './doctor/finding';
export { type BlobsOptions, blobs } from './generate/blobs';
export { type CheckerboardOptions, checkerboard } from './generate/checkerboard';
export { circles } from './generate/circles';
export { moons } from './generate/moons';
export { hills, plane } from './generate/plane';
export type { GenerateOptions } from './generate/read-options';
export { type SineOptions, sine } from './generate/sine';
export { type SpiralsOptions, spirals } from './generate/spirals';
export { syntheticFishCakes } from './generate/synthetic-fish-cakes';
export { xor } from './generate/xor';
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
export type { Category, SavedEncoder } from './prepare/categories';
export type { Encoder } from './prepare/encoder';
export { LabelEncoder } from './prepare/label-encoder';
export { MinMaxScaler, type MinMaxScalerOptions } from './prepare/min-max-scaler';
export {
  OneHotEncoder,
  type OneHotEncoderOptions,
  type UnknownCategory,
} from './prepare/one-hot-encoder';
export { RobustScaler, type RobustScalerOptions } from './prepare/robust-scaler';
export type { SavedScaler, Scaler } from './prepare/scaler';
export { StandardScaler } from './prepare/standard-scaler';
export type { CsvKind } from './readers/csv/column';
export type { CsvColumnKey, CsvOptions, MissingPolicy } from './readers/csv/csv-options';
export { type CsvColumn, type CsvData, readCsv } from './readers/csv/read-csv';
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
export { type Fold, type KFoldOptions, kFold } from './split/k-fold';
export type { Rows } from './split/rows';
export { type SplitOptions, split } from './split/split';
export { type Parts, type StratifiedSplitOptions, stratifiedSplit } from './split/stratified-split';
export type { XY } from './split/xy';
