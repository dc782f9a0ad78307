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
export type { Rows } from './split/rows';
export { type SplitOptions, split } from './split/split';
export { type Parts, type StratifiedSplitOptions, stratifiedSplit } from './split/stratified-split';
export type { XY } from './split/xy';
