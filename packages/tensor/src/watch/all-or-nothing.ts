import { shared } from '../process/state';

/** How to put back what was changed, by what it belongs to. */
type Changes = Map<object, () => void>;

const scope = /* @__PURE__ */ shared('changes', () => ({
  /** How many calls that change all or nothing are running inside each other. */
  depth: 0,
  /** What the innermost of them has changed; null where that is nothing yet. */
  changes: null as Changes | null,
}));

/**
 * Runs `body`; where it throws, everything that it changed and {@link noteChange} was told of is put back before: running
 * statistics, random counters, modes. Costs nothing until something changes.
 */
export function allOrNothing<T>(body: () => T): T {
  const outer = scope.changes;
  scope.changes = null;
  scope.depth++;
  let kept = outer;
  try {
    const result = body();
    kept = together(outer, scope.changes);
    return result;
  } catch (error) {
    for (const putBack of (scope.changes as Changes | null)?.values() ?? []) putBack();
    throw error;
  } finally {
    scope.depth--;
    scope.changes = kept;
  }
}

/** Whether a call is running whose changes are put back where it throws. */
export function isAllOrNothing(): boolean {
  return scope.depth > 0;
}

/** What an outer call has to put back after an inner one has succeeded: the older state counts. */
function together(outer: Changes | null, inner: Changes | null): Changes | null {
  // The outermost call keeps nothing.
  if (scope.depth === 1) return null;
  if (outer === null || inner === null) return outer ?? inner;
  for (const [owner, putBack] of inner) if (!outer.has(owner)) outer.set(owner, putBack);
  return outer;
}

/**
 * To be called before something is changed that outlives the call.
 *
 * @param owner - what is changed; only its first change is kept
 * @param save - keeps how it is now, and returns how to put that back
 */
export function noteChange(owner: object, save: () => () => void): void {
  if (scope.depth === 0) return;
  scope.changes ??= new Map();
  if (!scope.changes.has(owner)) scope.changes.set(owner, save());
}

/** The numbers that {@link noteWrite} keeps: a storage. */
interface Written {
  readonly data: { slice(): ArrayLike<number>; set(data: ArrayLike<number>): void };
  version: number;
}

/** To be called before the numbers of a storage are overwritten. */
export function noteWrite(storage: Written): void {
  noteChange(storage, () => {
    const { version } = storage;
    const data = storage.data.slice();
    return () => {
      storage.data.set(data);
      storage.version = version;
    };
  });
}
