/**
 * For packages that write WebAssembly: the encoder, how kernels become code, and what this engine can run.
 *
 * @module
 */

export { usesWasm, writeAtOnce } from './backend/backend';
export { copyKernel } from './ops/cast';
export type { Addresses, Emission, Emitter, Operand } from './wasm/emission';
export * from './wasm/encoder';
export { type WasmFeatures, wasmFeatures } from './wasm/features';
