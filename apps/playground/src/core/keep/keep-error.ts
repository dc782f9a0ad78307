/** What is wrong with a file of a run, for the catalogues. */
export type KeepProblem =
  /** It is larger than any run. Values: `most` in megabytes. */
  | 'tooLarge'
  /** It is no JSON. */
  | 'notJson'
  /** It is JSON, but no run of ours. */
  | 'notARun'
  /** It was written by a newer version. Values: `version`. */
  | 'newer'
  /** A part is missing or is not what it should be. Values: `part`. */
  | 'part'
  /** A setting of its config makes no sense. Values: `path`. */
  | 'config'
  /** Its weights are not those that its fingerprint names. */
  | 'fingerprint';

export class KeepError extends Error {
  readonly problem: KeepProblem;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(problem: KeepProblem, values: Readonly<Record<string, string | number>> = {}) {
    super(`${problem} ${JSON.stringify(values)}`);
    this.name = 'KeepError';
    this.problem = problem;
    this.values = values;
  }
}
