import { backends, type KernelBackend, reference } from '../operation/kernel-backend';
import { BpError } from '../process/errors';
import { hasVectors } from '../wasm/vectors';
import { wasm } from './wasm/wasm-backend';

/** What runs the kernels: WebAssembly where it may, or the reference loops in TypeScript. The bits are the same. */
export type Backend = 'wasm' | 'reference';

/** Stands in until the first kernel runs, and then gives way to the best that this engine can run. */
const undecided: KernelBackend = {
  name: 'undecided',
  run: (kernel, outputs, inputs, params, captured) =>
    decided().run(kernel, outputs, inputs, params, captured),
  read: (storage) => decided().read(storage),
};

function decided(): KernelBackend {
  if (backends.current.name === undecided.name) {
    backends.current = hasVectors() ? wasm : reference;
  }
  return backends.current;
}

/** Gives the process its choice of backends, once; until then the reference is all there is. */
export function connectBackends(): void {
  if (backends.connected) return;
  backends.connected = true;
  backends.current = undecided;
}

/** Whether kernels run in WebAssembly. */
export function usesWasm(): boolean {
  return decided().name === 'wasm';
}

/**
 * What runs the kernels now.
 *
 * @returns `'wasm'`, or `'reference'` where that was chosen or WebAssembly cannot be used
 * @example
 * backend(); // 'wasm'
 */
export function backend(): Backend {
  return usesWasm() ? 'wasm' : 'reference';
}

/**
 * Chooses what runs the kernels of the whole process, to compare the two or to rule one out. Results do not depend on it.
 * Without WebAssembly compiled steps run as they are.
 *
 * @param name - `'wasm'`, the default wherever WebAssembly with vector instructions may be used, or `'reference'`
 * @throws BpError `BP_DEVICE` for `'wasm'` where it cannot be used, `BP_OPTION` for another name
 * @example
 * setBackend('reference');
 * backend(); // 'reference'
 * setBackend('wasm');
 */
export function setBackend(name: Backend): void {
  if (name !== 'wasm' && name !== 'reference') {
    throw new BpError('BP_OPTION', 'setBackend', "expected 'wasm' or 'reference', got {name}", {
      name,
    });
  }
  if (name === 'wasm' && !hasVectors()) {
    throw new BpError(
      'BP_DEVICE',
      'setBackend',
      "this engine runs no WebAssembly with vector instructions, or a content security policy forbids it; allow 'wasm-unsafe-eval'",
    );
  }
  backends.current = name === 'wasm' ? wasm : reference;
}
