import { BpError } from '@bp/tensor';
import { define, readOptions } from '@bp/tensor/engine';
import type {
  Best,
  Change,
  EpochRecord,
  RunHistory,
  RunPosition,
  Stopped,
} from '../run/record/history';
import { checkConfig, checkModule } from './checked-parts';
import { numbersToJson } from './json-numbers';
import { versions } from './versions';

/** Everything that is needed to repeat a run and to see whether it comes out the same, as plain JSON. */
export interface RunFile {
  readonly format: 'bp-run/1';
  /** The path of the module whose default export makes the run from the config, relative to the file: `./make-run.js`. */
  readonly module: string;
  readonly config: unknown;
  readonly seed: string;
  /** What had a part in the numbers: packages, and the engine. */
  readonly versions: Readonly<Record<string, string>>;
  /** Where the run was when it was written down. */
  readonly position: RunPosition;
  readonly epochs: readonly EpochRecord[];
  /** Settings that were changed on the way. */
  readonly changes: readonly Change[];
  readonly best: Best | null;
  readonly stopped: Stopped | null;
  /** The loss of each batch, where the run kept them (`keepLosses: true`). */
  readonly losses?: readonly number[];
  /** That of the weights that the model had. */
  readonly fingerprint: string;
}

/** The fields with numbers that JSON may not be able to write. */
export const NUMERIC = ['epochs', 'changes', 'best', 'losses'] as const;

/** What of a run is written down: a `Run`, or what `fitInWorker` gives. */
export interface WrittenRun {
  readonly history: RunHistory;
  readonly position: RunPosition;
  readonly fingerprint: string;
}

/** What a run file says of how its run is made. */
export interface RunFileOptions {
  /** The module whose default export makes the run, the one that `fitInWorker` is given. */
  readonly module: string | URL;
  /** What it makes the run from, as JSON can hold it; null by default. */
  readonly config?: unknown;
}

/**
 * The run file of a run as it stands, which `JSON.stringify` writes, and `bp-verify` repeats. The options of the run say `keepLosses: true`, so that the first batch that
 * differs can be told; without it only epochs are compared.
 *
 * @param run - a `Run`, or the result of `fitInWorker`
 * @param options.module - relative to where the file will lie, such as `'./make-run.js'`
 * @param options.config - from which the module makes the run
 * @throws BpError `BP_OPTION` for a module that is no relative path, for a config that JSON would change, and for losses of which
 *   some were not kept
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const model = new Linear(1, 1);
 * const optimizer = new SGD(model.parameters(), { lr: 0.1 });
 * const data = { x: [[0], [1], [2]], y: [[1], [3], [5]] };
 * const run = new Run({ model, loss: mse, optimizer, data, keepLosses: true });
 * run.step('epoch');
 * runFileOf(run, { module: './make-run.js' }).losses?.length; // 1
 */
export function runFileOf(run: WrittenRun, options: RunFileOptions): RunFile {
  const op = 'runFileOf';
  const { module, config = null } = readOptions(op, options, DEFAULTS, null);
  const path = checkModule(op, module);
  checkConfig(op, config);
  const { history, position, fingerprint } = readRun(op, run);
  const { seed, best, stopped } = history;
  const { epoch, update } = position;
  // After going back a run also knows what lies ahead.
  const epochs = history.epochs.slice(0, epoch);
  const changes = history.changes.filter((change) => change.update <= update);
  const losses = history.losses?.slice(0, update);
  if (losses !== undefined && (losses.length < update || losses.includes(undefined as never))) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the losses of some batches were not kept; make the run with keepLosses: true from its first batch',
    );
  }
  const file: RunFile = {
    format: 'bp-run/1',
    module: path,
    config,
    seed,
    versions: versions(),
    position,
    epochs,
    changes,
    best,
    stopped,
    ...(losses === undefined ? {} : { losses }),
    fingerprint,
  };
  define(file, 'toJSON', () => {
    const entries = Object.entries(file).map(([name, value]) => [
      name,
      (NUMERIC as readonly string[]).includes(name) ? numbersToJson(value) : value,
    ]);
    return Object.fromEntries(entries);
  });
  return file;
}

const DEFAULTS: RunFileOptions = { module: '', config: undefined };

function readRun(op: string, run: WrittenRun): WrittenRun {
  try {
    const { history, position, fingerprint } = run;
    const lists = [history.epochs, history.changes, history.losses ?? []];
    const isRun = lists.every(Array.isArray) && position.update >= 0 && fingerprint !== undefined;
    if (isRun) return { history, position, fingerprint };
  } catch {
    // It has other parts, or none.
  }
  throw new BpError('BP_OPTION', op, 'expected a Run, or what fitInWorker has given, got {got}', {
    got: run === null ? 'null' : typeof run,
  });
}
