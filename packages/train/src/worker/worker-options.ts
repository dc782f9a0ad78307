import type { Module, StateDict } from '@bp/module';
import type { RunEvents } from '../run/record/events';
import type {
  Change,
  EpochRecord,
  RunHistory,
  RunPosition,
  SettingValue,
  Stopped,
} from '../run/record/history';
import type { SavedRun } from '../run/state/saved-run';

type MayWait = void | Promise<void>;

/** How {@link fitInWorker} trains. */
export interface WorkerFitOptions {
  /** Gets the trained weights and buffers at the end. */
  readonly model?: Module | undefined;
  /** A saved run to go on from. */
  readonly saved?: SavedRun | undefined;
  /** So many epochs more at most. */
  readonly epochs?: number | undefined;
  /** So many batches more at most. */
  readonly updates?: number | undefined;
  /** Ends it when aborted, with the best weights where they are kept. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the losses of the batches since the last call, every few milliseconds. */
  readonly onUpdates?: ((updates: readonly RunEvents['update'][]) => MayWait) | undefined;
  /** Called after each epoch. */
  readonly onEpoch?: ((record: EpochRecord) => MayWait) | undefined;
  /** Called when settings were changed. */
  readonly onChange?: ((change: Change) => MayWait) | undefined;
  /** Called when it comes to an end, or to a halt. */
  readonly onStop?: ((stopped: Stopped) => MayWait) | undefined;
}

/** What a run in a worker has come to. */
export interface WorkerResult {
  readonly history: RunHistory;
  /** Where the run is. */
  readonly position: RunPosition;
  /** The fingerprint of the weights. */
  readonly fingerprint: string;
  /** The trained weights and buffers. */
  readonly model: StateDict;
  /** Everything needed to go on from here, as `run.save()` gives it. */
  readonly saved: SavedRun;
}

/** A run that goes on in a worker: its result when awaited, its epochs in a loop `for await`. */
export interface WorkerFit extends PromiseLike<WorkerResult>, AsyncIterable<EpochRecord> {
  /** Has it halt after the batch that it is at. */
  pause(): void;
  /** Has it go on. */
  resume(): void;
  /**
   * Changes settings from the next batch on, as `run.set` does.
   *
   * @returns when that is done
   * @throws BpError `BP_OPTION` for a setting that there is not, a value that it cannot have, or once the run has ended
   */
  set(values: Readonly<Record<string, SettingValue>>): Promise<void>;
}
