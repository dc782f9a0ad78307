/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export { Explanation, explain } from './explain/explanation';
export type { EdgeInfo, ExplanationGraph, ValueInfo } from './explain/graph-data';
export type {
  ExplanationJson,
  JsonNumber,
  SentenceJson,
  TargetJson,
} from './explain/json';
export type { LayerRow } from './explain/layer-rows';
export type { LayeredNotation, NetworkSymbols } from './explain/naming/layered';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
