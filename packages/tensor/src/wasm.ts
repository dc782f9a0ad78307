/**
 * For packages that write WebAssembly: the encoder, how kernels become code, and what this engine can run.
 *
 * @module
 */
export { copyKernel } from './ops/cast';
export { usesWasm, writeAtOnce } from './wasm/backend';
export type { Emission, Emitter } from './wasm/emission';
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
