/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export { Explanation, explain } from './explain/explanation';
export type { LayeredNotation } from './explain/naming/layered';
export type { NetworkSymbols } from './explain/naming/network-symbols';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';
