/** A value with the values before it, and those that were undone. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

/** How far back undo goes. */
const MOST = 200;

export function startHistory<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

/** A new value; with the key of the change before (a slider that is being dragged) it takes the place of that one. */
export function push<T>(history: History<T>, now: T, isSameChange = false): History<T> {
  if (isSameChange) return { ...history, now, future: [] };
  return { past: [...history.past, history.now].slice(-MOST), now, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future };
}
