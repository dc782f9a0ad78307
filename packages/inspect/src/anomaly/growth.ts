import { Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';
import { rangeOf } from './elements';

/** How many times larger weights have become where a learning rate is too large. */
const MUCH = 10;

/** Weights that have grown. */
export interface Grown {
  readonly storage: Storage;
  /** The largest absolute value at first, and now. */
  readonly from: number;
  readonly to: number;
}

/** Remembers how large the weights were, step by step. */
export class Growth {
  readonly #first = new Map<Storage, number>();

  /** To be told of weights before they are written to. */
  note(weights: readonly Tensor[]): void {
    for (const { storage } of weights) {
      if (!this.#first.has(storage)) this.#first.set(storage, sizeOf(storage));
    }
  }

  /** The weights that have grown most, where that is much. */
  largest(): Grown | null {
    let most: Grown | null = null;
    for (const [storage, from] of this.#first) {
      const to = sizeOf(storage);
      const times = to / Math.max(from, 1e-3);
      if (times >= MUCH && (most === null || times > most.to / Math.max(most.from, 1e-3))) {
        most = { storage, from, to };
      }
    }
    return most;
  }
}

function sizeOf(storage: Storage): number {
  const { min, max } = rangeOf(new Tensor(storage, storage.dtype, [storage.length], [1], 0));
  return Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
}
