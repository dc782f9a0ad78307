export { type BatchOptions, batches } from './batches';
export { type SplitOptions, stratifiedSplit } from './stratified-split';
