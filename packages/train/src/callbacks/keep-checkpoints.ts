import type { FileTarget } from '@bp/io';
import { readOptions, wholeNumber } from '@bp/tensor/engine';
import { checkRun } from '../run/check-run';
import type { EpochRecord } from '../run/record/history';
import type { Run } from '../run/run';

/** Options of {@link keepCheckpoints}. */
export interface CheckpointOptions {
  /** Every how many epochs the run is saved, 1 by default; the end is saved in any case. */
  every?: number | undefined;
  /** Whether only epochs are saved that are the best so far, by what the run watches; false by default. */
  onlyBest?: boolean | undefined;
}

/**
 * Saves a run while it goes on, whole or not at all: a process that is killed leaves the file that was there. The file holds all
 * that it takes to go on to the bit: `run.restore(await loadCheckpoint(path))`.
 *
 * @param target - a path or another place, as of `saveCheckpoint` in `@bp/io`, or a function of the record of the epoch that
 *   gives one, to keep several
 * @param options.every - epochs from one to the next, ≥ 1
 * @param options.onlyBest - whether only the best so far are saved
 * @returns what `callbacks` of `fit` takes
 * @throws BpError `BP_OPTION` for options that make no sense; the run ends with `BP_DEVICE` where writing fails
 * @example
 * const callbacks = [keepCheckpoints(({ epoch }) => `/tmp/run-${epoch}.safetensors`, { every: 10 })];
 */
export function keepCheckpoints(
  target: FileTarget | ((record: EpochRecord) => FileTarget),
  options?: CheckpointOptions,
): (run: Run) => () => Promise<void> {
  const op = 'keepCheckpoints';
  const { every, onlyBest } = readOptions(op, options, { every: 1, onlyBest: false });
  wholeNumber(op, 'every', every, 1);
  return (run) => {
    checkRun(op, run);
    let savedAt = run.position.update;
    let latest: EpochRecord | null = null;
    const save = async (record: EpochRecord): Promise<void> => {
      savedAt = run.position.update;
      // Taken now, written when there is time.
      const saved = run.save();
      const { saveCheckpoint } = await import('@bp/io');
      await saveCheckpoint(saved, typeof target === 'function' ? target(record) : target);
    };
    const end = run.on('epoch', (record) => {
      latest = record;
      const isDue = onlyBest ? record.improved === true : record.epoch % every === 0;
      return isDue ? save(record) : undefined;
    });
    return async () => {
      end();
      if (latest !== null && !onlyBest && savedAt !== run.position.update) await save(latest);
    };
  };
}
