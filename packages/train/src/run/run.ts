import type { AnomalyReport } from '@bp/inspect';
import { fingerprint } from '@bp/module';
import { BpError } from '@bp/tensor';
import { isCallable, wholeNumber } from '@bp/tensor/engine';
import { type Port, SERVE, type Start } from '../serve/protocol';
import { Course } from './course';
import { type Trace, type Traced, traceBatch, traceInBatch, traceRow } from './learning/trace';
import { type PlayOptions, play, readPlay } from './play';
import type { RunEvents } from './record/events';
import type {
  EpochRecord,
  RunHistory,
  RunPosition,
  SettingValue,
  Stopped,
  StopReason,
} from './record/history';
import type { RunOptions } from './run-options';
import { setUp } from './set-up';
import { differenceOf, type RunDifference } from './state/difference';
import { readSavedRun, type SavedRun } from './state/saved-run';

/**
 * The training of a model as an object: it can be stepped, paused, sought, saved, restored, changed and read.
 *
 * All that happens follows from the options and the seed: the same run gives the same losses and weights to the last bit,
 * whether it goes through in one piece, is stepped by hand, sought back and forth, or saved and taken up elsewhere; compiled or
 * not. Settings that are changed on the way are kept, and change at the same place whenever the run passes it again.
 *
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const model = new Linear(1, 1);
 * const run = new Run({
 *   model,
 *   loss: mse,
 *   optimizer: new SGD(model.parameters(), { lr: 0.1 }),
 *   data: { x: [[0], [1], [2]], y: [[1], [3], [5]] },
 *   batch: 'full',
 * });
 * run.step('epoch').epoch; // 1
 * run.step('batch');
 * run.seek(1).update; // 1
 */
export class Run {
  readonly model: RunOptions['model'];
  readonly optimizer: RunOptions['optimizer'];
  /** The seed as text. */
  readonly seed: string;
  readonly #course: Course;
  #isPauseAsked = false;

  /**
   * @throws BpError `BP_OPTION` for options that make no sense, `BP_SHAPE` for data whose rows do not go together
   */
  constructor(options: RunOptions) {
    const parts = setUp(options);
    this.model = parts.model;
    this.optimizer = parts.optimizer;
    this.seed = parts.rng.seed;
    this.#course = new Course(parts);
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** Has another thread drive it: for the worker of `fitInWorker`. */
  async [SERVE](port: Port, start: Start): Promise<void> {
    const { serve } = await import('../serve/serve');
    return serve(this, port, start);
  }

  /** Where the run is. */
  get position(): RunPosition {
    return this.#course.position;
  }

  /** How many batches an epoch has; null where nobody knows yet. */
  get batches(): number | null {
    return this.#course.parts.source.length;
  }

  /** All that is known of the run by now, as plain JSON; after going back, also what lies ahead. */
  get history(): RunHistory {
    const { log, parts, stopped } = this.#course;
    return {
      seed: this.seed,
      epochs: [...log.epochs],
      changes: [...log.changes],
      best: parts.stop.best,
      stopped,
      ...(parts.keepLosses ? { losses: [...log.losses] } : {}),
    };
  }

  /** Why the run stopped; null while it can go on. */
  get stopped(): Stopped | null {
    return this.#course.stopped;
  }

  /** The weights and buffers as 64 hexadecimal digits: equal where all bits are. */
  get fingerprint(): string {
    return fingerprint(this.model.stateDict());
  }

  /**
   * Has a function called whenever something happens: `'update'` (of a batch), `'epoch'`, `'change'`, `'seek'`, `'stop'`.
   * One that is asynchronous is awaited by {@link play}.
   *
   * @returns what ends it
   * @throws BpError `BP_OPTION` for an event that there is not
   */
  on<K extends keyof RunEvents>(
    event: K,
    listener: (event: RunEvents[K]) => void | Promise<void>,
  ): () => void {
    const { events } = this.#course;
    if (!events.isEvent(event) || !isCallable(listener)) {
      throw new BpError('BP_OPTION', 'Run.on', 'expected one of {events}, and a function', {
        events: events.names,
      });
    }
    return events.on(event, listener);
  }

  /**
   * Goes one step on. A step of a sample traces the next one of the current batch; with the last of them the model learns from
   * the batch.
   *
   * @param unit - `'batch'` by default
   * @returns the trace of the sample, or the record of the epoch; nothing for a batch
   * @throws BpError `BP_NUMERIC` where a number is not finite, and the run is where it was before that batch; `BP_OPTION` for
   *   batches that have to be waited for
   */
  step(unit: 'sample'): Trace;
  step(unit: 'epoch'): EpochRecord;
  step(unit?: 'batch'): void;
  step(unit: 'sample' | 'batch' | 'epoch' = 'batch'): Trace | EpochRecord | undefined {
    const op = 'Run.step';
    if (unit !== 'sample' && unit !== 'batch' && unit !== 'epoch') {
      throw new BpError('BP_OPTION', op, "a step is 'sample', 'batch' or 'epoch', got {unit}", {
        unit,
      });
    }
    const course = this.#readyCourse(op);
    const { epoch, sample } = course.position;
    course.stopped = null;
    if (unit === 'sample') {
      course.shown.current();
      const trace = this.#watch((traced) => traceInBatch(traced, sample));
      course.state.position = { ...course.position, sample: sample + 1 };
      if (sample + 1 < course.next().size) return trace;
      course.learning(() => course.advance(course.next()));
      this.#throwOdd(op);
      return trace;
    }
    course.learning(() => {
      do course.advance(course.next());
      while (unit === 'epoch' && course.position.epoch === epoch && !course.isOdd);
    });
    this.#throwOdd(op);
    return unit === 'epoch' ? course.log.epochs[epoch] : undefined;
  }

  /**
   * Goes on until something stops it: what the options say, {@link pause}, the signal, or a number that is not finite. Others
   * get their turn every few milliseconds, so that a page stays alive.
   *
   * @returns why it ended; null after the epochs or batches that were asked for
   * @throws BpError `BP_OPTION` while it is already playing; whatever a listener throws
   */
  async play(options?: PlayOptions): Promise<StopReason | null> {
    this.#refuseBusy('Run.play');
    const course = this.#course;
    const given = readPlay('Run.play', options);
    course.isPlaying = true;
    this.#isPauseAsked = false;
    try {
      const stopped = await play(course, given, () => this.#isPauseAsked);
      if (course.isOdd) await this.#explainOdd();
      return stopped?.reason ?? null;
    } finally {
      course.isPlaying = false;
    }
  }

  /** Has {@link play} end after the batch that it is at. */
  pause(): void {
    this.#isPauseAsked = true;
  }

  /**
   * Looks for the first number that is not finite in what the model would learn from the next batch: in which layer, out of
   * which operation, and why. Nothing is changed by it.
   *
   * @returns the report of `detectAnomaly` of `@bp/inspect`, which is loaded for it
   */
  async diagnose(): Promise<AnomalyReport> {
    const { detectAnomaly } = await import('@bp/inspect');
    const course = this.#course;
    const { learner, source } = course.parts;
    const batch = await source.peek();
    const step = learner.asIs(batch, course.shareOf(batch));
    return course.shown.atPosition(() =>
      course.state.watching(() => detectAnomaly(step, { model: this.model })),
    );
  }

  /** Has a report say why a number is not finite, and then tells. */
  async #explainOdd(): Promise<void> {
    const course = this.#course;
    const report = await this.diagnose();
    const layer = report.finding?.layer ?? '';
    // Nothing bars the way to the best epoch.
    course.stopped = null;
    if (course.parts.stop.restoresBest) course.showBest();
    course.stopped = { ...course.position, reason: 'not finite', layer, why: report.toText() };
    course.tell('stop', course.stopped);
    await course.events.settle();
  }

  /**
   * Changes settings from the next batch on: `run.set({ 'optimizer.lr': 0.01, 'model.3.p': 0.2, 'penalty.l2': 1e-4 })`. What
   * lay ahead is forgotten, and whenever the run passes this place again, they change again.
   *
   * @param values - settings by their paths: options of the optimizer, of one of its groups (`optimizer.1.lr`), numbers of
   *   modules, factors of penalties, the bound `clip.norm`; with a schedule, `optimizer.lr` is the rate that it starts from
   * @throws BpError `BP_OPTION` for a setting that there is not, or a value that it cannot have; nothing has changed then
   */
  set(values: Readonly<Record<string, SettingValue>>): void {
    const course = this.#course;
    course.state.set('Run.set', values);
    course.changed({ ...values });
  }

  /**
   * Goes to the end of an epoch, forwards or backwards; 0 is the start.
   *
   * @returns the position
   * @throws BpError `BP_OPTION` for a position before the state that was restored, and for batches that have to be waited for;
   *   `BP_NUMERIC` where the way is barred by a number that is not finite
   */
  seek(epoch: number): RunPosition {
    const op = 'Run.seek';
    const course = this.#readyCourse(op);
    wholeNumber(op, 'epoch', epoch, 0);
    const known = Math.min(epoch, course.log.epochs.length);
    return this.#goTo(op, course.log.updateAt(known), () => course.position.epoch >= epoch);
  }

  /**
   * Goes to where the model has learned from so many batches, forwards or backwards. What happens on the way is the same as
   * before, since it is done again from the nearest state that was kept.
   *
   * @param update - the number of batches since the start
   * @returns the position
   * @throws BpError as {@link seek} does
   */
  at(update: number): RunPosition {
    this.#readyCourse('Run.at');
    return this.#goTo('Run.at', update, () => true);
  }

  #goTo(op: string, update: number, isThere: () => boolean): RunPosition {
    const course = this.#course;
    this.#checkReach(op, update);
    course.stopped = null;
    course.goTo(update, isThere);
    this.#throwOdd(op);
    course.tell('seek', course.position);
    return course.position;
  }

  /**
   * What is different after `b` batches from after `a` of them: weights, what the optimizer keeps, settings. The run stays where
   * it is.
   */
  diff(a: number, b: number): RunDifference {
    const op = 'Run.diff';
    const course = this.#readyCourse(op);
    for (const update of [a, b]) this.#checkReach(op, update);
    const { position, stopped, shown } = course;
    const { showsBest } = shown;
    try {
      const [from, to] = [a, b].map((update) => {
        course.goTo(update);
        this.#throwOdd(op);
        return course.state.copy();
      });
      return differenceOf(from, to);
    } finally {
      course.stopped = null;
      course.goTo(position.update);
      course.state.position = position;
      course.stopped = stopped;
      if (showsBest) shown.best();
    }
  }

  /**
   * The forward pass of the batch that comes next, of its next sample, or of any row of the data, with its record:
   * `explain(run.trace().loss, { model })`. Weights, statistics, random streams and gradients stay as they are.
   *
   * Where the model draws random numbers or keeps statistics of batches, a sample goes through it within the batch, so that it
   * meets the mask and the statistics that it will be learned with.
   *
   * @param what - `'batch'`, a row of the data, or nothing for the next sample of the batch
   * @throws BpError `BP_OPTION` for a row that there is not
   */
  trace(what?: number | 'batch'): Trace {
    const course = this.#courseNow('Run.trace');
    return this.#watch((traced) => {
      if (what === 'batch') return traceBatch(traced);
      if (what !== undefined) return traceRow(traced, what);
      return traceInBatch(traced, course.position.sample);
    });
  }

  #watch(trace: (traced: Traced) => Trace): Trace {
    const { state, parts } = this.#course;
    const { source, model, loss } = parts;
    const traced = { model, loss, data: source.data, batch: this.#course.next() };
    return state.watching(() => trace({ ...traced, streams: () => state.streams }));
  }

  /**
   * Everything needed to go on from here, to the bit: plain JSON with tensors, which are copies; `saveCheckpoint` of `@bp/io`
   * writes it into one file.
   */
  save(): SavedRun {
    const { log, shown, state, checkpoints, start } = this.#course;
    const { first } = checkpoints;
    const { showsBest } = shown;
    shown.current();
    const saved: SavedRun = {
      format: 'bp-run-state/1',
      seed: this.seed,
      ...state.copy(),
      epochs: [...log.epochs],
      changes: [...log.changes],
      losses: [...log.losses],
      best: shown.saved,
      showsBest,
      initial: { ...state.initial },
      start: start ?? (first.position.update === 0 ? fingerprint(first.model) : null),
    };
    if (showsBest) shown.best();
    return saved;
  }

  /**
   * Goes on from a saved state. The run must have been made as the one that was saved; what makes it stop may differ.
   *
   * @throws BpError `BP_FORMAT` for what is no saved run, or one of another model, optimizer, schedule or seed; nothing has
   *   changed then
   */
  restore(value: SavedRun): void {
    const op = 'Run.restore';
    this.#refuseBusy(op);
    const saved = readSavedRun(op, value);
    if (saved.seed !== this.seed) {
      throw new BpError('BP_FORMAT', op, 'the saved run has seed {theirs}, this one {ours}', {
        theirs: saved.seed,
        ours: this.seed,
      });
    }
    if ((saved.scheduler === null) !== (this.#course.parts.scheduler === null)) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'of the saved run and this one, one has a schedule and the other none',
      );
    }
    const { batches } = this;
    const { batch, epoch } = saved.position;
    if (batches !== null && batch >= batches) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'the saved run is after batch {batch} of epoch {epoch}, and an epoch of this one has {batches}; make it with the same data and batch',
        { batch, epoch: epoch + 1, batches },
      );
    }
    this.#course.restore(saved);
  }

  /** The course of a run whose batches need not be waited for, ready to go on. */
  #readyCourse(op: string): Course {
    this.#refuseBusy(op);
    return this.#courseNow(op);
  }

  /** The course of a run whose batches need not be waited for; between two batches, also while it plays. */
  #courseNow(op: string): Course {
    const course = this.#course;
    if (course.parts.source.isAsync) {
      throw new BpError(
        'BP_OPTION',
        op,
        'the batches of this run have to be waited for; await run.play({ updates: 1 }) goes one step on',
      );
    }
    return course;
  }

  #refuseBusy(op: string): void {
    const { isPlaying, state } = this.#course;
    if (!isPlaying && !state.isLearning) return;
    throw new BpError(
      'BP_OPTION',
      op,
      'the run is under way; wait until the step or play() has ended, or pause() it',
    );
  }

  #checkReach(op: string, update: number): void {
    const { first } = this.#course.checkpoints;
    wholeNumber(op, 'update', update, 0);
    if (first.position.update <= update) return;
    throw new BpError(
      'BP_OPTION',
      op,
      'the run was restored at batch {first}, and what was before is not known; make it with the same weights as then, and restore again',
      { first: first.position.update },
    );
  }

  #throwOdd(op: string): void {
    if (!this.#course.isOdd) return;
    const { batch, epoch } = this.#course.position;
    throw new BpError(
      'BP_NUMERIC',
      op,
      'batch {batch} of epoch {epoch} brings numbers that are not finite, so the run is where it was before; lower the learning rate or clip the gradients; await run.diagnose() tells where they come from',
      { batch: batch + 1, epoch: epoch + 1 },
    );
  }
}
