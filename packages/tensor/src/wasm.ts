/**
 * For packages that write WebAssembly: the encoder, how kernels become code, and what this engine can run.
 *
 * @module
 */

export { usesWasm } from './backend/backend';
export { writeAtOnce } from './backend/wasm/at-once';
export { emitterOf } from './backend/wasm/emitter-of';
export { copyKernel } from './ops/cast';
export type { Emission, Operand } from './wasm/emission';
export {
  asExpr,
  at,
  beyond,
  copyBytes,
  type EmittedFunction,
  type Expr,
  type HostFunction,
  type I32,
  i32,
  load,
  ModuleWriter,
  type Statement,
  store,
} from './wasm/encoder';
export { wasmFeatures } from './wasm/features';
