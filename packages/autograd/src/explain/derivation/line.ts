import type { Pair } from '../print/pair';

/** One step of a derivation: `of` is `formula`, which is `numbers`, which is `value`, for a reason. */
export interface DerivationLine {
  /** Such as `(1)` or `(a)`, where others refer to the line; else empty. */
  readonly label: string;
  /** What is derived, such as ∂E/∂o1. All lines that follow each other with the same are equal. */
  readonly of: Pair;
  /** Whether a new derivative begins here; where not, the line goes on from the one before. */
  readonly isFirst: boolean;
  readonly formula: Pair;
  /** The formula with the numbers of this run in it. */
  readonly numbers: Pair;
  /** What the formula comes to. */
  readonly value: number | readonly (readonly number[])[];
  /** The same as it is shown. */
  readonly shown: Pair;
  /** Why it is so. */
  readonly reason: Pair;
}
