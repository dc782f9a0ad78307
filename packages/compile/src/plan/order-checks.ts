import type { Graph, GraphCall } from './graph';

/** Whether a call computes nothing and can only refuse. */
export function isCheck({ outputs }: GraphCall): boolean {
  return outputs.length === 0;
}

/**
 * Moves the checks, and what they need, before everything else, so that a refused batch has changed nothing yet. A check of
 * what depends on a change stays where it is.
 */
export function checksFirst({ cells, calls }: Graph): GraphCall[] {
  const writers = new Map<number, number[]>();
  for (const [i, { outputs }] of calls.entries()) {
    for (const { cell } of outputs) {
      const list = writers.get(cell);
      if (list === undefined) writers.set(cell, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  }
  // What a call needs comes before it, so that no call waits for one that is still to be looked at.
  const movable: boolean[] = [];
  for (const [i, { inputs, outputs }] of calls.entries()) {
    movable.push(
      outputs.every(
        (x) => cells[x.cell].kind === 'temporary' && writers.get(x.cell)?.length === 1,
      ) &&
        inputs.every(({ cell }) => {
          const written = writers.get(cell) ?? [];
          if (written.length === 0) return true;
          return cells[cell].kind === 'temporary'
            ? written.length === 1 && written[0] < i && movable[written[0]]
            : written[0] > i;
        }),
    );
  }
  const early = new Set<number>();
  for (let i = calls.length - 1; i >= 0; i--) {
    if (isCheck(calls[i]) && !calls[i].kernel.stays && movable[i]) early.add(i);
    if (!early.has(i)) continue;
    for (const { cell } of calls[i].inputs) {
      for (const writer of writers.get(cell) ?? []) if (writer < i) early.add(writer);
    }
  }
  return [...calls.filter((_, i) => early.has(i)), ...calls.filter((_, i) => !early.has(i))];
}

/**
 * The cells that outlive a call and are written to before the last check: their values must be kept, to be put back where
 * that check refuses.
 */
export function cellsAtRisk({ cells, calls }: Graph): number[] {
  const last = calls.findLastIndex(isCheck);
  const risk = new Set<number>();
  for (const { outputs } of calls.slice(0, Math.max(last, 0))) {
    for (const { cell } of outputs) {
      if (cells[cell].kind === 'persistent' || cells[cell].kind === 'gradient') risk.add(cell);
    }
  }
  return [...risk];
}
