import type { Scores } from '../../evaluate/evaluator';

/** What a setting may be: a number, a pair of them such as betas, or a flag of an optimizer. */
export type SettingValue = number | boolean | readonly number[];

/** Where a run is. */
export interface RunPosition {
  /** How many epochs are complete. */
  readonly epoch: number;
  /** How many batches of the current epoch are complete. */
  readonly batch: number;
  /** How many samples of the current batch have been stepped through. */
  readonly sample: number;
  /** How many batches the model has learned from since the start. */
  readonly update: number;
}

/** What is known of an epoch. */
export interface EpochRecord {
  /** Its number, from 1. */
  readonly epoch: number;
  /** The batches until its end, since the start. */
  readonly update: number;
  /** The mean loss of its examples while they were learned from, without penalties. */
  readonly loss: number;
  /** The learning rate of the first group in its last step. */
  readonly lr: number;
  /** The sum of the penalties at its end. */
  readonly penalty?: number;
  /** The training set at its end. */
  readonly train?: Scores;
  /** The validation set at its end. */
  readonly validation?: Scores;
  /** Whether what is watched was the best so far. */
  readonly improved?: boolean;
}

/** Settings that were changed while the run went on. */
export interface Change extends RunPosition {
  readonly set: Readonly<Record<string, SettingValue>>;
}

/** Why a run stopped. */
export type StopReason =
  | 'epochs'
  | 'updates'
  | 'patience'
  | 'lossBelow'
  | 'not finite'
  | 'aborted'
  | 'paused';

/** Where and why a run stopped. */
export interface Stopped extends RunPosition {
  readonly reason: StopReason;
  /** The path of the layer out of which the first number came that was not finite. */
  readonly layer?: string;
  /** What is known of that number. */
  readonly why?: string;
}

/** The best epoch. */
export interface Best {
  readonly epoch: number;
  /** What was watched, such as `validation.loss`. */
  readonly monitor: string;
  readonly value: number;
}

/** All that a run has come to, as plain JSON. */
export interface RunHistory {
  readonly seed: string;
  readonly epochs: readonly EpochRecord[];
  readonly changes: readonly Change[];
  readonly best: Best | null;
  readonly stopped: Stopped | null;
  /** The loss of each batch since the start, where the run was asked to keep them. */
  readonly losses?: readonly number[];
}
