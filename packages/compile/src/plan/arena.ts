import type { Lifetime } from './liveness';
import { Timeline } from './timeline';

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
  const sized = lifetimes.map((life) => ({ ...life, bytes: aligned(bytesOf(life.cell)) }));
  sized.sort((a, b) => b.bytes - a.bytes || a.from - b.from);
  // Time begins before the first call, at −1.
  const timeline = new Timeline(2 + sized.reduce((last, { to }) => Math.max(last, to), 0));
  const places = new Map<number, number>();
  let total = 0;
  for (const { cell, from, to, bytes } of sized) {
    const at = bytes === 0 ? 0 : timeline.take(from + 1, to + 1, bytes);
    total = Math.max(total, at + bytes);
    places.set(cell, at);
  }
  for (const [cell, first] of over) places.set(cell, places.get(first) as number);
  return { places, bytes: total };
}
