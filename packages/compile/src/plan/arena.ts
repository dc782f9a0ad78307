import type { Lifetime } from './liveness';

/** Addresses are multiples of this: a line of the cache. */
export const ALIGNMENT = 64;

export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** Where each cell lies in the arena, and how large that must be. */
export interface Arena {
  readonly places: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/**
 * Gives every cell a place, so that no two lie over each other while both are in use: the largest first, each at the lowest
 * place that is free during its life.
 *
 * @param over - cells that lie where another one does
 */
export function layArena(
  lifetimes: readonly Lifetime[],
  bytesOf: (cell: number) => number,
  over: ReadonlyMap<number, number> = new Map(),
): Arena {
  const sized = lifetimes.map((life) => ({ ...life, bytes: aligned(bytesOf(life.cell)), at: 0 }));
  sized.sort((a, b) => b.bytes - a.bytes || a.from - b.from);
  const laid: typeof sized = [];
  let total = 0;
  for (const life of sized) {
    let at = 0;
    // `laid` is in ascending order of place.
    for (const other of laid) {
      if (other.to < life.from || other.from > life.to) continue;
      if (other.at - at >= life.bytes) break;
      at = Math.max(at, other.at + other.bytes);
    }
    life.at = at;
    total = Math.max(total, at + life.bytes);
    let position = laid.findIndex((other) => other.at > at);
    if (position < 0) position = laid.length;
    laid.splice(position, 0, life);
  }
  const places = new Map(laid.map(({ cell, at }) => [cell, at]));
  for (const [cell, first] of over) places.set(cell, places.get(first) as number);
  return { places, bytes: total };
}
