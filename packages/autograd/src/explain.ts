/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export { Explanation, explain } from './explain/explanation';
export type {
  Choice,
  Exercise,
  ExerciseJson,
  ExerciseOptions,
  Hidden,
} from './explain/learning/exercise';
export type { Judgement } from './explain/learning/judge';
export type { DiagnoseOptions, Mistake, MistakeOptions } from './explain/learning/mistakes';
export type { MistakeId } from './explain/learning/slips';
export type { WhatIf } from './explain/learning/what-if';
export type { LayeredNotation, NetworkSymbols } from './explain/naming/layered';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
