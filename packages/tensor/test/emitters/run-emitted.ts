import { emitterOf } from '../../src/backend/wasm/emitter-of';
import type { Kernel } from '../../src/operation/kernel';
import { Storage } from '../../src/value/storage';
import { Tensor } from '../../src/value/tensor';
import { type I32, ModuleWriter } from '../../src/wasm/encoder';

const PAGE = 65536;
/** What lies before, between and after the operands; a kernel that writes there is found out. */
const GUARD = 64;
const GUARD_BYTE = 0xa5;

/** How to run the code of a kernel in a test. */
export interface RunOptions {
  /** In how many calls, one after the other; 1 by default, more where threads would share the work. */
  readonly calls?: number;
  /** Bytes by which every address is off from a multiple of 64; 0 by default. */
  readonly misaligned?: number;
}

/**
 * Runs the emitted code of a kernel on copies of the operands' storages.
 *
 * @returns the error code of a check (0 for success), and the outputs as new tensors with the layout of those given;
 *   null where the kernel has no code for these operands
 */
export function runEmitted<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  { calls = 1, misaligned = 0 }: RunOptions = {},
): { readonly code: number; readonly outputs: Tensor[] } | null {
  const emitter = emitterOf(kernel);
  const emission = emitter?.emission(outputs, inputs, params) ?? null;
  if (emitter === null || emission === null) return null;

  const storages = [...new Set([...outputs, ...inputs].map(({ storage }) => storage))];
  const scalars = Float64Array.from(emitter.scalars(params));
  let top = 1024;
  const reserve = (bytes: number): number => {
    const place = top + GUARD + misaligned;
    top = Math.ceil((place + bytes + GUARD) / 64) * 64;
    return place;
  };
  const starts = new Map(storages.map((storage) => [storage, reserve(storage.data.byteLength)]));
  const scalarsAt = Math.ceil(reserve(scalars.byteLength + 8) / 8) * 8;
  const scratchAt = Math.ceil(reserve(emission.scratch + 16) / 16) * 16;

  const memory = new WebAssembly.Memory({ initial: Math.ceil((top + GUARD) / PAGE) });
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(GUARD_BYTE);
  for (const [{ data }, start] of starts) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
  }
  bytes.set(new Uint8Array(scalars.buffer), scalarsAt);
  // What an output held before must not matter, unless it is an operand, too.
  for (const { storage, offset, size, contiguous } of outputs) {
    if (!contiguous || inputs.some((input) => input.storage === storage)) continue;
    const width = storage.data.BYTES_PER_ELEMENT;
    const start = (starts.get(storage) as number) + offset * width;
    bytes.fill(GUARD_BYTE, start, start + size * width);
  }

  const writer = new ModuleWriter();
  const operands = [...outputs, ...inputs];
  writer.function(
    operands.length + 4,
    emission.checks ? 'i32' : 'void',
    (fn) => {
      const [from, to, scalarBase, scratchBase, ...places] =
        fn.parameters as readonly I32[] as I32[];
      const addresses = {
        outputs: places.slice(0, outputs.length),
        inputs: places.slice(outputs.length),
        scalars: scalarBase,
        scratch: scratchBase,
      };
      emission.emit(fn, addresses, from, to, writer);
      if (emission.checks) fn.return(0);
    },
    'run',
  );
  const module = new WebAssembly.Module(writer.finish());
  const { exports } = new WebAssembly.Instance(module, writer.imports(memory));
  const run = exports.run as (...values: number[]) => number | undefined;
  const places = operands.map(
    ({ storage, offset }) =>
      (starts.get(storage) as number) + offset * storage.data.BYTES_PER_ELEMENT,
  );
  let code = 0;
  for (let i = 0; i < calls && code === 0; i++) {
    const from = Math.floor((emission.parts * i) / calls);
    const to = Math.floor((emission.parts * (i + 1)) / calls);
    code = run(from, to, scalarsAt, scratchAt, ...places) ?? 0;
  }

  const used = new Uint8Array(bytes.length);
  for (const [{ data }, start] of starts) used.fill(1, start, start + data.byteLength);
  used.fill(1, scratchAt, scratchAt + emission.scratch);
  used.fill(1, scalarsAt, scalarsAt + scalars.byteLength);
  const strayed = bytes.findIndex((byte, i) => used[i] === 0 && byte !== GUARD_BYTE);
  if (strayed >= 0) throw new Error(`${kernel.name}: wrote outside its operands at ${strayed}`);

  const results = outputs.map((output) => {
    const { data } = output.storage;
    const start = starts.get(output.storage) as number;
    const copy = data.slice();
    new Uint8Array(copy.buffer).set(bytes.subarray(start, start + data.byteLength));
    return new Tensor(new Storage(copy), output.dtype, output.shape, output.strides, output.offset);
  });
  return { code, outputs: results };
}

/** The bits of a tensor's whole storage; every NaN the same. */
export function bitsOf({ storage: { data } }: Tensor): ArrayLike<number | bigint> {
  if (data instanceof Float32Array) {
    const bits = new Uint32Array(data.length);
    new Float32Array(bits.buffer).set(data.map((x) => (Number.isNaN(x) ? Number.NaN : x)));
    return bits;
  }
  if (data instanceof Float64Array) {
    const bits = new BigUint64Array(data.length);
    new Float64Array(bits.buffer).set(data.map((x) => (Number.isNaN(x) ? Number.NaN : x)));
    return bits;
  }
  return data;
}
