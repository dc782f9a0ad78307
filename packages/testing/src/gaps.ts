/** How a list of names differs from what is exported. */
export interface Gaps {
  /** Exported, but not in the list. */
  readonly missing: readonly string[];
  /** In the list, but not exported. */
  readonly stale: readonly string[];
}

/** Compares the names that a suite knows with those that are exported. */
export function gapsBetween(exported: readonly string[], known: readonly string[]): Gaps {
  return {
    missing: exported.filter((name) => !known.includes(name)),
    stale: known.filter((name) => !exported.includes(name)),
  };
}
