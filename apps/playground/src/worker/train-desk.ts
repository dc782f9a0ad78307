import type { ExperimentConfig } from '../core/config';
import type {
  CurveTable,
  DoesNotFit,
  ExplainOptions,
  FileColumns,
  Instant,
  InstantOptions,
  Neuron,
  Nudge,
  Prepared,
  Recorded,
  SampleStep,
  SmallNet,
  Snapshot,
  Views,
  WeightExplanation,
  WeightPlace,
} from './train-messages';

const notYet = (): never => {
  throw new Error('not yet');
};

/** Trains the network of a config and tells how it goes. */
export class TrainDesk {
  /** Reads the columns of a file, so that some can be picked. */
  async columns(_file: Uint8Array): Promise<FileColumns> {
    return notYet();
  }

  /**
   * Makes a run of a config; the one before is let go. It stands at its start.
   *
   * @param file - the bytes of the file that a config of `csv` speaks of
   * @throws ExperimentError what is wrong; read it by `problemOf`. The run before stays then.
   */
  async prepare(_config: ExperimentConfig, _file?: Uint8Array): Promise<Prepared> {
    return notYet();
  }

  /**
   * Has snapshots of what is on the screen sent, at most `hz` a second, each only after the callback has answered the one before:
   * `desk.subscribe(views, proxy(onSnapshot))`. Asked again, it changes what is seen. Where the run stands, a snapshot comes at
   * once, and whenever it has changed.
   */
  async subscribe(
    _views: Views,
    _onSnapshot?: (snapshot: Snapshot) => void | Promise<void>,
  ): Promise<void> {
    return notYet();
  }

  /** Has no more snapshots sent. */
  async unsubscribe(): Promise<void> {
    return notYet();
  }

  /** A snapshot now. */
  async look(_views: Views): Promise<Snapshot> {
    return notYet();
  }

  /**
   * Goes on; Infinity as fast as it can. Resolves once it has started; asked while it plays, it changes the speed.
   */
  async play(_updatesPerSecond: number): Promise<void> {
    return notYet();
  }

  /** Resolves once it stands. */
  async pause(): Promise<void> {
    return notYet();
  }

  /** Goes one step on; of a sample, what it showed. */
  async step(_unit: 'sample' | 'batch' | 'epoch'): Promise<SampleStep | null> {
    return notYet();
  }

  /** Goes to the end of an epoch, back or on; plays on afterwards where it played. */
  async seek(_epoch: number): Promise<Snapshot> {
    return notYet();
  }

  /** Goes to where it has learned from so many batches. */
  async at(_update: number): Promise<Snapshot> {
    return notYet();
  }

  /** Changes a live setting from the next batch on. @returns what is to be recorded in the config */
  async live(_path: string, _value: number): Promise<Recorded> {
    return notYet();
  }

  /** The outputs at a place, in the units of the map; inputs as in the samples. */
  async probe(_inputs: readonly number[]): Promise<Float32Array> {
    return notYet();
  }

  async neuron(_layer: string, _unit: number): Promise<Neuron> {
    return notYet();
  }

  /**
   * Trains a whole run at once, apart from the one that is prepared. A newer call ends the older, which then gives null.
   */
  async instant(
    _config: ExperimentConfig,
    _options?: InstantOptions,
    _file?: Uint8Array,
  ): Promise<Instant | null> {
    return notYet();
  }

  /** How the next step changes a weight, from one sample to Δw. Without a row, of the first sample of the batch. */
  async explainWeight(
    _place: WeightPlace,
    _row: number | null,
    _options?: ExplainOptions,
  ): Promise<WeightExplanation> {
    return notYet();
  }

  /** What a weight moved by `delta` would do to the loss of the batch that comes next; nothing is moved. */
  async nudge(_place: WeightPlace, _delta: number): Promise<Nudge> {
    return notYet();
  }

  /** The network with one sample, for the Backprop lab. */
  async handOver(_row: number): Promise<SmallNet | DoesNotFit> {
    return notYet();
  }

  /** The weights' bits as 64 hexadecimal digits. */
  async fingerprint(): Promise<string> {
    return notYet();
  }

  /** The state of the run as a file. */
  async save(): Promise<Uint8Array> {
    return notYet();
  }

  /** Makes a run of a config and goes on from a saved state. */
  async restore(
    _config: ExperimentConfig,
    _saved: Uint8Array,
    _file?: Uint8Array,
  ): Promise<Prepared> {
    return notYet();
  }

  /** The weights for other programs. */
  async safetensors(): Promise<Uint8Array> {
    return notYet();
  }

  /** The loss of every batch since the start, up to where the run is: what a proof compares. */
  async losses(): Promise<Float64Array> {
    return notYet();
  }

  /** The curve as a table of at most so many rows, 1,000 by default. */
  async table(_rows?: number): Promise<CurveTable> {
    return notYet();
  }

  /** The weights as they are, by path, for the code of a page that runs on its own. */
  async weights(): Promise<Readonly<Record<string, { shape: number[]; data: Float64Array }>>> {
    return notYet();
  }
}
