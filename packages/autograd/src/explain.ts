/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { ExplainOptions } from './explain/context';
export type { DeltaExplanation } from './explain/delta';
export type {
  Derivation,
  DerivationId,
  DerivationOptions,
} from './explain/derivation/derivation';
export type { DerivationLine } from './explain/derivation/line';
export { toGraphviz, toMermaid } from './explain/draw';
export type {
  Choice,
  Exercise,
  ExerciseJson,
  ExerciseOptions,
  Hidden,
} from './explain/exercise';
export { explain } from './explain/explain';
export type { Explanation } from './explain/explanation';
export type { Factor } from './explain/factor';
export type { ScalarName } from './explain/find';
export type {
  Contribution,
  GradientCheck,
  GradientExplanation,
  PathExplanation,
} from './explain/gradient';
export type { EdgeInfo, ExplanationGraph, ValueInfo } from './explain/graph-data';
export type {
  ExplanationJson,
  JsonNumber,
  LayerJson,
  SentenceJson,
  TargetJson,
} from './explain/json';
export type { LayerExplanation } from './explain/layer-data';
export type { Judgement } from './explain/learning/judge';
export type { MistakeId } from './explain/learning/wrong';
export type { DiagnoseOptions, Mistake, MistakeOptions } from './explain/mistakes';
export type { LayeredNotation } from './explain/naming/layered';
export type { Named } from './explain/naming/names';
export type { NetworkSymbols } from './explain/naming/network-symbols';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export type { SummaryOptions } from './explain/summary';
export type { WhatIf } from './explain/what-if';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
export type { Text } from './explain/words/text';
