import type { AnomalyReport } from '@bp/inspect';
import { fingerprint, type StateDict } from '@bp/module';
import { BpError, isBpError, type Rng, type Tensor } from '@bp/tensor';
import { isCallable, wholeNumber, withRng } from '@bp/tensor/engine';
import type { Batch } from './batch';
import { type Checkpoint, Checkpoints } from './checkpoints';
import { differenceOf, type RunDifference } from './difference';
import { Events, type RunEvents } from './events';
import type { EpochRecord, RunHistory, RunPosition, Stopped, StopReason } from './history';
import type { Share } from './learner';
import { areFinite } from './non-finite';
import { othersTurn } from './others-turn';
import { restoreRandom, saveRandom, sourcesOf } from './random-sources';
import { RunLog } from './run-log';
import type { RunOptions } from './run-options';
import { readSavedRun, type SavedRun } from './saved-run';
import { type RunParts, setUp } from './set-up';
import { type SettingValue, settingAt, writeSettings } from './settings';
import { type Trace, traceBatch, traceInBatch, traceRow } from './trace';

/** How {@link Run.play} goes on. */
export interface PlayOptions {
  /** So many epochs more at most. */
  readonly epochs?: number | undefined;
  /** So many batches more at most. */
  readonly updates?: number | undefined;
  /** Ends it when aborted; the state is whole then. */
  readonly signal?: AbortSignal | undefined;
  /** After how many milliseconds others get their turn, 10 by default. */
  readonly slice?: number | undefined;
}

/** A batch that is a group of its own. */
const WHOLE: Share = { share: 1, isFirst: true, isLast: true };

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
  readonly #parts: RunParts;
  readonly #events = new Events();
  readonly #log = new RunLog();
  readonly #checkpoints: Checkpoints;
  readonly #sources: ReadonlyMap<string, Rng>;
  /** Where numbers are looked at that might not be finite: parameters and buffers. */
  readonly #values: readonly Tensor[];
  /** The modes in which modules are while the model learns. */
  readonly #modes: readonly (readonly [module: { training: boolean }, training: boolean])[];
  #position: RunPosition = { epoch: 0, batch: 0, sample: 0, update: 0 };
  /** What the losses of the current epoch add up to, and of how many examples. */
  readonly #sums = { loss: 0, examples: 0 };
  #stopped: Stopped | null = null;
  /** Settings that were changed at any time, as they were at first. */
  #initial: Record<string, SettingValue> = {};
  /** The first of the changes that lie ahead. */
  #nextChange = 0;
  /** The weights of the best epoch; null where nobody asked for them, or where they have to be found again. */
  #bestWeights: StateDict | null = null;
  /** The weights of the position, while those of the best epoch are in the model. */
  #aside: StateDict | null = null;
  /** Whether batches come from the place of the position. */
  #isReady = false;
  #isPlaying = false;
  #isPauseAsked = false;
  /** On the way to another position nothing is told, and nothing but a number that is not finite stops the run. */
  #isSeeking = false;

  /**
   * @throws BpError `BP_OPTION` for options that make no sense, `BP_SHAPE` for data whose rows do not go together
   */
  constructor(options: RunOptions) {
    const parts = setUp(options);
    const { model, optimizer, rng, checkpoints } = parts;
    this.#parts = parts;
    this.model = model;
    this.optimizer = optimizer;
    this.seed = rng.seed;
    this.#sources = sourcesOf(model);
    this.#values = [...model.parameters(), ...model.buffers()];
    // A model that was left in evaluation learns as a whole; a part of it that is in evaluation on purpose stays so.
    this.#modes = model
      .modules()
      .map((module) => [module, module.training || !model.training] as const);
    this.#checkpoints = new Checkpoints(checkpoints);
    this.#checkpoints.add(this.#checkpoint());
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** Where the run is. */
  get position(): RunPosition {
    return this.#position;
  }

  /** How many batches an epoch has; null where nobody knows yet. */
  get batches(): number | null {
    return this.#parts.source.length;
  }

  /** All that is known of the run, as plain JSON; after going back, also what lies ahead. */
  get history(): RunHistory {
    const { epochs, changes, losses } = this.#log;
    const { stop, keepLosses } = this.#parts;
    return {
      seed: this.seed,
      epochs: [...epochs],
      changes: [...changes],
      best: stop.best,
      stopped: this.#stopped,
      ...(keepLosses ? { losses: [...losses] } : {}),
    };
  }

  /** Why the run stopped; null while it can go on. */
  get stopped(): Stopped | null {
    return this.#stopped;
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
    if (!this.#events.isEvent(event) || !isCallable(listener)) {
      throw new BpError('BP_OPTION', 'Run.on', 'expected one of {events}, and a function', {
        events: this.#events.names,
      });
    }
    return this.#events.on(event, listener);
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
    this.#readyNow(op);
    this.#stopped = null;
    if (unit === 'sample') return this.#stepSample();
    const { epoch } = this.#position;
    this.#learning(() => {
      do this.#advance(this.#parts.source.peek() as Batch);
      while (unit === 'epoch' && this.#position.epoch === epoch && !this.#isOdd());
    });
    this.#throwOdd(op);
    return unit === 'epoch' ? this.#log.epochs[epoch] : undefined;
  }

  #stepSample(): Trace {
    this.#useCurrent();
    const { sample } = this.#position;
    const batch = this.#parts.source.peek() as Batch;
    const trace = traceInBatch({ ...this.#parts, ...this.#parts.source, batch }, sample);
    this.#position = { ...this.#position, sample: sample + 1 };
    if (sample + 1 === batch.size) {
      this.#learning(() => this.#advance(batch));
      this.#throwOdd('Run.step');
    }
    return trace;
  }

  /**
   * Goes on until something stops it: what the options say, {@link pause}, the signal, or a number that is not finite. Others
   * get their turn every few milliseconds, so that a page stays alive.
   *
   * @returns why it ended; null after the epochs or batches that were asked for
   * @throws BpError `BP_OPTION` while it is already playing; whatever a listener throws
   */
  async play(options: PlayOptions = {}): Promise<StopReason | null> {
    this.#refuseBusy('Run.play');
    const { epochs = Infinity, updates = Infinity, signal, slice = 10 } = options;
    const { epoch, update } = this.#position;
    const end = { epoch: epoch + epochs, update: update + updates };
    this.#isPlaying = true;
    this.#isPauseAsked = false;
    this.#stopped = null;
    try {
      this.#stopWhereDue();
      while (this.#stopped === null) {
        if (signal?.aborted) this.#stop('aborted');
        else if (this.#isPauseAsked) this.#stop('paused');
        else if (this.#isAt(end)) break;
        else await this.#slice(slice, end);
        await this.#events.settle();
      }
      await this.#explainOdd();
    } finally {
      this.#isPlaying = false;
    }
    return this.history.stopped?.reason ?? null;
  }

  /** Has {@link play} end after the batch that it is at. */
  pause(): void {
    this.#isPauseAsked = true;
  }

  #isAt(end: { readonly epoch: number; readonly update: number }): boolean {
    return this.#position.epoch >= end.epoch || this.#position.update >= end.update;
  }

  /** Goes on for some milliseconds, then lets others have their turn. */
  async #slice(milliseconds: number, end: { epoch: number; update: number }): Promise<void> {
    const { source } = this.#parts;
    const until = performance.now() + milliseconds;
    const isDue = (): boolean =>
      this.#stopped !== null || this.#isPauseAsked || this.#events.isWaiting || this.#isAt(end);
    // The clock is looked at about every tenth of a millisecond.
    for (let inOneGo = 1, now = 0; now < until && !isDue(); ) {
      const start = performance.now();
      if (!this.#isReady) await this.#ready();
      const first = source.peek();
      const batch = first instanceof Promise ? await first : first;
      this.#learning(() => {
        this.#advance(batch);
        for (let i = 1; i < inOneGo && !source.isAsync && !isDue(); i++) {
          this.#advance(source.peek() as Batch);
        }
      });
      now = performance.now();
      if (now - start < 0.1) inOneGo *= 2;
    }
    await othersTurn();
  }

  /** Runs what draws and learns: by the random source of the run, and in the modes of learning. */
  #learning(body: () => void): void {
    for (const [module, training] of this.#modes) {
      if (module.training !== training) module.training = training;
    }
    this.#useCurrent();
    withRng(this.#parts.rng, body);
  }

  /** Learns from the batch that comes next. */
  #advance(batch: Batch): void {
    const { learner, source, scheduler, scheduleEvery, keepLosses, stop } = this.#parts;
    const { epoch, batch: index, update } = this.#position;
    const share = this.#shareOf(index, batch.isLast);
    let loss: number;
    try {
      loss = learner.learn(batch, share);
    } catch (error) {
      if (!isBpError(error) || error.code !== 'BP_NUMERIC' || source.data !== null) throw error;
      this.#stopOdd();
      return;
    }
    // Of no finite number.
    if (loss - loss !== 0) {
      this.#findOdd(update);
      return;
    }
    source.take();
    if (share.isLast && scheduleEvery === 'update') scheduler?.step();
    this.#sums.loss += loss * batch.size;
    this.#sums.examples += batch.size;
    this.#position = batch.isLast
      ? { epoch: epoch + 1, batch: 0, sample: 0, update: update + 1 }
      : { epoch, batch: index + 1, sample: 0, update: update + 1 };
    if (keepLosses) this.#log.losses[update] = loss;
    if (this.#events.has('update')) this.#tell('update', { ...this.#position, loss });
    if (batch.isLast) this.#finishEpoch();
    else if (update + 1 >= stop.updates) this.#stop('updates');
    if (this.#nextChange < this.#log.changes.length) this.#changeAgain();
  }

  /** Which part of its group a batch of an epoch is. */
  #shareOf(index: number, isLastOfEpoch: boolean): Share {
    const { accumulate, source } = this.#parts;
    if (accumulate === 1) return WHOLE;
    const place = index % accumulate;
    const count = Math.min(accumulate, (source.length ?? Infinity) - (index - place));
    const isLast = place === accumulate - 1 || isLastOfEpoch;
    return { share: 1 / count, isFirst: place === 0, isLast };
  }

  #finishEpoch(): void {
    const { source, scheduler, scheduleEvery, stop, optimizer } = this.#parts;
    const { epoch, update } = this.#position;
    const { epochs, reasons } = this.#log;
    const isNew = epochs.length < epoch;
    if (isNew) {
      if (!areFinite(this.#values)) {
        this.#findOdd(update);
        return;
      }
      const record = this.#measure(optimizer.groups[0].values.lr.item());
      const { improved, reason } = stop.take(record);
      epochs.push(stop.isWatching ? { ...record, improved } : record);
      reasons.push(reason);
      if (improved && stop.restoresBest) this.#bestWeights = this.model.stateDict();
    }
    const record = epochs[epoch - 1];
    if (scheduleEvery === 'epoch') scheduler?.step(stop.valueOf(record) ?? record.loss);
    this.#sums.loss = this.#sums.examples = 0;
    this.#isReady = !(source.start(epoch, 0) instanceof Promise);
    this.#checkpoints.offer(epoch, update, () => this.#checkpoint());
    this.#tell('epoch', record);
    this.#stopWhereDue();
  }

  #measure(lr: number): EpochRecord {
    const { penalty, measureTrain, measureValidation, measureEvery } = this.#parts;
    const { epoch, update } = this.#position;
    const extra = penalty?.value();
    const isTurn = epoch % measureEvery === 0;
    return {
      epoch,
      update,
      loss: this.#sums.loss / this.#sums.examples,
      lr,
      ...(extra ? { penalty: extra.item() } : {}),
      ...(isTurn && measureTrain ? { train: measureTrain() } : {}),
      ...(isTurn && measureValidation ? { validation: measureValidation() } : {}),
    };
  }

  /** Stops at the end of an epoch where that was decided, also on the second time. */
  #stopWhereDue(): void {
    const { epoch, batch, update } = this.#position;
    const { stop } = this.#parts;
    const reason = batch === 0 && epoch > 0 ? this.#log.reasons[epoch - 1] : null;
    if (reason) this.#stop(reason);
    else if (update >= stop.updates) this.#stop('updates');
    else if (epoch >= stop.epochs) this.#stop('epochs');
  }

  #stop(reason: StopReason): void {
    if (this.#isSeeking) return;
    this.#stopped = { ...this.#position, reason };
    if (reason !== 'paused' && this.#parts.stop.restoresBest) this.#useBest();
    this.#tell('stop', this.#stopped);
  }

  #isOdd(): boolean {
    return this.#stopped?.reason === 'not finite';
  }

  #throwOdd(op: string): void {
    if (!this.#isOdd()) return;
    const { batch, epoch } = this.#position;
    throw new BpError(
      'BP_NUMERIC',
      op,
      'batch {batch} of epoch {epoch} brings numbers that are not finite, so the run is where it was before; lower the learning rate or clip the gradients; await run.diagnose() tells where they come from',
      { batch: batch + 1, epoch: epoch + 1 },
    );
  }

  /**
   * Goes back to before the first batch that brought a number that is not finite: a loss shows it late.
   *
   * @param latest - the number of the batch after which it was seen
   */
  #findOdd(latest: number): void {
    const start = this.#checkpoints.before(latest) as Checkpoint;
    let first = latest;
    this.#seeking(() => {
      this.#apply(start);
      while (this.#position.update < latest && areFinite(this.#values)) {
        first = this.#position.update;
        this.#advance(this.#parts.source.peek() as Batch);
      }
      if (areFinite(this.#values)) first = latest;
      this.#apply(start);
      while (this.#position.update < first) this.#advance(this.#parts.source.peek() as Batch);
    });
    this.#stopOdd();
  }

  #stopOdd(): void {
    this.#stopped = { ...this.#position, reason: 'not finite' };
    if (!this.#isPlaying) this.#tell('stop', this.#stopped);
  }

  /**
   * Looks for the first number that is not finite in what the model would learn from the next batch: in which layer, out of
   * which operation, and why. Nothing is changed by it.
   *
   * @returns the report of `detectAnomaly` of `@bp/inspect`, which is loaded for it
   */
  async diagnose(): Promise<AnomalyReport> {
    const { detectAnomaly } = await import('@bp/inspect');
    if (!this.#isReady) await this.#ready();
    const batch = await this.#parts.source.peek();
    const share = this.#shareOf(this.#position.batch, batch.isLast);
    let report: AnomalyReport | null = null;
    this.#learning(() => {
      report = detectAnomaly(() => this.#parts.learner.learnAsIs(batch, share), {
        model: this.model,
      });
    });
    return report as unknown as AnomalyReport;
  }

  /** Has a report say why a number is not finite, and then tells. */
  async #explainOdd(): Promise<void> {
    if (!this.#isOdd()) return;
    const report = await this.diagnose();
    const layer = report.finding?.layer ?? '';
    this.#stopped = { ...this.#position, reason: 'not finite', layer, why: report.toText() };
    this.#tell('stop', this.#stopped);
    await this.#events.settle();
  }

  /** Puts the weights of the best epoch into the model. */
  #useBest(): void {
    const { best } = this.#parts.stop;
    if (best === null || this.#aside !== null) return;
    const aside = this.model.stateDict();
    if (this.#bestWeights === null) {
      // They were forgotten with another course of the run, and this one passes them again.
      const here = this.#position;
      this.#goTo(this.#log.updateAt(best.epoch));
      this.#bestWeights = this.model.stateDict();
      this.#goTo(here.update);
    }
    this.model.loadStateDict(this.#bestWeights);
    this.#aside = aside;
  }

  /** Puts the weights of the position back. */
  #useCurrent(): void {
    if (this.#aside === null) return;
    this.model.loadStateDict(this.#aside);
    this.#aside = null;
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
    const { adjustable, stop } = this.#parts;
    const before = Object.keys(values).map(
      (path) => [path, settingAt('Run.set', path, adjustable).read()] as const,
    );
    writeSettings('Run.set', values, adjustable);
    this.#initial = { ...Object.fromEntries(before), ...this.#initial };
    if (this.#log.goesBeyond(this.#position)) {
      this.#log.cut(this.#position);
      this.#checkpoints.cut(this.#position.update);
      stop.replay(this.#log.epochs);
      this.#bestWeights = null;
    }
    this.#stopped = null;
    const change = { ...this.#position, set: { ...values } };
    this.#nextChange = this.#log.changes.push(change);
    this.#tell('change', change);
  }

  /** Makes the changes that were made here before. */
  #changeAgain(): void {
    const { changes } = this.#log;
    while (this.#nextChange < changes.length) {
      const { update, set } = changes[this.#nextChange];
      if (update > this.#position.update) break;
      writeSettings('Run.set', set, this.#parts.adjustable);
      this.#nextChange++;
    }
  }

  /**
   * Goes to the end of an epoch, forwards or backwards; 0 is the start.
   *
   * @returns the position
   * @throws BpError `BP_OPTION` for a position before the state that was restored, and for batches that have to be waited for;
   *   `BP_NUMERIC` where the way is barred by a number that is not finite
   */
  seek(epoch: number): RunPosition {
    this.#readyNow('Run.seek');
    wholeNumber('Run.seek', 'epoch', epoch, 0);
    const known = Math.min(epoch, this.#log.epochs.length);
    this.#seekTo('Run.seek', this.#log.updateAt(known), () => this.#position.epoch >= epoch);
    return this.#position;
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
    this.#readyNow('Run.at');
    wholeNumber('Run.at', 'update', update, 0);
    this.#seekTo('Run.at', update, () => true);
    return this.#position;
  }

  #seekTo(op: string, update: number, isThere: () => boolean): void {
    if (this.#checkpoints.first.position.update > update) {
      throw new BpError(
        'BP_OPTION',
        op,
        'the run was restored at batch {first}, and what was before is not known; make it with the same weights as then, and restore again',
        { first: this.#checkpoints.first.position.update },
      );
    }
    this.#stopped = null;
    this.#goTo(update, isThere);
    this.#throwOdd(op);
    this.#tell('seek', this.#position);
  }

  #goTo(update: number, isThere: () => boolean = () => true): void {
    const from = this.#checkpoints.before(update) as Checkpoint;
    this.#seeking(() => {
      const { position } = this;
      if (position.update > update || from.position.update > position.update || position.sample > 0)
        this.#apply(from);
      while (!(this.#position.update >= update && isThere()) && !this.#isOdd())
        this.#advance(this.#parts.source.peek() as Batch);
    });
  }

  #seeking(body: () => void): void {
    const outer = this.#isSeeking;
    this.#isSeeking = true;
    try {
      this.#learning(body);
    } finally {
      this.#isSeeking = outer;
    }
  }

  /**
   * What is different after `b` batches from after `a` of them: weights, what the optimizer keeps, settings. The run stays where
   * it is.
   */
  diff(a: number, b: number): RunDifference {
    this.#readyNow('Run.diff');
    const here = this.#position;
    const [from, to] = [a, b].map((update) => {
      wholeNumber('Run.diff', 'update', update, 0);
      this.#goTo(update);
      return this.#checkpoint();
    });
    this.#goTo(here.update);
    this.#position = here;
    return differenceOf(from, to);
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
    this.#readyNow('Run.trace');
    this.#useCurrent();
    const { source, model, loss, rng } = this.#parts;
    const traced = { model, loss, rng, data: source.data, batch: source.peek() as Batch };
    if (what === 'batch') return traceBatch(traced);
    return what === undefined
      ? traceInBatch(traced, this.#position.sample)
      : traceRow(traced, what);
  }

  #checkpoint(): Checkpoint {
    const { optimizer, scheduler, adjustable, rng } = this.#parts;
    const isWithin = this.#position.batch % this.#parts.accumulate !== 0;
    const held = isWithin ? [...this.model.namedParameters()] : [];
    return {
      position: this.#position,
      sums: { ...this.#sums },
      model: this.#aside ?? this.model.stateDict(),
      gradients: Object.fromEntries(
        held.flatMap(([path, { grad }]) => (grad === null ? [] : [[path, grad.clone()]])),
      ),
      optimizer: optimizer.stateDict(),
      scheduler: scheduler?.stateDict() ?? null,
      random: saveRandom(rng, this.#sources),
      settings: Object.fromEntries(
        Object.keys(this.#initial).map((path) => [path, settingAt('Run', path, adjustable).read()]),
      ),
    };
  }

  /** Puts the run where it was. */
  #apply(checkpoint: Checkpoint): void {
    const { optimizer, scheduler, adjustable, rng, source } = this.#parts;
    const { position, sums, model, gradients, settings, random } = checkpoint;
    writeSettings('Run', { ...this.#initial, ...settings }, adjustable);
    this.model.loadStateDict(model);
    for (const [path, parameter] of this.model.namedParameters()) {
      parameter.grad = gradients[path]?.clone() ?? null;
    }
    optimizer.loadStateDict(checkpoint.optimizer);
    scheduler?.loadStateDict(checkpoint.scheduler as never);
    restoreRandom(random, rng, this.#sources);
    Object.assign(this.#sums, sums);
    this.#position = position;
    this.#aside = null;
    this.#nextChange = this.#log.changes.findIndex(({ update }) => update >= position.update);
    if (this.#nextChange < 0) this.#nextChange = this.#log.changes.length;
    this.#changeAgain();
    this.#isReady = !(source.start(position.epoch, position.batch) instanceof Promise);
  }

  /**
   * Everything needed to go on from here, to the bit: plain JSON with tensors, which are copies; `saveCheckpoint` of `@bp/io`
   * writes it into one file.
   */
  save(): SavedRun {
    const { first } = this.#checkpoints;
    const { epochs, changes, losses } = this.#log;
    return {
      format: 'bp-run-state/1',
      seed: this.seed,
      ...this.#checkpoint(),
      epochs: [...epochs],
      changes: [...changes],
      losses: [...losses],
      best: this.#bestWeights,
      showsBest: this.#aside !== null,
      initial: { ...this.#initial },
      start: first.position.update === 0 ? fingerprint(first.model) : null,
    };
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
    const { stop } = this.#parts;
    const before = { log: { ...this.#log }, initial: this.#initial, here: this.#checkpoint() };
    try {
      this.#initial = { ...this.#initial, ...saved.initial };
      Object.assign(this.#log, {
        epochs: [...saved.epochs],
        changes: [...saved.changes],
        losses: [...saved.losses],
      });
      this.#apply(saved);
    } catch (error) {
      Object.assign(this.#log, before.log);
      this.#initial = before.initial;
      this.#apply(before.here);
      throw error;
    }
    this.#log.reasons = stop.replay(saved.epochs);
    this.#stopped = null;
    this.#bestWeights = saved.best;
    const { first } = this.#checkpoints;
    const isSame = first.position.update === 0 && fingerprint(first.model) === saved.start;
    this.#checkpoints.clear();
    if (isSame) this.#checkpoints.add(first);
    this.#checkpoints.add(this.#checkpoint());
    if (saved.showsBest) this.#useBest();
    this.#tell('seek', this.#position);
  }

  /** Tells listeners, who draw from the default random source as before. */
  #tell<K extends keyof RunEvents>(name: K, event: RunEvents[K]): void {
    if (!this.#isSeeking) this.#events.emit(name, event);
  }

  #refuseBusy(op: string): void {
    if (!this.#isPlaying) return;
    throw new BpError(
      'BP_OPTION',
      op,
      'the run is playing; wait until it has ended, or pause() it',
    );
  }

  /** Has batches come from the place of the position, where they need not be waited for. */
  #readyNow(op: string): void {
    this.#refuseBusy(op);
    const { source } = this.#parts;
    if (source.isAsync) {
      throw new BpError(
        'BP_OPTION',
        op,
        'the batches of this run have to be waited for; await run.play({ updates: 1 }) goes one step on',
      );
    }
    if (!this.#isReady) this.#startNow();
  }

  #startNow(): void {
    const { epoch, batch } = this.#position;
    void this.#parts.source.start(epoch, batch);
    this.#isReady = true;
  }

  async #ready(): Promise<void> {
    const { epoch, batch } = this.#position;
    await this.#parts.source.start(epoch, batch);
    this.#isReady = true;
  }
}
