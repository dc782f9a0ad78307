/** The parts of the bench, in the order in which they run. */
export const PARTS = [
  'steps',
  'matmul',
  'elementwise',
  'size',
  'memory',
  'playground',
  'threads',
  'explain',
] as const;

export type Part = (typeof PARTS)[number];

/** What the user asked for. */
export interface Options {
  readonly parts: readonly Part[];
  /** Where results are written as JSON, with a table in Markdown beside it. */
  readonly json: string | null;
  /** Names of `stepWorks`. */
  readonly works: readonly string[];
  /** Names of peers; null for all. */
  readonly peers: readonly string[] | null;
  /** The folder of another checkout, built, that runs in turns with this one; null for none. */
  readonly against: string | null;
  readonly rounds: number;
  readonly roundMs: number;
  /** Steps of the memory part. */
  readonly steps: number;
}
