import { Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';
import { rangeOf } from './elements';

/** How many times larger weights have become where a learning rate is too large. */
const MUCH = 10;

/** Smaller weights count as this large: from nearly 0 everything has grown. */
const SMALL = 1e-3;

/** Weights that have grown. */
export interface Grown {
  readonly storage: Storage;
  /** The largest absolute value before the first step, and before this one. */
  readonly from: number;
  readonly to: number;
}

/** Remembers how large the weights were, step by step. */
export class Growth {
  readonly #grown = new Map<Storage, Grown>();

  /** To be called before each step. */
  begin(): void {
    for (const [storage, { from }] of this.#grown) {
      this.#grown.set(storage, { storage, from, to: largestIn(storage) });
    }
  }

  /** To be told of weights before they are written to. */
  note(weights: readonly Tensor[]): void {
    for (const { storage } of weights) {
      if (this.#grown.has(storage)) continue;
      const size = largestIn(storage);
      this.#grown.set(storage, { storage, from: size, to: size });
    }
  }

  /** The weights that have grown most, where that is much. */
  largest(): Grown | null {
    const times = ({ from, to }: Grown): number => to / Math.max(from, SMALL);
    const all = [...this.#grown.values()].sort((a, b) => times(b) - times(a));
    return all.length > 0 && times(all[0]) >= MUCH ? all[0] : null;
  }
}

function largestIn(storage: Storage): number {
  const { min, max } = rangeOf(new Tensor(storage, storage.dtype, [storage.length], [1], 0));
  return Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
}
