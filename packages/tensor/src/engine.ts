/**
 * For packages that extend the engine: the chain rule, compiled steps, operations of one's own.
 *
 * @module
 */
import './methods';

export { asIndex, asTensor, single } from './convert';
export { allocate, isFloat, promote, toFloat } from './dtype';
export { f } from './formula/build';
export { type Formula, makeFormula, substitute, topological } from './formula/formula';
export { formulaKernel } from './formula/kernel';
export { constant, input, isConstant, type Node, node, scalar } from './formula/node';
export { SCALAR_OPS, type ScalarOp } from './formula/scalar-op';
export { apply, emptyTensor } from './operation/apply';
export { type DispatchTap, dispatch, type Kernel, tapDispatch } from './operation/dispatch';
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
export { closest, readOptions } from './options';
export type { GradientRecord, Recorder } from './record';
export { broadcastShapes, checkAxes, checkAxis, checkShape, sameShape, sizeOf } from './shape';
export { shared } from './state';
export { Storage } from './storage';
