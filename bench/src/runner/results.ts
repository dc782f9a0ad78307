import { median } from './statistics';

/** Units in which more is better, and units in which less is. */
export const UNITS = {
  'steps/s': 'more',
  'epochs/s': 'more',
  'frames/s': 'more',
  'GFLOP/s': 'more',
  'ns/element': 'less',
  ns: 'less',
  ms: 'less',
  kB: 'less',
  MB: 'less',
} as const;

export type Unit = keyof typeof UNITS;

/** What one contestant reached in one work. */
export interface Row {
  readonly work: string;
  readonly peer: string;
  readonly mode: string;
  readonly unit: Unit;
  readonly median: number;
  readonly best: number;
  /** How many rounds the median is of. */
  readonly rounds: number;
  /** What the peer does differently; such a row is shown, not counted. */
  readonly differs: string | null;
}

/** A contestant that could not do a work. */
export interface Failure {
  readonly work: string;
  readonly peer: string;
  readonly mode: string;
  readonly reason: string;
}

/** Rows and failures of one part of the bench. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
}

/** A row from the values of its rounds. */
export function summarise(
  who: Pick<Row, 'work' | 'peer' | 'mode' | 'unit' | 'differs'>,
  values: readonly number[],
): Row {
  const best = UNITS[who.unit] === 'more' ? Math.max(...values) : Math.min(...values);
  const { work, peer, mode, unit, differs } = who;
  return { work, peer, mode, unit, median: median(values), best, rounds: values.length, differs };
}
