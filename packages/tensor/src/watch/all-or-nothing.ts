import { shared } from '../process/state';

const scope = /* @__PURE__ */ shared('changes', () => ({
  /** How many calls that change all or nothing are running inside each other. */
  depth: 0,
  /** How to put back what they have changed, the oldest change first. */
  undo: [] as (() => void)[],
}));

/**
 * Runs `body`; where it throws, everything that it changed and {@link noteChange} was told of is put back before: running
 * statistics, random counters, modes. Costs nothing until something changes.
 */
export function allOrNothing<T>(body: () => T): T {
  const { undo } = scope;
  const before = undo.length;
  scope.depth++;
  try {
    return body();
  } catch (error) {
    while (undo.length > before) undo.pop()?.();
    throw error;
  } finally {
    scope.depth--;
    if (scope.depth === 0 && undo.length > 0) undo.length = 0;
  }
}

/** Whether a call is running whose changes are put back where it throws. */
export function isAllOrNothing(): boolean {
  return scope.depth > 0;
}

/**
 * To be called before something is changed that outlives the call.
 *
 * @param save - keeps how it is now, and returns how to put that back
 */
export function noteChange(save: () => () => void): void {
  if (scope.depth > 0) scope.undo.push(save());
}

/** The numbers that {@link noteWrite} keeps: a storage. */
interface Written {
  readonly data: { slice(): ArrayLike<number>; set(data: ArrayLike<number>): void };
  version: number;
}

/** To be called before the numbers of a storage are overwritten. */
export function noteWrite(storage: Written): void {
  if (scope.depth === 0) return;
  const { version } = storage;
  const data = storage.data.slice();
  scope.undo.push(() => {
    storage.data.set(data);
    storage.version = version;
  });
}
