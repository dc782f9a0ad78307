import { arrayOver, type DType, type TypedArray } from '../../layout/dtype';
import { shared } from '../../process/state';

/** Memory on which the kernels of eager operations work; nothing stays in it from one call to the next. */
interface Scratch {
  memory: WebAssembly.Memory | null;
  /** Counts how often the memory has grown: views made before are of no use any more. */
  grown: number;
}

const scratch = /* @__PURE__ */ shared<Scratch>('wasm.scratch', () => ({ memory: null, grown: 0 }));

const PAGE = 65536;

/** The memory, with room for so many bytes. Throws a RangeError where that is not to be had. */
export function scratchMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (scratch.memory === null) scratch.memory = new WebAssembly.Memory({ initial: pages });
  else {
    const missing = pages - scratch.memory.buffer.byteLength / PAGE;
    if (missing > 0) {
      scratch.memory.grow(missing);
      scratch.grown++;
    }
  }
  return scratch.memory;
}

/** Changes whenever the memory has moved. */
export function scratchVersion(): number {
  return scratch.grown;
}

/** A stretch of the memory as numbers of one type. */
export function scratchView(dtype: DType, address: number, length: number): TypedArray {
  const { buffer } = scratch.memory as WebAssembly.Memory;
  return arrayOver(dtype, buffer, address, length);
}
