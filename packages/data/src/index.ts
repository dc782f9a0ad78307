export { type Batches, type BatchOptions, batches, type Examples, type LastBatch } from './batches';
export type { Rows } from './rows';
export { type SplitOptions, split } from './split';
export { type Parts, type StratifiedSplitOptions, stratifiedSplit } from './stratified-split';
