/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { Derivation, DerivationId, DerivationOptions } from './explain/derivation/derivation';
export type { DerivationLine } from './explain/derivation/line';
export { Explanation, explain } from './explain/explanation';
export type { LayeredNotation, NetworkSymbols } from './explain/naming/layered';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
