/** What can be wrong with a run, for the catalogues. */
export type Problem =
  /** The file that the config speaks of was not given, or is another one. */
  | 'fileMissing'
  | 'fileOther'
  /** The file is no table; values: `line`, from 1, `got`, what stands there, `fault`, and `wanted`, how many fields. */
  | 'fileBroken'
  /** A column is not in the file; values: `column`. */
  | 'column'
  /** Something in a column is no number; values: `column`, `row`, `got`. */
  | 'cell'
  /** There is nothing to learn from; values: `n`. */
  | 'empty'
  /** All samples are of one class. */
  | 'oneClass'
  /** There are too many classes; values: `got`, `most`. */
  | 'classes'
  /** A loss for classes, but numbers to be learned; values: `loss`. */
  | 'lossOfNumbers'
  /** A saved run is none, or one of another config. */
  | 'saved'
  /** Batch norm needs more than one sample to learn from. */
  | 'batchNormOfOne'
  /** An optimizer whose steps no schedule can change; values: `optimizer`. */
  | 'fixedRate'
  /** A setting that cannot change on the way; values: `path`. */
  | 'notLive'
  /** There is no such weight, or sample; values: `path`, `row`. */
  | 'noWeight'
  | 'noSample'
  /** Nothing was prepared yet. */
  | 'nothing';

/** Why a file is no table. */
export type FileFault =
  | 'notText'
  | 'noRows'
  | 'ragged'
  | 'sameName'
  | 'quotes'
  /** Commas in numbers, for decimals or thousands. */
  | 'commas'
  /** A value that does not go with the others of its column. */
  | 'value';

/** What is wrong, with values for its sentence. It crosses the border of the worker as its message. */
export class ExperimentError extends Error {
  constructor(
    readonly problem: Problem,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(JSON.stringify({ problem, values }));
    this.name = 'ExperimentError';
  }
}

/** The problem that an error from a desk tells of; null for any other error. */
export function problemOf(
  error: unknown,
): {
  readonly problem: Problem;
  readonly values: Readonly<Record<string, string | number>>;
} | null {
  if (!(error instanceof Error) || error.name !== 'ExperimentError') return null;
  return JSON.parse(error.message);
}
