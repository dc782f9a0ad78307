/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { LayeredNotation, NetworkSymbols } from './explain/naming/layered';
export type { Notation } from './explain/naming/notation';
export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
