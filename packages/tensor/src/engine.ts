/**
 * For packages that extend the engine: the chain rule, compiled steps, operations of one's own.
 *
 * @module
 */
import './methods/methods';

export { closest, readOptions } from './checks/options';
export { f } from './formula/build';
export { type Formula, makeFormula, substitute, topological } from './formula/formula';
export { constant, input, isConstant, type Node, node, scalar } from './formula/node';
export { givesTruth, SCALAR_OPS, type ScalarOp } from './formula/scalar-op';
export { allocate, arrayOver, isFloat, promote, toFloat } from './layout/dtype';
export {
  broadcastShapes,
  checkAxes,
  checkAxis,
  checkShape,
  sameShape,
  sizeOf,
  stridesOf,
} from './layout/shape';
export { gatherRange, isDense, type Layout } from './layout/strided';
export { apply, emptyTensor } from './operation/apply';
export { asIndex, asTensor, single } from './operation/convert';
export { type DispatchTap, dispatch, type Kernel, tapDispatch } from './operation/dispatch';
export { formulaKernel } from './operation/formula-kernel';
export type {
  AnyOperation,
  FormulaOperation,
  KernelOperation,
  Operation,
  Reads,
  ViewOperation,
  Vjp,
  VjpContext,
} from './operation/operation';
export { checkPair, readPadding } from './ops/windows';
export { shared } from './process/state';
export {
  assignAll,
  compareNames,
  copyValues,
  isRecord,
  listNames,
  readSaved,
} from './saved/saved-values';
export { giveBack } from './value/pool';
export type { GradientRecord, Recorder } from './value/record';
export { isPinned, nextStorage, Storage } from './value/storage';
export { type Allowed, checkEmitter } from './wasm/emitters/check';
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
} from './watch/capture';
