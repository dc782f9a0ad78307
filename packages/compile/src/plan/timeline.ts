import { Runs } from './runs';

/**
 * Which addresses are taken when, as a segment tree over time: a stretch of time is a few of its nodes, so that what is taken
 * during it is found in a few lists of runs, however many cells there are.
 */
export class Timeline {
  /** The number of moments, a power of two; the node of moment t is number `size + t`, that above node n is n >> 1. */
  readonly #size: number;
  /** For each node what is taken during all of its time. */
  readonly #throughout: (Runs | undefined)[] = [];
  /** For each node what is taken at any moment of its time. */
  readonly #sometimes: (Runs | undefined)[] = [];

  constructor(moments: number) {
    let size = 1;
    while (size < moments) size *= 2;
    this.#size = size;
  }

  /** Takes the lowest place that is free from one moment to another, both included; returns where it is. */
  take(from: number, to: number, bytes: number): number {
    const at = this.#lowest(this.#takenDuring(from, to), bytes);
    for (const node of this.#nodes(from, to)) {
      runsOf(this.#throughout, node).add(at, at + bytes);
      for (let n = node; n > 0; n >>= 1) runsOf(this.#sometimes, n).add(at, at + bytes);
    }
    return at;
  }

  #lowest(taken: readonly Runs[], bytes: number): number {
    let at = 0;
    // Each list that agrees with the place counts; once one moves it, all are asked again.
    for (let agreed = 0, i = 0; agreed < taken.length; i = (i + 1) % taken.length) {
      const free = taken[i].firstGap(at, bytes);
      agreed = free === at ? agreed + 1 : 1;
      at = free;
    }
    return at;
  }

  #takenDuring(from: number, to: number): Runs[] {
    const taken = new Set<Runs | undefined>();
    for (const node of this.#nodes(from, to)) {
      taken.add(this.#sometimes[node]);
      for (let n = node >> 1; n > 0; n >>= 1) taken.add(this.#throughout[n]);
    }
    taken.delete(undefined);
    return [...taken] as Runs[];
  }

  /** The fewest nodes whose times together are a stretch of time. */
  #nodes(from: number, to: number): number[] {
    const nodes: number[] = [];
    let [low, high] = [from + this.#size, to + this.#size + 1];
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) nodes.push(low++);
      if (high & 1) nodes.push(--high);
    }
    return nodes;
  }
}

function runsOf(list: (Runs | undefined)[], node: number): Runs {
  const runs = list[node] ?? new Runs();
  list[node] = runs;
  return runs;
}
