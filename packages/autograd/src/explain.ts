/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { ExplainOptions } from './explain/chain/context';
export type { Factor } from './explain/chain/factor';
export type { ScalarName } from './explain/chain/find';
export type {
  Contribution,
  GradientCheck,
  GradientExplanation,
  PathExplanation,
} from './explain/chain/gradient';
export type { EdgeInfo, ExplanationGraph, ValueInfo } from './explain/data/graph-data';
export type {
  ExplanationJson,
  JsonNumber,
  LayerJson,
  SentenceJson,
  TargetJson,
} from './explain/data/json';
export {
  type Derivation,
  type DerivationId,
  type DerivationOptions,
  derivation,
} from './explain/derivation/derivation';
export type { DerivationLine } from './explain/derivation/line';
export { toGraphviz, toMermaid } from './explain/drawing/draw';
export { explain } from './explain/explanation/explain';
export type { Explanation } from './explain/explanation/explanation';
export {
  type Choice,
  type Exercise,
  type ExerciseJson,
  type ExerciseOptions,
  exercise,
  type Hidden,
} from './explain/learning/exercise';
export type { Judgement } from './explain/learning/judge';
export {
  type DiagnoseOptions,
  diagnose,
  type Mistake,
  type MistakeOptions,
  mistakes,
} from './explain/learning/mistakes';
export { type Answer, readAnswer } from './explain/learning/read-answer';
export { type WhatIf, whatIf } from './explain/learning/what-if';
export type { MistakeId } from './explain/learning/wrong';
export type { LayeredNotation } from './explain/naming/layered';
export type { Named } from './explain/naming/names';
export type { NetworkSymbols } from './explain/naming/network-symbols';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { DeltaExplanation } from './explain/network/delta';
export type { LayerExplanation } from './explain/network/layer-data';
export type { SummaryOptions } from './explain/network/summary';
export type { Pair } from './explain/print/pair';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
export type { Text } from './explain/words/text';
