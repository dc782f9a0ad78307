import type { Module } from '@bp/module';
import { BpError } from '@bp/tensor';
import { checkFunction, readOptions } from '@bp/tensor/engine';
import type { Callback } from '../callbacks/callback';
import type { SamplesLike } from '../evaluate/samples';
import { standardError } from '../progress/terminal';
import type { BatchStream } from '../run/batches/stream-source';
import type { RunHistory } from '../run/record/history';
import { STOP_DEFAULTS, type StopOptions } from '../run/record/stop-rule';
import { Run } from '../run/run';
import { type RunOptions, TRAINING_DEFAULTS } from '../run/run-options';

/** How {@link fit} trains. */
export interface FitOptions extends Omit<RunOptions, 'model' | 'data' | 'stop'>, StopOptions {
  /** What goes on beside it. */
  readonly callbacks?: readonly Callback[] | undefined;
  /**
   * Whether it is shown how it goes on, or what takes a line for each epoch. By default it is shown in Node, on the standard
   * error: a bar on a terminal, plain lines elsewhere; a page shows nothing by itself.
   */
  readonly progress?: boolean | ((line: string) => void) | undefined;
  /** Ends it when aborted, with the best weights where they are kept. */
  readonly signal?: AbortSignal | undefined;
  /** After how many milliseconds others get their turn, 10 by default. */
  readonly slice?: number | undefined;
}

const DEFAULTS = {
  ...TRAINING_DEFAULTS,
  ...STOP_DEFAULTS,
  callbacks: [] as readonly Callback[],
  progress: true as boolean | ((line: string) => void),
  signal: undefined as AbortSignal | undefined,
  slice: 10,
};

/**
 * Trains a model: a {@link Run} driven to its end.
 *
 * It ends after `epochs`; with `patience` before, once the validation loss has not improved for so many epochs in a row, and
 * then the model has the weights of the best one; and before the first batch that brings a number that is not finite, as
 * `stopped` tells. The model is trained in place; `evaluate` and `predict` switch modes by themselves.
 *
 * @param model - what is trained
 * @param data - `{ x, y }` in memory, or batches of that form: an iterable, also asynchronous, or a function of the epoch
 * @param options.loss - such as `crossEntropy`
 * @param options.optimizer - such as `new Adam(model.parameters())`
 * @param options.epochs - at most so many passes over the data
 * @param options.validation - a share of the data, such as 0.2, or `{ x, y }`
 * @param options.seed - decides order, validation rows and dropout
 * @returns losses and metrics of every epoch, the best one, and why it ended, as plain JSON
 * @throws BpError `BP_OPTION` for options that make no sense, or where nothing would end it
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const model = new Linear(1, 1);
 * const history = await fit(model, { x: [[0], [1], [2]], y: [[1], [3], [5]] }, {
 *   loss: mse,
 *   optimizer: new SGD(model.parameters(), { lr: 0.1 }),
 *   epochs: 100,
 * });
 * history.epochs.length; // 100
 */
export async function fit(
  model: Module,
  data: SamplesLike | BatchStream,
  options: FitOptions,
): Promise<RunHistory> {
  const given = readOptions('fit', options, DEFAULTS, null);
  const { callbacks, progress, signal, slice, ...others } = given;
  const { epochs, updates, patience, minDelta, monitor, mode, lossBelow, restoreBest, ...run } =
    others;
  if ((epochs ?? updates ?? patience ?? lossBelow ?? signal) === undefined) {
    throw new BpError(
      'BP_OPTION',
      'fit',
      'nothing would end the training; say how many epochs it may take at most: { epochs: 30 }',
    );
  }
  for (const callback of callbacks) checkFunction('fit', 'a callback', callback);
  const stop = { epochs, updates, patience, minDelta, monitor, mode, lossBelow, restoreBest };
  const trained = new Run({ ...run, model, data, stop } as RunOptions);
  const shown = await showing(progress, epochs);
  return drive(trained, [...callbacks, ...shown], { signal, slice });
}

/** What shows a run, loaded only where there is somebody to look. */
async function showing(
  progress: boolean | ((line: string) => void),
  epochs: number | undefined,
): Promise<Callback[]> {
  if (progress === false || (progress === true && standardError() === null)) return [];
  const { showProgress } = await import('../progress/show-progress');
  return [showProgress({ epochs, write: progress === true ? undefined : progress })];
}

/** Plays a run to its end, with what goes on beside it. */
export async function drive(
  run: Run,
  callbacks: readonly Callback[],
  options: { readonly signal?: AbortSignal | undefined; readonly slice?: number | undefined },
): Promise<RunHistory> {
  const ends: ReturnType<Callback>[] = [];
  try {
    for (const callback of callbacks) ends.push(callback(run));
    await run.play(options);
  } finally {
    for (const end of ends) await end?.();
  }
  return run.history;
}
