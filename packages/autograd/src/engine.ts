/**
 * For packages that explain: the tape, and how formulas, numbers and sentences are shown.
 *
 * @module
 */
export { operationsBehind } from './backward/backpropagate';
export { type FormulaSlope, formulaSlopes } from './explain/graph/slopes';
export { evaluate } from './explain/print/evaluate';
export { printFormula } from './explain/print/formula-text';
export { shownNumber } from './explain/print/number';
export { simplify } from './explain/print/simplify';
export { textInLatex } from './explain/print/text-in-latex';
export { particle } from './explain/words/particle';
export { say } from './explain/words/say';
export { textOf } from './explain/words/text';
export type { TapeNode } from './tape/tape';
