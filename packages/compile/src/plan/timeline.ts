import { Runs } from './runs';

/**
 * Which addresses are taken when, as a segment tree over time: a stretch of time is a few of its nodes, so that what is taken
 * during it is found in a few lists of runs, however many cells there are.
 */
export class Timeline {
  /** Moment t is node number `moments + t`, and above node n is n >> 1. */
  readonly #moments: number;
  /** For node n at 2n what is taken during all of its time, at 2n + 1 what is taken at any moment of it. */
  readonly #runs: Runs[] = [];

  constructor(moments: number) {
    this.#moments = moments;
  }

  /** Takes the lowest place that is free from one moment to another, both included; returns where it is. */
  take(from: number, to: number, bytes: number): number {
    const runs = this.#runs;
    const nodes = this.#nodes(from, to);
    const taken = new Set<Runs | undefined>();
    for (const node of nodes) {
      taken.add(runs[2 * node + 1]);
      for (let n = node >> 1; n > 0; n >>= 1) taken.add(runs[2 * n]);
    }
    let at = 0;
    // What one list moves may be in the way of another.
    for (let before = -1; before < at; ) {
      before = at;
      for (const list of taken) at = list?.firstGap(at, bytes) ?? at;
    }
    const add = (i: number): void => {
      runs[i] ??= new Runs();
      runs[i].add(at, at + bytes);
    };
    for (const node of nodes) {
      add(2 * node);
      for (let n = node; n > 0; n >>= 1) add(2 * n + 1);
    }
    return at;
  }

  /** The fewest nodes whose times together are a stretch of time. */
  #nodes(from: number, to: number): number[] {
    const nodes: number[] = [];
    let [low, high] = [from + this.#moments, to + this.#moments + 1];
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) nodes.push(low++);
      if (high & 1) nodes.push(--high);
    }
    return nodes;
  }
}
