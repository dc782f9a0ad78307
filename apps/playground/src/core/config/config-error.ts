/** What is wrong with a config, for the catalogues: a key, and values for its sentence. */
export class ConfigError extends Error {
  readonly key: ConfigProblem;
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(
    key: ConfigProblem,
    path: string,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${key}: ${path} ${JSON.stringify(values)}`);
    this.name = 'ConfigError';
    this.key = key;
    this.path = path;
    this.values = values;
  }
}

/** The kinds of fault that a config can have. */
export type ConfigProblem =
  | 'notAnObject'
  | 'version'
  | 'place'
  | 'unknown'
  | 'stray'
  | 'missing'
  | 'number'
  | 'whole'
  | 'choice'
  | 'flag'
  | 'list'
  | 'text'
  | 'together';
