import { shared } from '../process/state';
import { at, f32x4, i32x4, load, ModuleWriter, store } from './encoder';

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
  return shared('wasm.features', detect);
}

function detect(): WasmFeatures {
  const simd = compiles((writer) =>
    writer.function(0, 'i32', (fn) => fn.return(i32x4.extract(i32x4.splat(1), 0))),
  );
  const relaxed =
    simd &&
    compiles((writer) =>
      writer.function(0, 'void', (fn) => {
        const x = load.v128(at(0));
        fn.do(store.v128(at(0), f32x4.relaxedMadd(x, x, x)));
      }),
    );
  return { simd, relaxed, threads: simd && typeof SharedArrayBuffer === 'function' };
}

function compiles(write: (writer: ModuleWriter) => void): boolean {
  try {
    const writer = new ModuleWriter();
    write(writer);
    return new WebAssembly.Module(writer.finish()) !== null;
  } catch {
    return false;
  }
}
