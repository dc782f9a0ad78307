/**
 * For packages that extend the engine: the chain rule, compiled steps, operations of one's own.
 *
 * @module
 */
import './methods';

export {
  ABOVE_ZERO,
  BELOW_ONE,
  checkNumber,
  FINITE,
  FROM_ONE,
  FROM_ZERO,
  type Range,
  UP_TO_ONE,
  WHOLE,
} from './check-number';
export { asTensor, single } from './convert';
export { allocate, arrayOver, isFloat, promote, toFloat, widthOf } from './dtype';
export { f } from './formula/build';
export { type Formula, makeFormula, substitute, topological } from './formula/formula';
export { formulaKernel } from './formula/kernel';
export { constant, input, type Node, node, scalar } from './formula/node';
export { givesTruth, SCALAR_OPS, type ScalarOp } from './formula/scalar-op';
export { gatherRange, isDense, isRepeated, sameLayout } from './layout/strided';
export { apply, emptyTensor } from './operation/apply';
export {
  type Capture,
  captureWith,
  currentCapture,
  type DeferredGradient,
  type GradientHolder,
  isDeferred,
  noteMade,
  notePath,
  noteState,
  readGradient,
  writeGradient,
} from './operation/capture';
export { type DispatchTap, dispatch, type Kernel, tapDispatch } from './operation/dispatch';
export type {
  AnyOperation,
  FormulaOperation,
  KernelOperation,
  Vjp,
  VjpContext,
} from './operation/operation';
export { checkPair, readPadding } from './ops/windows';
export { closest, readOptions } from './options';
export { isPlainObject } from './plain-object';
export { giveBack } from './pool';
export type { GradientRecord, Recorder } from './record';
export {
  assignAll,
  compareNames,
  copyValues,
  isRecord,
  listNames,
  readSaved,
} from './saved-values';
export {
  broadcastShapes,
  checkAxis,
  checkShape,
  sameShape,
  sizeOf,
  stretches,
  stridesOf,
} from './shape';
export { shared } from './state';
export { isPinned, nextStorage, Storage } from './storage';
export { checkEmitter } from './wasm/emitters/check';
export { wholeNumber } from './whole-number';
