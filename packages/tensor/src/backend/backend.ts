import { BpError } from '../process/errors';
import { shared } from '../process/state';
import { wasmFeatures } from '../wasm/features';

/** What runs the kernels: WebAssembly where it may, or the reference loops in TypeScript. The bits are the same. */
export type Backend = 'wasm' | 'reference';

const chosen = /* @__PURE__ */ shared('backend', () => ({
  wasm: null as boolean | null,
  atOnce: false,
}));

/** Whether kernels run in WebAssembly. */
export function usesWasm(): boolean {
  chosen.wasm ??= wasmFeatures().simd;
  return chosen.wasm;
}

/** Whether every kernel that can gets its code at the first call, instead of when that has paid. */
export function writesAtOnce(): boolean {
  return chosen.atOnce;
}

/** For tests: has every kernel that can run in WebAssembly, from the first call on. */
export function writeAtOnce(on: boolean): void {
  chosen.atOnce = on;
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
  if (name === 'wasm' && !wasmFeatures().simd) {
    throw new BpError(
      'BP_DEVICE',
      'setBackend',
      "this engine runs no WebAssembly with vector instructions, or a content security policy forbids it; allow 'wasm-unsafe-eval'",
    );
  }
  chosen.wasm = name === 'wasm';
}
