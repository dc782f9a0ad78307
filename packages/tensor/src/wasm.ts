/**
 * For packages that write WebAssembly: the encoder, how kernels become code, and what this engine can run.
 *
 * @module
 */
export { copyKernel } from './ops/cast';
export { usesWasm, writeAtOnce } from './wasm/backend';
export type { Addresses, Emission, Emitter, Operand } from './wasm/emission';
export * from './wasm/encoder';
export { type WasmFeatures, wasmFeatures } from './wasm/features';
