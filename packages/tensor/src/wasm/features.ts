import { shared } from '../process/state';
import { at, type FunctionWriter, f32x4, load, ModuleWriter, store } from './encoder';
import { hasVectors, isModule } from './vectors';

/** What this engine can do with WebAssembly. */
export interface WasmFeatures {
  /** Whether modules may be made at all, with vector instructions; a content security policy can forbid it. */
  readonly simd: boolean;
  /** Whether it has fused multiply-add. */
  readonly relaxed: boolean;
  /** Whether several threads may share a memory. */
  readonly threads: boolean;
}

/** What this engine can do, found out once by compiling modules of a few instructions. */
export function wasmFeatures(): WasmFeatures {
  return shared('wasm.features', () => {
    const simd = hasVectors();
    const relaxed =
      simd &&
      compiles((fn) => {
        const x = load.v128(at(0));
        fn.do(store.v128(at(0), f32x4.relaxedMadd(x, x, x)));
      });
    return { simd, relaxed, threads: simd && typeof SharedArrayBuffer === 'function' };
  });
}

function compiles(body: (fn: FunctionWriter) => void): boolean {
  return isModule(() => {
    const writer = new ModuleWriter();
    writer.function(0, 'void', body);
    return writer.finish();
  });
}
