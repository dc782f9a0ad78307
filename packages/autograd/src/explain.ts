/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export { printFormula } from './explain/print/formula-text';
export { shownNumber } from './explain/print/number';
export type { Pair } from './explain/print/pair';
export { simplify } from './explain/print/simplify';
