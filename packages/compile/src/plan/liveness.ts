import { tensorsOf } from '../capture/template';
import type { Graph, GraphCall } from './graph';
import { isCheck } from './order-checks';

/** The calls whose results somebody uses: those that check, change what stays, or lead to a result. */
export function withoutDeadCalls({ cells, calls, result }: Graph): GraphCall[] {
  const needed = new Set(tensorsOf(result).map(({ cell }) => cell));
  const kept: GraphCall[] = [];
  for (let i = calls.length - 1; i >= 0; i--) {
    const call = calls[i];
    const useful =
      isCheck(call) ||
      call.outputs.some(({ cell }) => cells[cell].kind !== 'temporary' || needed.has(cell));
    if (!useful) continue;
    kept.push(call);
    for (const { cell } of call.inputs) needed.add(cell);
    // A call that fills a part of a cell leaves the rest as it was.
    for (const { cell } of call.outputs) needed.add(cell);
  }
  return kept.reverse();
}

/** From which call to which a cell is in use; from −1 where it is filled before the first, to the number of calls where it is read after the last. */
export interface Lifetime {
  readonly cell: number;
  from: number;
  to: number;
}

/** The lifetimes of all cells that are gone after a call. */
export function lifetimesOf({ cells, calls, result }: Graph): Lifetime[] {
  const lifetimes = new Map<number, Lifetime>();
  const use = (cell: number, at: number): void => {
    const { kind } = cells[cell];
    if (kind !== 'temporary' && kind !== 'argument') return;
    const found = lifetimes.get(cell);
    if (found === undefined)
      lifetimes.set(cell, { cell, from: kind === 'argument' ? -1 : at, to: at });
    else found.to = at;
  };
  for (const [i, { inputs, outputs }] of calls.entries()) {
    for (const x of inputs) use(x.cell, i);
    for (const x of outputs) use(x.cell, i);
  }
  for (const { cell } of tensorsOf(result)) use(cell, calls.length);
  return [...lifetimes.values()];
}
