import { type KernelBackend, reference } from '../../operation/kernel-backend';
import { arrive } from '../../wasm/on-demand/late';

/** After so many numbers in all the code is loaded; before, the reference is done sooner than it could be. */
const WORTHWHILE = 2 ** 20;

let computed = 0;
let run: KernelBackend['run'] | null = null;

/**
 * WebAssembly as soon as its code is there, which is loaded when there is something to compute; until then the reference gives
 * the same bits. Stands in the place of `backend/wasm/wasm-backend` in bundles that load WebAssembly on demand.
 */
export const wasm: KernelBackend = {
  name: 'wasm',
  run(kernel, outputs, inputs, params, captured) {
    if (run !== null) return run(kernel, outputs, inputs, params, captured);
    const before = computed;
    for (const { size } of outputs) computed += size;
    if (before < WORTHWHILE && computed >= WORTHWHILE) void load();
    return false;
  },
  read: reference.read,
};

async function load(): Promise<void> {
  try {
    const { emitters, runFast } = await import('./code');
    arrive(emitters);
    run = runFast;
  } catch {
    // Without a network it is tried again later.
    computed = 0;
  }
}
