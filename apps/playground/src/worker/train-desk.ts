import { transfer } from 'comlink';
import type { ExperimentConfig } from '../core/config';
import { Snapshots } from '../core/experiment/going/snapshots';
import { Instants } from '../core/experiment/instants';
import { createExperiment, type Experiment } from '../core/experiment/made/experiment';
import { Session } from '../core/experiment/session';
import { buffersOf } from './buffers';
import {
  type CurveTable,
  type DoesNotFit,
  ExperimentError,
  type ExplainOptions,
  type FileColumns,
  type Instant,
  type InstantOptions,
  type Neuron,
  type Nudge,
  type Prepared,
  type Recorded,
  type SampleStep,
  type SmallNet,
  type Snapshot,
  type Views,
  type WeightExplanation,
  type WeightPlace,
} from './train-messages';

/** Hands the arrays of an answer over instead of copying them. */
const handed = <T>(answer: T): T => transfer(answer, buffersOf(answer));

/** Trains the network of a config and tells how it goes. */
export class TrainDesk {
  #session: Session | null = null;
  #count = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #instants = new Instants();
  readonly #snapshots = new Snapshots(
    (views) => this.#session && handed(this.#session.follow(views)),
    () => this.#session?.isPlaying ?? false,
  );

  /** Reads the columns of a file, so that some can be picked. */
  async columns(file: Uint8Array): Promise<FileColumns> {
    return (await import('../core/experiment/data/csv-columns')).fileColumns(file);
  }

  /**
   * Makes a run of a config; the one before is let go. It stands at its start.
   *
   * @param file - the bytes of the file that a config of `csv` speaks of
   * @throws ExperimentError what is wrong; read it by `problemOf`. The run before stays then.
   */
  async prepare(config: ExperimentConfig, file?: Uint8Array): Promise<Prepared> {
    return this.#inTurn(async () => this.#open(await createExperiment(config, file)));
  }

  /**
   * Has snapshots of what is on the screen sent, at most `hz` a second, each only after the callback has answered the one before:
   * `desk.subscribe(views, proxy(onSnapshot))`. Asked again, it changes what is seen. Where the run stands, a snapshot comes at
   * once, and whenever it has changed.
   */
  async subscribe(
    views: Views,
    onSnapshot?: (snapshot: Snapshot) => void | Promise<void>,
  ): Promise<void> {
    await this.#session?.ready(views);
    this.#snapshots.subscribe(views, onSnapshot);
  }

  /** Has no more snapshots sent. */
  async unsubscribe(): Promise<void> {
    this.#snapshots.unsubscribe();
  }

  /** A snapshot now. */
  async look(views: Views): Promise<Snapshot> {
    return handed(await this.#current.look(views));
  }

  /**
   * Goes on; Infinity as fast as it can. Resolves once it has started; asked while it plays, it changes the speed.
   */
  async play(updatesPerSecond: number): Promise<void> {
    await this.#current.play(updatesPerSecond);
  }

  /** Resolves once it stands. */
  async pause(): Promise<void> {
    await this.#current.pause();
  }

  /** Goes one step on; of a sample, what it showed. */
  async step(unit: 'sample' | 'batch' | 'epoch'): Promise<SampleStep | null> {
    return this.#current.step(unit);
  }

  /**
   * Goes to the end of an epoch, back or on; plays on afterwards where it played. Of several wishes the newest counts.
   *
   * @returns where it is and its figures; what is on the screen comes as a snapshot to whoever has subscribed
   */
  async seek(epoch: number): Promise<Snapshot> {
    await this.#current.seek(epoch);
    return this.look({ curve: false });
  }

  /** Goes to where it has learned from so many batches. */
  async at(update: number): Promise<Snapshot> {
    await this.#current.at(update);
    return this.look({ curve: false });
  }

  /** Changes a live setting from the next batch on. @returns what is to be recorded in the config */
  async live(path: string, value: number): Promise<Recorded> {
    return this.#current.live(path, value);
  }

  /** The outputs at a place, in the units of the map; inputs as in the samples. */
  async probe(inputs: readonly number[]): Promise<Float32Array> {
    return handed(this.#current.viewer.outputs(Float64Array.from(inputs)));
  }

  async neuron(layer: string, unit: number): Promise<Neuron | null> {
    const { neuron: found } = await this.#current.look({ neuron: [layer, unit], curve: false });
    return found && handed(found);
  }

  /**
   * Trains a whole run at once, apart from the one that is prepared. A newer call ends the older, which then gives null.
   */
  async instant(
    config: ExperimentConfig,
    options?: InstantOptions,
    file?: Uint8Array,
  ): Promise<Instant | null> {
    const found = await this.#instants.run(config, options, file);
    // the samples stay here, for the next one
    return found && transfer(found, buffersOf({ ...found, prepared: null }));
  }

  /** How the next step changes a weight, from one sample to Δw. Without a row, of the first sample of the batch. */
  async explainWeight(
    place: WeightPlace,
    row: number | null,
    options?: ExplainOptions,
  ): Promise<WeightExplanation> {
    const { explainWeight } = await import('../core/experiment/explain/explain-weight');
    return handed(await explainWeight(this.#current.experiment, place, row, options ?? {}));
  }

  /** What a weight moved by `delta` would do to the loss of the batch that comes next; nothing is moved. */
  async nudge(place: WeightPlace, delta: number): Promise<Nudge> {
    const { nudgeWeight } = await import('../core/experiment/explain/nudge');
    return nudgeWeight(this.#current.experiment, place, delta);
  }

  /** The network with one sample, for the Backprop lab. */
  async handOver(row: number): Promise<SmallNet | DoesNotFit> {
    const { handOver } = await import('../core/experiment/explain/hand-over');
    return handOver(this.#current.experiment, row);
  }

  /** The weights' bits as 64 hexadecimal digits. */
  async fingerprint(): Promise<string> {
    return this.#current.experiment.run.fingerprint;
  }

  /** The state of the run as a file. */
  async save(): Promise<Uint8Array> {
    return handed(
      (await import('../core/experiment/keep/files')).packRun(this.#current.experiment),
    );
  }

  /** Makes a run of a config and goes on from a saved state. */
  async restore(config: ExperimentConfig, saved: Uint8Array, file?: Uint8Array): Promise<Prepared> {
    const { unpackRun } = await import('../core/experiment/keep/files');
    return this.#inTurn(async () => {
      const of = await createExperiment(config, file);
      unpackRun(of, saved);
      return this.#open(of);
    });
  }

  /** The weights for other programs. */
  async safetensors(): Promise<Uint8Array> {
    const { packWeights } = await import('../core/experiment/keep/files');
    return handed(packWeights(this.#current.experiment));
  }

  /** The loss of every batch since the start, up to where the run is: what a proof compares. */
  async losses(): Promise<Float64Array> {
    return handed(
      await (await import('../core/experiment/keep/losses')).lossesOf(this.#current.experiment),
    );
  }

  /** The curve as a table of at most so many rows, 1,000 by default. */
  async table(rows = 1000): Promise<CurveTable> {
    const { tableOf } = await import('../core/experiment/keep/table');
    return tableOf(this.#current.experiment, rows);
  }

  /** The weights as they are, by path, for the code of a page that runs on its own. */
  async weights(): Promise<Readonly<Record<string, { shape: number[]; data: Float64Array }>>> {
    return Object.fromEntries(
      Object.entries(this.#current.experiment.model.stateDict()).map(([path, { shape, data }]) => [
        path,
        { shape: [...shape], data: Float64Array.from(data, Number) },
      ]),
    );
  }

  /** Lets go of everything: for a page that leaves. */
  async close(): Promise<void> {
    this.#snapshots.unsubscribe();
    this.#instants.clear();
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  get #current(): Session {
    if (this.#session === null) throw new ExperimentError('nothing');
    return this.#session;
  }

  /** One run is made after the other, so that the last one asked for stays. */
  #inTurn(make: () => Promise<Prepared>): Promise<Prepared> {
    const turn = this.#turn.then(make);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Takes up a new experiment in place of the one before. */
  async #open(of: Experiment): Promise<Prepared> {
    const before = this.#session;
    this.#session = null;
    await before?.close();
    const session = new Session(of, ++this.#count, () => this.#snapshots.changed(true));
    await session.ready(this.#snapshots.views);
    this.#session = session;
    this.#snapshots.changed(true);
    return session.prepared;
  }
}
