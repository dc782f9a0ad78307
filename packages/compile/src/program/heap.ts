import type { DType, TypedArray } from '@bp/tensor';
import {
  arrayOver,
  type GradientHolder,
  isDeferred,
  type Storage,
  shared,
} from '@bp/tensor/engine';
import { aligned } from '../plan/arena';
import { isShared, threadCount } from '../threads/current';
import { type Holder, makeMemory, memories } from './memories';

/** A stretch of a heap, kept for as long as its owner lives. */
export class Block {
  /** Null once it is given up. */
  heap: Heap | null;
  declare readonly offset: number;
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
const homes = /* @__PURE__ */ shared('compile.homes', () => new WeakMap<object, Block>(), 2);

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

/** A program that lies in a heap. */
export interface Resident {
  /** Lets go of the memory, from which something has gone: to be bound anew before the next call. */
  unbind(): void;
}

/**
 * One memory of parameters, buffers, optimizer state and everything else that programs share.
 *
 * It is as large as what it holds. A memory that is too small is replaced, never grown, since that would empty every view of
 * it; programs are bound to the new one by their next call. What is gone leaves a gap, which is used again.
 */
export class Heap implements Holder {
  memory: WebAssembly.Memory | null = null;
  usedAt: number = memories.clock;
  /** In which all its programs work, one after the other; replaced by a larger one where that is needed. */
  arena: Workspace | null = null;
  /** In which the threads besides the main one work; null where there are none. */
  spare: Workspace | null = null;
  // No # names: copies of the library share heaps.
  /** In ascending order of place. */
  private blocks: Block[] = [];
  private residents: WeakRef<Resident>[] = [];

  constructor() {
    memories.holders.push(new WeakRef(this));
  }

  /** How many bytes are in use. */
  get used(): number {
    this.sweep();
    return this.blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** How many bytes there are. */
  get size(): number {
    return this.memory?.buffer.byteLength ?? 0;
  }

  /** Has a program told of what happens to the memory. */
  addResident(resident: Resident): void {
    this.residents.push(new WeakRef(resident));
  }

  /**
   * Finds a place for each request that has none yet. Where the memory must be replaced and cannot be, nothing has changed.
   *
   * @throws RangeError when there is no memory
   */
  reserve(requests: readonly Request[]): Block[] {
    this.sweep();
    const before = this.blocks;
    this.blocks = [...before];
    const moving: { owner: object; block: Block }[] = [];
    const found = requests.map(({ owner, bytes, shared: kept }) => {
      const known = kept ? homes.get(owner) : undefined;
      if (known?.heap === this) return known;
      const block = this.insert(aligned(Math.max(bytes, 1)), owner);
      if (kept) moving.push({ owner, block });
      return block;
    });
    const last = this.blocks.at(-1);
    try {
      this.ensure(last === undefined ? 0 : last.offset + last.bytes);
    } catch (error) {
      this.blocks = before;
      throw error;
    }
    for (const { owner, block } of moving) {
      const old = homes.get(owner);
      homes.set(owner, block);
      if (isStorage(owner)) settle(owner, block);
      else if (old !== undefined) bytesOf(block).set(bytesOf(old));
      old?.heap?.leave(old);
    }
    return found;
  }

  /** Moves everything that lives in another heap into this one. */
  absorb(other: Heap): void {
    other.sweep();
    const living = other.blocks.flatMap((block) => {
      const owner = block.owner.deref();
      // What belongs to a program is for that to ask for again.
      if (owner === undefined || homes.get(owner) !== block) return [];
      return [{ owner, bytes: block.bytes, shared: true }];
    });
    this.reserve(living);
    other.evict();
  }

  /** Gives a block up that nobody else counts on. */
  free(block: Block): void {
    block.heap = null;
    this.blocks = this.blocks.filter((other) => other !== block);
  }

  /** Storages move to arrays of their own, gradients become tensors; programs find a place anew when they are called. */
  evict(): void {
    for (const block of this.blocks) {
      const owner = block.owner.deref();
      if (owner !== undefined && homes.get(owner) === block) {
        if (isStorage(owner)) {
          if (owner.atHand) owner.moveTo(owner.data.slice());
        } else {
          const holder = owner as GradientHolder;
          if (holder.held !== null && isDeferred(holder.held)) holder.held = holder.held.copyOut();
        }
        homes.delete(owner);
      }
      block.heap = null;
    }
    this.blocks = [];
    this.memory = this.arena = this.spare = null;
    this.unbindAll();
  }

  private leave(block: Block): void {
    this.free(block);
    this.unbindAll();
  }

  private unbindAll(): void {
    this.residents = this.residents.filter((ref) => {
      const resident = ref.deref();
      resident?.unbind();
      return resident !== undefined;
    });
  }

  private sweep(): void {
    this.blocks = this.blocks.filter(({ owner }) => owner.deref() !== undefined);
  }

  private insert(bytes: number, owner: object): Block {
    // Address 0 stays free.
    let at = aligned(1);
    let position = 0;
    for (const { offset, bytes: taken } of this.blocks) {
      if (offset - at >= bytes) break;
      at = offset + taken;
      position++;
    }
    const block = new Block(this, at, bytes, owner);
    this.blocks.splice(position, 0, block);
    return block;
  }

  private ensure(bytes: number): void {
    const old = this.memory;
    const { size } = this;
    const share = threadCount() > 1;
    if (old !== null && bytes <= size && (!share || isShared(old))) return;
    // The first memory is as large as it must be; one that turned out too small leaves some room.
    const sizes = bytes <= size ? [size] : old === null ? [bytes] : [bytes + (bytes >> 1), bytes];
    const memory = makeMemory(sizes, share, this);
    if (old !== null) {
      const kept = Math.min(size, memory.buffer.byteLength);
      new Uint8Array(memory.buffer).set(new Uint8Array(old.buffer, 0, kept));
    }
    this.memory = memory;
    for (const block of this.blocks) {
      const owner = block.owner.deref();
      if (owner !== undefined && isStorage(owner) && homes.get(owner) === block) {
        owner.moveTo(viewOf(memory, owner.dtype, block.offset, owner.length));
      }
    }
    this.unbindAll();
  }
}

function isStorage(owner: object): owner is Storage {
  return 'moveTo' in owner;
}

/** Moves the numbers of a storage into its place, and every view of them with it. */
function settle(storage: Storage, block: Block): void {
  const { data, dtype, length } = storage;
  const place = viewOf(memoryOf(block), dtype, block.offset, length);
  place.set(data);
  storage.moveTo(place);
}

function bytesOf(block: Block): Uint8Array {
  return new Uint8Array(memoryOf(block).buffer, block.offset, block.bytes);
}

/** The memory in which a block lies. */
export function memoryOf({ heap }: Block): WebAssembly.Memory {
  return (heap as Heap).memory as WebAssembly.Memory;
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
