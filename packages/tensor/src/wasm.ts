/**
 * For packages that write WebAssembly: the encoder, how kernels become code, and what this engine can run.
 *
 * @module
 */

export { usesWasm } from './backend/backend';
export { writeAtOnce } from './backend/wasm/at-once';
export { emitterOf } from './backend/wasm/emitter-of';
export { copyKernel } from './ops/cast';
export type { Addresses, Emission, Emitter, Operand } from './wasm/emission';
export * from './wasm/encoder';
export { type WasmFeatures, wasmFeatures } from './wasm/features';
