/** What can be wrong with data. */
export type DataProblem =
  | 'missing'
  | 'leakage'
  | 'nearLeakage'
  | 'labelFraction'
  | 'labelNegative'
  | 'labelGap'
  | 'singleClass'
  | 'contradiction'
  | 'absentClass'
  | 'imbalance'
  | 'pixels'
  | 'range'
  | 'scale'
  | 'constant'
  | 'duplicate';

/** One thing that {@link diagnoseData} found, as plain JSON. */
export interface DataFinding {
  readonly kind: DataProblem;
  /** Whether results cannot be trusted as long as it is so, or learning is only harder by it. */
  readonly severity: 'error' | 'warning';
  /** The part of the data, `'data'` where there is only one. */
  readonly part: string;
  /** Whether it is about inputs or targets. */
  readonly of: 'x' | 'y';
  /** The rows it was found in, the first ones; counted from 0 within the part. */
  readonly rows: readonly number[];
  /** The columns of an example that it is about. */
  readonly columns: readonly number[];
  /** The numbers and names of its sentence. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** How many rows and columns a finding lists. */
export const LISTED = 20;

/** In which order they are told. */
export const PROBLEMS: readonly DataProblem[] = [
  'missing',
  'leakage',
  'nearLeakage',
  'labelFraction',
  'labelNegative',
  'labelGap',
  'singleClass',
  'contradiction',
  'absentClass',
  'imbalance',
  'pixels',
  'range',
  'scale',
  'constant',
  'duplicate',
];
