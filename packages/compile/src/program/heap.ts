import type { DType, TypedArray } from '@bp/tensor';
import { arrayOver, type Storage, shared } from '@bp/tensor/engine';
import { aligned } from '../plan/arena';
import { isShared, threadCount } from '../threads/current';

const PAGE = 65536;

/** A stretch of a heap, kept for as long as its owner lives. */
export class Block {
  declare heap: Heap;
  declare offset: number;
  declare readonly bytes: number;
  declare readonly owner: WeakRef<object>;

  constructor(heap: Heap, offset: number, bytes: number, owner: object) {
    this.heap = heap;
    this.offset = offset;
    this.bytes = bytes;
    this.owner = new WeakRef(owner);
  }
}

/** Where the storages and gradients that programs share lie; an owner that nobody else holds is forgotten. */
const homes = /* @__PURE__ */ shared('compile.homes', () => new WeakMap<object, Block>());

/** The place of a storage or of a gradient, if it has one. */
export function homeOf(owner: object): Block | undefined {
  return homes.get(owner);
}

/** Something that wants a place. */
export interface Request {
  readonly owner: object;
  readonly bytes: number;
  /** Whether all programs find it under its owner: a storage, whose numbers move in, or a gradient. */
  readonly shared: boolean;
}

/** A stretch of a heap in which nothing stays from one call to the next. */
export interface Workspace {
  offset: number;
  readonly bytes: number;
}

/**
 * One memory of parameters, buffers, optimizer state and everything else that programs share.
 *
 * It is as large as what it holds. A memory that is too small is replaced, never grown, since that would empty every view of
 * it; programs notice and are bound to the new one. What is gone leaves a gap, which is used again.
 */
export class Heap {
  memory: WebAssembly.Memory = new WebAssembly.Memory({ initial: 0 });
  /** The heap that has taken in all of this one. */
  absorbedBy: Heap | null = null;
  /** In which all its programs work, one after the other; replaced by a larger one where that is needed. */
  arena: Workspace | null = null;
  /** In which the threads besides the main one work; null where there are none. */
  spare: Workspace | null = null;
  /** In ascending order of place. */
  #blocks: Block[] = [];

  /** How many bytes are in use. */
  get used(): number {
    this.#sweep();
    return this.#blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * Finds a place for each request that has none yet. Where the memory must be replaced and cannot be, nothing has changed.
   *
   * @throws RangeError when there is no memory
   */
  reserve(requests: readonly Request[]): Block[] {
    this.#sweep();
    const before = this.#blocks;
    this.#blocks = [...before];
    const moving: Block[] = [];
    const found = requests.map(({ owner, bytes, shared: kept }) => {
      const known = kept ? homes.get(owner) : undefined;
      if (known?.heap === this) return known;
      const block = this.#insert(aligned(Math.max(bytes, 1)), owner);
      if (kept) moving.push(block);
      return block;
    });
    const last = this.#blocks.at(-1);
    try {
      this.#ensure(last === undefined ? 0 : last.offset + last.bytes);
    } catch (error) {
      this.#blocks = before;
      throw error;
    }
    for (const block of moving) {
      const owner = block.owner.deref() as object;
      const old = homes.get(owner);
      homes.set(owner, block);
      if (isStorage(owner)) settle(owner, block);
      else if (old !== undefined) this.#bytes(block).set(old.heap.#bytes(old));
    }
    return found;
  }

  /** Moves everything that lives in another heap into this one. Its programs have to be made anew. */
  absorb(other: Heap): void {
    other.#sweep();
    const living = other.#blocks.flatMap((block) => {
      const owner = block.owner.deref();
      // What belongs to a program is for that to ask for again.
      if (owner === undefined || homes.get(owner) !== block) return [];
      return [{ owner, bytes: block.bytes, shared: true }];
    });
    this.reserve(living);
    other.absorbedBy = this;
    other.#blocks = [];
  }

  #bytes({ offset, bytes }: Block): Uint8Array {
    return new Uint8Array(this.memory.buffer, offset, bytes);
  }

  #sweep(): void {
    this.#blocks = this.#blocks.filter(({ owner }) => owner.deref() !== undefined);
  }

  #insert(bytes: number, owner: object): Block {
    // Address 0 stays free.
    let at = aligned(1);
    let position = 0;
    for (const { offset, bytes: taken } of this.#blocks) {
      if (offset - at >= bytes) break;
      at = offset + taken;
      position++;
    }
    const block = new Block(this, at, bytes, owner);
    this.#blocks.splice(position, 0, block);
    return block;
  }

  #ensure(bytes: number): void {
    const old = this.memory.buffer;
    const share = threadCount() > 1;
    if (bytes <= old.byteLength && (!share || isShared(this.memory))) return;
    // The first memory is as large as it must be; one that turned out too small leaves some room.
    const roomy = bytes <= old.byteLength ? old.byteLength : bytes + (bytes >> 2);
    const memory = allocate(old.byteLength === 0 ? [bytes] : [roomy, bytes], share);
    new Uint8Array(memory.buffer).set(new Uint8Array(old, 0, Math.min(bytes, old.byteLength)));
    this.memory = memory;
    for (const block of this.#blocks) {
      const owner = block.owner.deref();
      if (owner !== undefined && isStorage(owner) && homes.get(owner) === block) {
        owner.moveTo(viewOf(memory, owner.dtype, block.offset, owner.length));
      }
    }
  }
}

function isStorage(owner: object): owner is Storage {
  return 'moveTo' in owner;
}

function allocate(sizes: readonly number[], shared: boolean): WebAssembly.Memory {
  const ofSize = (bytes: number): WebAssembly.Memory => {
    const initial = Math.ceil(bytes / PAGE);
    return new WebAssembly.Memory(shared ? { initial, maximum: initial, shared } : { initial });
  };
  for (const bytes of sizes.slice(0, -1)) {
    try {
      return ofSize(bytes);
    } catch {
      // There may be memory for less.
    }
  }
  return ofSize(sizes[sizes.length - 1]);
}

/** Moves the numbers of a storage into its place, and every view of them with it. */
function settle(storage: Storage, { heap, offset }: Block): void {
  const { data, dtype, length } = storage;
  const place = viewOf(heap.memory, dtype, offset, length);
  place.set(data);
  storage.moveTo(place);
}

/** A stretch of memory as numbers of one type. */
export function viewOf(
  { buffer }: WebAssembly.Memory,
  dtype: DType,
  offset: number,
  length: number,
): TypedArray {
  return arrayOver(dtype, buffer, offset, length);
}

/** The one heap in which all of these live, where they live in any; heaps that meet become one. */
export function commonHeap(owners: readonly object[]): Heap {
  const heaps = new Set<Heap>();
  for (const owner of owners) {
    const block = homes.get(owner);
    if (block !== undefined) heaps.add(block.heap);
  }
  const [heap, ...others] = [...heaps].sort(
    (a, b) => b.memory.buffer.byteLength - a.memory.buffer.byteLength,
  );
  if (heap === undefined) return new Heap();
  for (const other of others) heap.absorb(other);
  return heap;
}
