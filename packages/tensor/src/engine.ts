/**
 * For packages that extend the engine: the chain rule, compiled steps, operations of one's own.
 *
 * @module
 */
import './methods';

export { asIndex, asTensor, single } from './convert';
export { allocate, arrayOver, isFloat, promote, toFloat } from './dtype';
export { f } from './formula/build';
export { type Formula, makeFormula, substitute, topological } from './formula/formula';
export { formulaKernel } from './formula/kernel';
export { constant, input, isConstant, type Node, node, scalar } from './formula/node';
export { givesTruth, SCALAR_OPS, type ScalarOp } from './formula/scalar-op';
export { gatherRange, isDense, type Layout } from './layout/strided';
export { apply, emptyTensor, recordComputed } from './operation/apply';
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
export {
  type FormulaOptions,
  formulaOperation,
  type ShownFormula,
  shownFormula,
} from './operation/formula-operation';
export type {
  AnyOperation,
  CompositeOperation,
  Computed,
  FormulaOperation,
  KernelOperation,
  Operation,
  Reads,
  ViewOperation,
  Vjp,
  VjpContext,
} from './operation/operation';
export type { Element, Position, TellContext, Told } from './operation/tell';
export { checkPair, readPadding } from './ops/windows';
export { closest, readOptions } from './options';
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
  checkAxes,
  checkAxis,
  checkShape,
  sameShape,
  sizeOf,
  stridesOf,
} from './shape';
export { shared } from './state';
export { isPinned, nextStorage, Storage } from './storage';
export { type Allowed, checkEmitter } from './wasm/emitters/check';
