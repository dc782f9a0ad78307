// A comparison as the set of outcomes that it allows: 1 for less, 2 for equal, 4 for greater.
const OPS = ['', 'lt', 'eq', 'le', 'gt', 'ne', 'ge'] as const;

type Comparison = Exclude<(typeof OPS)[number], ''>;

/** The outcomes that a comparison allows; below 1 for what is none. */
export function outcomesOf(op: string): number {
  return OPS.indexOf(op as Comparison);
}

/** The comparison that allows these outcomes: some, but not all. */
export function comparisonOf(outcomes: number): Comparison {
  return OPS[outcomes] as Comparison;
}

/** What is left where a comparison does not hold. */
export function opposite(outcomes: number): number {
  return 7 - outcomes;
}

/** What x ∘ y allows, of y ∘ x. */
export function mirrored(outcomes: number): number {
  return (outcomes & 2) | ((outcomes & 1) << 2) | (outcomes >> 2);
}
