import { shared } from '@bp/tensor/engine';

const PAGE = 65536;

/** What has a memory, and can do without until it is used again. */
export interface Holder {
  memory: WebAssembly.Memory | null;
  /** When it was used last, by the clock of all. */
  usedAt: number;
  /** Lets go of the memory; what lay there goes on elsewhere. */
  evict(): void;
}

/** Engines allow few memories at a time, Chromium about 123, so all of a process are known here. */
export const memories = /* @__PURE__ */ shared('compile.memories', () => ({
  clock: 0,
  holders: [] as WeakRef<Holder>[],
  /** From how many bytes on it did not help that all others were evicted. */
  hopeless: Number.POSITIVE_INFINITY,
  /** How long refusals have taken since this was last cleared, in milliseconds. */
  refusalMs: 0,
}));

/**
 * Makes a memory. Where the engine refuses, holders give theirs up, the one used longest ago first.
 *
 * @param sizes - in bytes: what is wanted, and what will do
 * @param isShared - whether threads are to share it
 * @param holder - for whom it is: the one that keeps its own
 * @throws whatever the engine says where there is no memory
 */
export function makeMemory(
  sizes: readonly number[],
  isShared: boolean,
  holder: Holder,
): WebAssembly.Memory {
  const least = sizes[sizes.length - 1];
  for (let evicted = false; ; evicted = true) {
    let failure: unknown;
    for (const bytes of sizes) {
      const start = performance.now();
      try {
        const initial = Math.ceil(bytes / PAGE);
        const memory = new WebAssembly.Memory(
          isShared ? { initial, maximum: initial, shared: true } : { initial },
        );
        if (least >= memories.hopeless) memories.hopeless = Number.POSITIVE_INFINITY;
        return memory;
      } catch (error) {
        failure = error;
        memories.refusalMs += performance.now() - start;
      }
    }
    // What did not help once would only take their programs from the others, call by call.
    if (least >= memories.hopeless) throw failure;
    if (!evictOldest(holder)) {
      if (evicted) memories.hopeless = least;
      throw failure;
    }
  }
}

function evictOldest(keep: Holder): boolean {
  let oldest: Holder | null = null;
  memories.holders = memories.holders.filter((ref) => {
    const holder = ref.deref();
    if (holder === undefined) return false;
    const mayGo = holder !== keep && holder.memory !== null;
    if (mayGo && (oldest === null || holder.usedAt < oldest.usedAt)) oldest = holder;
    return true;
  });
  (oldest as Holder | null)?.evict();
  return oldest !== null;
}
