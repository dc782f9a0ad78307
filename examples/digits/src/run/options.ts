import { parseArgs } from 'node:util';

/** What a run can be told on the command line. */
export interface RunOptions {
  readonly seed: string;
  readonly epochs: number;
  /** Where the run file and the best weights go. */
  readonly out: string;
}

export const USAGE = `usage: npm start -- [options]
  --seed N       decides every random number of the run (default 0)
  --epochs N     at most so many passes over the training data (default 40)
  --out FOLDER   where the run file and the best weights go (default runs)
  --help         this text`;

/**
 * Reads the command line.
 *
 * @returns the options, or null when help was asked for
 * @throws Error with a sentence for the user
 */
export function readArguments(args: readonly string[]): RunOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '0' },
      epochs: { type: 'string', default: '40' },
      out: { type: 'string', default: 'runs' },
      // for those who will not wait for a page: this job serves none
      'no-serve': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const epochs = Number(values.epochs);
  if (!Number.isInteger(epochs) || epochs < 1) {
    throw new Error(`--epochs must be a whole number ≥ 1, got ${values.epochs}`);
  }
  return { seed: values.seed, epochs, out: values.out };
}
