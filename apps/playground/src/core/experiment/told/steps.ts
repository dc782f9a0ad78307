/** What a step of a sample shows. */
export interface SampleStep {
  readonly row: number;
  /** Its place in the batch, from 0, and the size of the batch. */
  readonly index: number;
  readonly size: number;
  readonly loss: number;
  readonly output: readonly number[];
  /** Whether it was the last of the batch, so that the network has learned from it. */
  readonly learned: boolean;
}

/** A change of a setting on the way, as it is recorded in the config. */
export interface Recorded {
  readonly update: number;
  readonly path: string;
  readonly value: number;
}

/** A table of the curve for copying and for screen readers. */
export interface CurveTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}
