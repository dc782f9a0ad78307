/**
 * For packages that extend the engine: the chain rule, compiled steps, operations of one's own.
 *
 * @module
 */
import './methods/methods';

export { readArguments } from './checks/arguments';
export { checkFunction, isCallable } from './checks/check-function';
export {
  ABOVE_ZERO,
  BELOW_ONE,
  checkNumber,
  FINITE,
  FROM_ONE,
  FROM_ZERO,
  INFINITE_TOO,
  POWER,
  type Range,
  UP_TO_ONE,
  WHOLE,
} from './checks/check-number';
export { isList, readIterable, readList } from './checks/list';
export { checkOption, closest, type OptionRule, readOptions } from './checks/options';
export { isPlainObject } from './checks/plain-object';
export { wholeNumber } from './checks/whole-number';
export { f } from './formula/build';
export { type Formula, makeFormula, substitute, topological } from './formula/formula';
export { bell, normalDistribution } from './formula/gaussian';
export { loopFor } from './formula/loops';
export { constant, input, isConstant, type Node, node, scalar } from './formula/node';
export { givesTruth, SCALAR_OPS, type ScalarOp } from './formula/scalar-op';
export { allocate, arrayOver, checkReal, isFloat, promote, toFloat, widthOf } from './layout/dtype';
export {
  broadcastShapes,
  checkAxis,
  checkShape,
  checkWork,
  sameShape,
  sizeOf,
  stretches,
  stridesOf,
} from './layout/shape';
export { gatherRange, isDense, isRepeated, sameLayout, unravel } from './layout/strided';
export { cos64, pow64 } from './math';
export { apply, emptyTensor, recordComputed } from './operation/apply';
export { checkKernel } from './operation/check-kernel';
export { asTensor, single } from './operation/convert';
export { dispatch } from './operation/dispatch';
export { formulaKernel, isFormulaKernel } from './operation/formula-kernel';
export {
  formulaOperation,
  shownFormula,
} from './operation/formula-operation';
export type { FormulaKernel, Kernel } from './operation/kernel';
export { type NumberOrTensor, numberOrTensor } from './operation/number-or-tensor';
export type {
  AnyOperation,
  CompositeOperation,
  Computed,
  FormulaOperation,
  KernelOperation,
  Operation,
} from './operation/operation';
export { type DispatchTap, tapDispatch } from './operation/tap-dispatch';
export { checkPair, readPadding } from './ops/windows';
export { define } from './process/define';
export { currentFrame, type Frame, withFrame } from './process/frame';
export { keepRecords, keepsRecords } from './process/keep-records';
export { shared } from './process/state';
export { withRng } from './random/default-rng';
export { fillPermutation } from './random/permutation';
export { createState } from './random/state';
export {
  type BinaryType,
  binaryDtype,
  binaryWidth,
  littleEndianBytes,
  readNumbers,
} from './saved/binary-numbers';
export { readBytes } from './saved/bytes';
export {
  assignAll,
  compareNames,
  copyValues,
  isRecord,
  listNames,
  readRecord,
  readSaved,
} from './saved/saved-values';
export {
  type DeferredGradient,
  type GradientHolder,
  isDeferred,
  readGradient,
  writeGradient,
} from './value/gradient-holder';
export { giveBack } from './value/pool';
export type { GradientRecord, Recorder } from './value/record';
export { isPinned, nextStorage, Storage } from './value/storage';
export { checkEmitter } from './wasm/emitters/check';
export { finiteEmitter } from './wasm/emitters/finite';
export { allOrNothing, isAllOrNothing, noteChange, noteWrite } from './watch/all-or-nothing';
export {
  currentWatcher,
  noteMade,
  noteModule,
  noteState,
  type Watcher,
  watchWith,
} from './watch/watch';
