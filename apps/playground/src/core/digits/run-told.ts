import type { Mistake } from './answers';

/** How well a network does on some images. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** What is known of an epoch. */
export interface EpochScores {
  readonly epoch: number;
  readonly train: Score;
  readonly validation: Score;
}

/** All that can be seen of the network after an epoch. */
export interface Seen {
  readonly epoch: number;
  /** 64 hexadecimal digits: equal where all bits of the weights are. */
  readonly fingerprint: string;
  readonly test: Score;
  /** Rows by the digit that is shown, columns by the answer. */
  readonly confusion: readonly (readonly number[])[];
  readonly mistakes: readonly Mistake[];
  /** The weights of the first layer, 64 for each neuron. */
  readonly firstLayer: Float32Array;
}

/** A run as it is opened: figures of its epochs, and the network that it chose. */
export interface OpenedRun {
  readonly seed: string;
  /** At most so many epochs, as it was asked for. */
  readonly epochs: number;
  /** The widths of the layers from the pixels to the digits. */
  readonly widths: readonly number[];
  readonly history: readonly EpochScores[];
  readonly best: number;
  /** Whether the recipe has ended it; else it was paused. */
  readonly isWhole: boolean;
  readonly seen: Seen;
}
