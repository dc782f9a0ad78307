import { isDense, sameLayout } from '@bp/tensor/engine';
import type { CellView } from '../capture/capture';
import { formulaOf } from '../capture/formula-of';
import type { GraphCell } from './graph';
import type { Lifetime } from './liveness';
import type { PlannedCall } from './planned-call';

/** What has a place of its own in the arena, and what lies where something else did. */
export interface SharedPlaces {
  /** The lifetimes of places, each under the first cell that lies there. */
  readonly lifetimes: readonly Lifetime[];
  /** For each cell that takes over a place, the first one there. */
  readonly over: ReadonlyMap<number, number>;
}

/**
 * Lets the result of an elementwise call take the place of an operand that nobody needs afterwards: the loop then works on
 * half the memory, and what it writes is in the cache already.
 */
export function shareDyingPlaces(
  cells: readonly GraphCell[],
  calls: readonly PlannedCall[],
  lifetimes: readonly Lifetime[],
): SharedPlaces {
  const lives = new Map(lifetimes.map((life) => [life.cell, { ...life }]));
  const over = new Map<number, number>();
  for (const [i, { call, emission }] of calls.entries()) {
    if (emission === null || formulaOf(call.kernel) === null) continue;
    const taken = new Set<number>();
    for (const y of call.outputs) {
      const born = lives.get(y.cell);
      if (born?.from !== i || !fills(cells[y.cell], y)) continue;
      const dying = call.inputs.find((x) => {
        const place = over.get(x.cell) ?? x.cell;
        return (
          lives.get(place)?.to === i &&
          !taken.has(place) &&
          x.dtype === y.dtype &&
          cells[x.cell].length === y.size &&
          call.inputs.every((other) => other.cell !== x.cell || sameLayout(other, y)) &&
          call.outputs.every((other) => other.cell !== x.cell)
        );
      });
      if (dying === undefined) continue;
      const place = over.get(dying.cell) ?? dying.cell;
      taken.add(place);
      over.set(y.cell, place);
      (lives.get(place) as Lifetime).to = born.to;
      lives.delete(y.cell);
    }
  }
  return { lifetimes: [...lives.values()], over };
}

function fills({ length }: GraphCell, { size, shape, strides }: CellView): boolean {
  return size === length && isDense(shape, strides);
}
