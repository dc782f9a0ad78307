import { EarlyStopping } from '@bp/regularize';
import { BpError } from '@bp/tensor';
import { FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import type { MetricValue } from '../../measures/metric';
import type { Best, EpochRecord, StopReason } from './history';

/** When a run stops by itself. */
export interface StopOptions {
  /** After how many epochs; never by default. */
  readonly epochs?: number | undefined;
  /** After how many batches. */
  readonly updates?: number | undefined;
  /** After how many epochs in a row in which what is watched was no better than before. */
  readonly patience?: number | undefined;
  /** By how much it must be better to count, 0 by default. */
  readonly minDelta?: number | undefined;
  /** What is watched: `'loss'`, `'train.accuracy'`, `'validation.loss'`, which is the default where there is a validation set. */
  readonly monitor?: string | undefined;
  /**
   * Whether less or more is better; by default less of what has the name of a loss or an error, such as `validation.mse`, and
   * more of anything else.
   */
  readonly mode?: 'min' | 'max' | undefined;
  /** As soon as the mean loss of an epoch is below. */
  readonly lossBelow?: number | undefined;
  /**
   * Whether the weights of the best epoch come back when the run stops by itself or is aborted, also before a number that is not
   * finite; by default where there is a patience.
   */
  readonly restoreBest?: boolean | undefined;
}

const NOTHING = undefined as number | undefined;
/** Every option with its default. */
export const STOP_DEFAULTS = {
  epochs: NOTHING,
  updates: NOTHING,
  patience: NOTHING,
  minDelta: 0,
  monitor: undefined as string | undefined,
  mode: undefined as 'min' | 'max' | undefined,
  lossBelow: NOTHING,
  restoreBest: undefined as boolean | undefined,
};

/** A number of which less is better: losses and errors, also by the names that losses and metrics of this library have. */
const LESS =
  /loss|error|divergence|perplexity|penalty|[ms]se$|map?e$|bce|entropy|nll|hinge|huber|kldiv|margin|embedding|smoothl1/i;

/** Decides after each epoch whether it was the best, and whether it was the last. */
export class StopRule {
  readonly epochs: number;
  readonly updates: number;
  readonly monitor: string;
  readonly restoresBest: boolean;
  readonly #lossBelow: number;
  readonly #patience: number | null;
  readonly #isNamed: boolean;
  readonly #options: { readonly minDelta: number; readonly mode: 'min' | 'max' };
  #stopping: EarlyStopping;
  best: Best | null = null;

  constructor(op: string, options: StopOptions | undefined, hasValidation: boolean) {
    const given = readOptions(op, options as Partial<typeof STOP_DEFAULTS>, STOP_DEFAULTS, {
      epochs: null,
      updates: null,
      patience: null,
      minDelta: FROM_ZERO,
      monitor: null,
      mode: ['min', 'max'],
      lossBelow: null,
      restoreBest: null,
    });
    const { epochs, updates, patience, minDelta, lossBelow } = given;
    if (epochs !== undefined) wholeNumber(op, 'epochs', epochs, 1);
    if (updates !== undefined) wholeNumber(op, 'updates', updates, 1);
    if (patience !== undefined) wholeNumber(op, 'patience', patience, 1);
    this.epochs = epochs ?? Infinity;
    this.updates = updates ?? Infinity;
    this.#isNamed = given.monitor !== undefined;
    this.monitor = given.monitor ?? (hasValidation ? 'validation.loss' : 'loss');
    this.restoresBest = given.restoreBest ?? patience !== undefined;
    this.#lossBelow = lossBelow ?? -Infinity;
    this.#patience = patience ?? null;
    this.#options = { minDelta, mode: given.mode ?? (LESS.test(this.monitor) ? 'min' : 'max') };
    this.#stopping = this.#fresh();
  }

  /** Whether anybody asks which epoch was the best. */
  get isWatching(): boolean {
    return this.#patience !== null || this.restoresBest;
  }

  /** Refuses to watch what an epoch does not have. */
  checkMonitor(op: string, names: readonly string[]): void {
    if (!(this.isWatching || this.#isNamed) || names.includes(this.monitor)) return;
    throw new BpError('BP_OPTION', op, "there is no '{monitor}' to watch, an epoch has {names}", {
      monitor: this.monitor,
      names: names.join(', '),
    });
  }

  #fresh(): EarlyStopping {
    return new EarlyStopping({ patience: this.#patience ?? 1, ...this.#options });
  }

  /**
   * What is watched in an epoch; undefined where it was not measured.
   *
   * @throws BpError `BP_OPTION` for what is no number, such as a confusion matrix
   */
  valueOf(record: EpochRecord): number | undefined {
    let value: unknown = record;
    for (const name of this.monitor.split('.'))
      value = (value as Record<string, MetricValue>)?.[name];
    if (value === undefined || typeof value === 'number') return value;
    throw new BpError('BP_OPTION', 'Run', "'{monitor}' is no number that could be watched", {
      monitor: this.monitor,
    });
  }

  /** Takes the record of one more epoch. */
  take(record: EpochRecord): { readonly improved: boolean; readonly reason: StopReason | null } {
    let improved = false;
    let reason: StopReason | null = null;
    if (this.isWatching) {
      // What is measured in some epochs is missing in others.
      const value = this.valueOf(record);
      if (value !== undefined) {
        const verdict = this.#stopping.update(value);
        ({ improved } = verdict);
        if (improved) this.best = { epoch: record.epoch, monitor: this.monitor, value };
        if (verdict.stop && this.#patience !== null) reason = 'patience';
      }
    }
    if (record.loss < this.#lossBelow) reason = 'lossBelow';
    if (record.update >= this.updates) reason = 'updates';
    if (record.epoch >= this.epochs) reason = 'epochs';
    return { improved, reason };
  }

  /**
   * Starts anew, as if only these epochs had been.
   *
   * @returns why the run stops at the end of each
   */
  replay(records: readonly EpochRecord[]): (StopReason | null)[] {
    this.#stopping = this.#fresh();
    this.best = null;
    return records.map((record) => this.take(record).reason);
  }
}
