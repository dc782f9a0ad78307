import { type KernelBackend, reference } from '../../operation/kernel-backend';
import { runFast } from './run-fast';

/** WebAssembly, written for the shapes that come, where that pays. Its numbers are arrays of the host. */
export const wasm: KernelBackend = { name: 'wasm', run: runFast, read: reference.read };
