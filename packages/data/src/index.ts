export { type Batches, type BatchOptions, batches, type Examples, type LastBatch } from './batches';
export { readIdx } from './readers/idx';
export { readNpy, writeNpy } from './readers/npy/npy';
export { readNpz, type WriteNpzOptions, writeNpz } from './readers/npy/npz';
export type { UnpackOptions } from './readers/unpack-options';
export type { Rows } from './rows';
export { type SplitOptions, split } from './split';
export { type Parts, type StratifiedSplitOptions, stratifiedSplit } from './stratified-split';
