import { noGrad } from '@bp/autograd';
import { isBpError } from '@bp/tensor';
import type { Run } from '@bp/train';
import { isLive, recordChange } from '../config';
import { endedOf } from './going/ended';
import { Player } from './going/player';
import { Speed } from './going/speed';
import { shown } from './look/forward';
import { asksForUpdates, type TellUpdate, takeSnapshot } from './look/take-snapshot';
import { Viewer } from './look/viewer';
import { createExperiment, describe, type Experiment } from './made/experiment';
import { settingsOf } from './made/live-settings';
import {
  type Curve,
  type Ended,
  ExperimentError,
  type Prepared,
  type Recorded,
  type SampleStep,
  type Snapshot,
  type Views,
} from './told';

/** One run from its start on: it goes and stands, is sought, changed and looked at. */
export class Session {
  readonly prepared: Prepared;
  readonly #onChange: () => void;
  readonly #speed = new Speed();
  #of: Experiment;
  #viewer: Viewer;
  #player: Player;
  #ended: Ended | null = null;
  #tellUpdate: TellUpdate | null = null;
  /** What has to be over before the next of its kind begins: steps, seeking, changes. */
  #turn: Promise<unknown> = Promise.resolve();
  #abort: AbortController | null = null;

  /**
   * @param number - counts the runs of a page
   * @param onChange - called when what is to be seen has changed otherwise than by playing
   */
  constructor(of: Experiment, number: number, onChange: () => void) {
    this.prepared = describe(of, number);
    this.#onChange = onChange;
    this.#of = of;
    this.#viewer = new Viewer(of);
    this.#player = this.#playerOf(of);
  }

  get experiment(): Experiment {
    return this.#of;
  }

  get viewer(): Viewer {
    return this.#viewer;
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  /** Loads what views need that is not at hand from the start. */
  async ready(views: Views): Promise<void> {
    if (asksForUpdates(views)) this.#tellUpdate ??= (await import('@bp/optim/tell')).tellUpdate;
  }

  /** What is to be seen now, with the points of the curve that were not told yet. */
  follow(views: Views): Snapshot {
    return this.#look(views, views.curve === false ? null : this.#of.curve.fresh());
  }

  /** What is to be seen now, with the whole curve; it does not count as told. */
  async look(views: Views): Promise<Snapshot> {
    await this.ready(views);
    return this.#look(views, views.curve === false ? null : this.#of.curve.since(0));
  }

  /** @param rate - updates a second; Infinity for as fast as it can */
  async play(rate: number): Promise<void> {
    await this.#turn;
    this.#ended = null;
    this.#speed.reset();
    this.#player.play(rate);
    this.#onChange();
  }

  async pause(): Promise<void> {
    await this.#player.pause();
    this.#onChange();
  }

  /** Goes one step on, standing. @returns what a step of a sample showed */
  step(unit: 'sample' | 'batch' | 'epoch'): Promise<SampleStep | null> {
    return this.#standing(() => {
      if (unit === 'sample') return stepSample(this.#of);
      this.#of.run.step(unit as 'batch');
      return null;
    });
  }

  /** Goes to the end of an epoch, and plays on from there where it played. */
  async seek(epoch: number): Promise<void> {
    await this.#seeking(async (run, signal) => {
      run.seek(Math.min(epoch, run.history.epochs.length));
      const ahead = epoch - run.position.epoch;
      if (ahead > 0) await run.play({ epochs: ahead, signal });
    });
  }

  /** Goes to where it has learned from so many batches. */
  async at(update: number): Promise<void> {
    await this.#seeking(async (run, signal) => {
      const known = run.history.epochs.at(-1)?.update ?? 0;
      run.at(Math.min(update, Math.max(known, run.position.update)));
      const ahead = update - run.position.update;
      if (ahead > 0) await run.play({ updates: ahead, signal });
    });
  }

  /**
   * Changes a live setting from the next batch on, also while it plays.
   *
   * @throws ExperimentError `notLive` for any other setting
   */
  async live(path: string, value: number): Promise<Recorded> {
    await this.#turn;
    if (!isLive(this.#of.config, path)) throw new ExperimentError('notLive', { path });
    const name = /^regularization\.(l[12])$/.exec(path)?.[1] as 'l1' | 'l2' | undefined;
    if (name && !this.#of.penalties.includes(name)) await this.#withPenalty(name);
    const { run, config } = this.#of;
    const { update } = run.position;
    const settings = settingsOf(config, { [path]: value });
    if (Object.keys(settings).length > 0) run.set(settings);
    this.#of = { ...this.#of, config: recordChange(config, update, path, value) };
    this.#ended = null;
    this.#onChange();
    return { update, path, value };
  }

  /** Lets go of it. */
  async close(): Promise<void> {
    this.#abort?.abort();
    await this.#player.pause();
    await this.#turn;
  }

  /**
   * The same run with a penalty that can be turned up. A run without it is compiled without it; with a factor of 0 it has the same
   * bits, so that the new one goes on where the old one was.
   */
  async #withPenalty(name: 'l1' | 'l2'): Promise<void> {
    await this.#standing(async () => {
      const { config, data, penalties, run, curve } = this.#of;
      const saved = run.save();
      const of = await createExperiment(config, undefined, {
        penalties: [...penalties, name],
        data,
      });
      of.run.restore({ ...saved, initial: { ...saved.initial, [`penalty.${name}`]: 0 } });
      of.curve.told = curve.told;
      this.#of = of;
      this.#viewer = new Viewer(of);
      this.#player = this.#playerOf(of);
    });
  }

  async #seeking(go: (run: Run, signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    await this.#standing(async () => {
      // a newer wish has come meanwhile
      if (!abort.signal.aborted) await go(this.#of.run, abort.signal);
    });
  }

  /** Runs something while the run stands, after what was asked for before; then it plays on where it played. */
  #standing<T>(body: () => T | Promise<T>): Promise<T | null> {
    const act = async (): Promise<T | null> => {
      const { isPlaying, rate } = this.#player;
      await this.#player.pause();
      this.#ended = null;
      try {
        return await body();
      } catch (error) {
        // the run itself says why it stands
        if (!isBpError(error) || error.code !== 'BP_NUMERIC') throw error;
        return null;
      } finally {
        this.#ended = await endedOf(this.#of);
        if (isPlaying && this.#ended === null) this.#player.play(rate);
        this.#onChange();
      }
    };
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #look(views: Views, curve: Curve | null): Snapshot {
    const { run } = this.#of;
    const { isPlaying } = this;
    this.#speed.mark(run.position);
    return takeSnapshot(this.#of, this.#viewer, views, {
      run: this.prepared.run,
      playing: isPlaying,
      epochsPerSecond: isPlaying ? this.#speed.perSecond('epoch') : 0,
      updatesPerSecond: isPlaying ? this.#speed.perSecond('update') : 0,
      curve,
      ended: this.#ended,
      tellUpdate: this.#tellUpdate,
    });
  }

  #playerOf(of: Experiment): Player {
    return new Player(of.run, () => {
      const turn = this.#turn.then(async () => {
        this.#ended = await endedOf(of);
        this.#onChange();
      });
      this.#turn = turn.catch(() => {});
    });
  }
}

/** A step of one sample, and what it shows. */
function stepSample({ run, config, data }: Experiment): SampleStep {
  const { sample, update } = run.position;
  const size = run.trace('batch').x.shape[0];
  const { rows, loss, output } = run.step('sample');
  return {
    row: data.rows[0][rows?.[0] ?? 0],
    index: sample,
    size,
    loss: loss.item(),
    output: Array.from(noGrad(() => shown(output.detach(), config)).data, Number),
    learned: run.position.update > update,
  };
}
