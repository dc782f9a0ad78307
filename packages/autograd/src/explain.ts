/**
 * Every gradient of a recorded loss in words, numbers and formulas.
 *
 * @module
 */

export type { ScalarInfo, ScalarRole } from './explain/naming/scalar-info';
export type { Pair } from './explain/print/pair';
