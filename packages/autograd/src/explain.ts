/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { LayeredNotation, NetworkSymbols } from './explain/naming/layered';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
export { explain, Explanation } from './explain/explanation';
export type { ExplainLanguage } from './explain/words/explain-language';
export type { Sentence, SentenceValue } from './explain/words/sentence';

// For packages that explain further.
export { operationsBehind } from './backward/backpropagate';
export { printFormula } from './explain/print/formula-text';
export { shownNumber } from './explain/print/number';
export { simplify } from './explain/print/simplify';
export { textInLatex } from './explain/print/text-in-latex';
export { type Text, textOf } from './explain/words/text';
export type { TapeNode } from './tape/tape';
