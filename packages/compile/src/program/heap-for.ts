import { shared } from '@bp/tensor/engine';
import { Heap, homeOf } from './heap';

/** How large that memory may become before another is begun: replacing it takes as much again for a moment. */
const FULL = 128e6;

/** The heap of small programs. */
export const common = /* @__PURE__ */ shared('compile.common', () => ({
  heap: null as WeakRef<Heap> | null,
  /** Programs that need no more than this lie there, in bytes. */
  most: 4e6,
}));

/**
 * The one heap for a program: that in which its parameters live, if they live in any. Large programs have heaps of their
 * own; the small ones of a process share one, since engines allow few memories.
 *
 * @param owners - the storages and gradients that it shares with other programs
 * @param bytes - what it needs in all
 */
export function heapFor(owners: readonly object[], bytes: number): Heap {
  const heaps = new Set<Heap>();
  for (const owner of owners) {
    const heap = homeOf(owner)?.heap;
    if (heap) heaps.add(heap);
  }
  const small = common.heap?.deref();
  // From the common heap only what the program needs moves on.
  if (small !== undefined && heaps.delete(small) && heaps.size === 0 && bytes <= common.most)
    return small;
  const [heap, ...others] = [...heaps].sort((a, b) => b.size - a.size);
  if (heap !== undefined) {
    for (const other of others) heap.absorb(other);
    return heap;
  }
  if (bytes > common.most) return new Heap();
  if (small !== undefined && small.size <= FULL) return small;
  const made = new Heap();
  common.heap = new WeakRef(made);
  return made;
}
