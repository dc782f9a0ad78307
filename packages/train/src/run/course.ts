import { fingerprint } from '@bp/module';
import { isBpError } from '@bp/tensor';
import type { Batch } from './batches/batch';
import type { Share } from './learning/learner';
import { Events, type RunEvents } from './record/events';
import type { EpochRecord, RunPosition, SettingValue, Stopped, StopReason } from './record/history';
import { RunLog } from './record/run-log';
import type { RunParts } from './set-up';
import { type Checkpoint, Checkpoints } from './state/checkpoints';
import { LiveState } from './state/live-state';
import type { SavedRun } from './state/saved-run';
import { ShownWeights } from './state/shown-weights';

/** A batch that is a group of its own. */
const WHOLE: Share = { share: 1, isFirst: true, isLast: true };

/** How a run goes on, batch by batch, and to other positions: the state, what is known, and what is told. */
export class Course {
  readonly parts: RunParts;
  readonly state: LiveState;
  readonly shown: ShownWeights;
  readonly log = new RunLog();
  readonly events = new Events();
  readonly checkpoints: Checkpoints;
  stopped: Stopped | null = null;
  /** The fingerprint of the weights before the first batch, of a run that was taken up. */
  start: string | null = null;
  /** Whether what stops the run is told by somebody else. */
  isPlaying = false;
  /** The first of the changes that lie ahead. */
  #nextChange = 0;
  /** On the way to another position nothing is told, and nothing but a number that is not finite stops the run. */
  #isSeeking = false;
  /** On the way to the first number that is not finite. */
  #isFinding = false;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.state = new LiveState(parts);
    this.shown = new ShownWeights(parts.model);
    this.checkpoints = new Checkpoints(parts.checkpoints);
    this.checkpoints.add(this.state.copy());
  }

  get position(): RunPosition {
    return this.state.position;
  }

  get isOdd(): boolean {
    return this.stopped?.reason === 'not finite';
  }

  /** Runs what learns, from the weights of the position. */
  learning<T>(body: () => T): T {
    this.shown.current();
    return this.state.learning(body);
  }

  /** The batch that comes next, of those that need not be waited for. */
  next(): Batch {
    return this.parts.source.peek() as Batch;
  }

  /** Learns from the batch that comes next. */
  advance(batch: Batch): void {
    const { learner, source, optimizer, scheduler, scheduleEvery, keepLosses, stop } = this.parts;
    const { state, log, events } = this;
    const { epoch, batch: index, update } = state.position;
    const share = this.shareOf(batch);
    let loss: number;
    try {
      loss = learner.learn(batch, share);
    } catch (error) {
      if (!isBpError(error) || error.code !== 'BP_NUMERIC' || source.data !== null) throw error;
      this.#stopOdd();
      return;
    }
    // NaN and ±∞ alone.
    if (loss - loss !== 0) {
      this.#findOdd(update);
      return;
    }
    source.take();
    // That of this step, and not of the next one.
    const lr = batch.isLast ? optimizer.groups[0].values.lr.item() : 0;
    if (share.isLast && scheduleEvery === 'update') scheduler?.step();
    state.sums.loss += loss * batch.size;
    state.sums.samples += batch.size;
    state.position = batch.isLast
      ? { epoch: epoch + 1, batch: 0, sample: 0, update: update + 1 }
      : { epoch, batch: index + 1, sample: 0, update: update + 1 };
    if (keepLosses) log.losses[update] = loss;
    let record: EpochRecord | null = null;
    try {
      if (batch.isLast) record = this.#finishEpoch(lr);
    } catch (error) {
      // Such as that of a metric: the epoch is not complete without its record.
      if (source.data !== null) this.goTo(update);
      throw error;
    }
    if (this.isOdd) return;
    if (this.#nextChange < log.changes.length) this.#changeAgain();
    // Last, so that listeners see a state that is whole, and it stays so where one of them throws.
    if (events.has('update')) this.tell('update', { ...state.position, loss });
    if (record !== null) {
      this.tell('epoch', record);
      this.stopWhereDue();
    } else if (update + 1 >= stop.updates) this.stop('updates');
  }

  /** Which part of its group a batch is. */
  shareOf({ isLast: isLastOfEpoch }: Batch): Share {
    const { accumulate, source } = this.parts;
    if (accumulate === 1) return WHOLE;
    const { batch: index } = this.position;
    const place = index % accumulate;
    // How many batches are left nobody knows of a stream in its first epoch, so its last group counts as a whole one.
    const left = source.data === null ? Infinity : (source.length ?? Infinity) - (index - place);
    const count = Math.min(accumulate, left);
    const isLast = place === accumulate - 1 || isLastOfEpoch;
    return { share: 1 / count, isFirst: place === 0, isLast };
  }

  /** @returns the record of the epoch; null where a number is not finite */
  #finishEpoch(lr: number): EpochRecord | null {
    const { source, scheduler, scheduleEvery, stop } = this.parts;
    const { state, log, shown } = this;
    const { epoch, update } = state.position;
    if (log.epochs.length < epoch) {
      if (!state.isFinite) {
        this.#findOdd(update);
        return null;
      }
      const record = this.#measure(lr);
      const { improved, reason } = stop.take(record);
      log.epochs.push(stop.isWatching ? { ...record, improved } : record);
      log.reasons.push(reason);
      if (improved && stop.restoresBest) shown.keepBest();
    }
    const record = log.epochs[epoch - 1];
    const watched = stop.valueOf(record);
    // As a patience does, a plateau counts the epochs in which what it watches is measured.
    const isMeasured = watched !== undefined || !scheduler?.needsMetric;
    if (scheduleEvery === 'epoch' && isMeasured) scheduler?.step(watched);
    state.sums.loss = state.sums.samples = 0;
    source.start(epoch, 0);
    this.checkpoints.offer(epoch, update, () => state.copy());
    return record;
  }

  #measure(lr: number): EpochRecord {
    const { penalty, measureTrain, measureValidation, measureEvery } = this.parts;
    const { position, sums } = this.state;
    const { epoch, update } = position;
    const isTurn = epoch % measureEvery === 0;
    return {
      epoch,
      update,
      loss: sums.loss / sums.samples,
      lr,
      ...(penalty ? { penalty: penalty.measure() } : {}),
      ...(isTurn && measureTrain ? { train: measureTrain() } : {}),
      ...(isTurn && measureValidation ? { validation: measureValidation() } : {}),
    };
  }

  /** Makes the changes that were made here before. */
  #changeAgain(): void {
    const { changes } = this.log;
    while (this.#nextChange < changes.length) {
      const { update, set } = changes[this.#nextChange];
      if (update > this.position.update) break;
      this.state.set('Run.set', set);
      this.#nextChange++;
    }
  }

  /** Stops at the end of an epoch where that was decided, also on the second time. */
  stopWhereDue(): void {
    const { epoch, batch, update } = this.position;
    const { stop } = this.parts;
    const reason = batch === 0 && epoch > 0 ? this.log.reasons[epoch - 1] : null;
    if (reason) this.stop(reason);
    else if (update >= stop.updates) this.stop('updates');
    else if (epoch >= stop.epochs) this.stop('epochs');
  }

  stop(reason: StopReason): void {
    if (this.#isSeeking) return;
    this.stopped = { ...this.position, reason };
    if (reason !== 'paused' && this.parts.stop.restoresBest) this.showBest();
    this.tell('stop', this.stopped);
  }

  /** Puts the weights of the best epoch into the model. */
  showBest(): void {
    const { best } = this.parts.stop;
    if (best === null) return;
    if (!this.shown.hasBest) {
      // They were forgotten with another course of the run, and this one passes them again.
      const { update } = this.position;
      const at = this.log.updateAt(best.epoch);
      if (at < this.checkpoints.first.position.update) return;
      this.goTo(at);
      this.shown.keepBest();
      this.goTo(update);
    }
    this.shown.best();
  }

  /**
   * Goes back to before the first batch that brought a number that is not finite: a loss shows it late.
   *
   * @param latest - the number of the batch after which it was seen
   */
  #findOdd(latest: number): void {
    // It comes by here again at the end of an epoch.
    if (this.#isFinding) return;
    const { state, log } = this;
    if (this.parts.source.data === null) {
      this.#stopOdd();
      return;
    }
    const start = this.checkpoints.before(latest) as Checkpoint;
    this.#isFinding = true;
    try {
      this.#seeking(() => {
        let first = latest;
        this.putBack(start);
        while (this.position.update < latest && state.isFinite) {
          first = this.position.update;
          this.advance(this.next());
        }
        if (state.isFinite) first = latest;
        this.putBack(start);
        while (this.position.update < first) this.advance(this.next());
      });
    } finally {
      this.#isFinding = false;
    }
    log.losses.length = Math.min(log.losses.length, this.position.update);
    this.#stopOdd();
  }

  #stopOdd(): void {
    this.stopped = { ...this.position, reason: 'not finite' };
    if (!this.isPlaying) this.tell('stop', this.stopped);
  }

  /** Goes to where the model has learned from so many batches, and from there on until it is where it should be. */
  goTo(update: number, isThere: () => boolean = () => true): void {
    const from = this.checkpoints.before(update) as Checkpoint;
    this.#seeking(() => {
      const { position } = this;
      const isPast = position.update > update || position.sample > 0;
      if (isPast || from.position.update > position.update) this.putBack(from);
      while (!(this.position.update >= update && isThere()) && !this.isOdd) {
        this.advance(this.next());
      }
    });
  }

  /** Goes back to a copy of the state; what is known stays. */
  putBack(checkpoint: Checkpoint): void {
    this.shown.current();
    this.state.putBack(checkpoint);
    const { changes } = this.log;
    const { update } = this.position;
    const next = changes.findIndex((change) => change.update >= update);
    this.#nextChange = next < 0 ? changes.length : next;
    this.#changeAgain();
    this.parts.source.start(checkpoint.position.epoch, checkpoint.position.batch);
  }

  /** Notes a change that was made here; what lay ahead is forgotten. */
  changed(set: Readonly<Record<string, SettingValue>>): void {
    const { log, checkpoints, parts, shown } = this;
    if (log.goesBeyond(this.position)) {
      log.cut(this.position);
      checkpoints.cut(this.position.update);
      const { best } = parts.stop;
      parts.stop.replay(log.epochs);
      if (parts.stop.best?.epoch !== best?.epoch) shown.forgetBest();
    }
    const change = { ...this.position, set };
    this.#nextChange = log.changes.push(change);
    this.stopped = null;
    this.tell('change', change);
  }

  /**
   * Goes on from what another run has saved.
   *
   * @throws BpError `BP_FORMAT` for one of another model, optimizer or schedule; nothing has changed then
   */
  restore(saved: SavedRun): void {
    const { log, state, shown, checkpoints, parts } = this;
    const { showsBest } = shown;
    const own = state.settings('Run.restore', saved.initial);
    shown.current();
    const before = {
      log: { ...log },
      initial: state.initial,
      here: state.copy(),
      best: shown.saved,
    };
    let reasons: RunLog['reasons'];
    try {
      const { epochs, changes, losses } = saved;
      Object.assign(log, { epochs: [...epochs], changes: [...changes], losses: [...losses] });
      state.initial = { ...state.initial, ...saved.initial };
      this.putBack(saved);
      shown.restoreBest(saved.best);
      reasons = parts.stop.replay(saved.epochs);
    } catch (error) {
      Object.assign(log, before.log);
      state.initial = { ...own, ...before.initial };
      this.putBack(before.here);
      state.initial = before.initial;
      parts.stop.replay(log.epochs);
      shown.restoreBest(before.best);
      if (showsBest) shown.best();
      throw error;
    }
    log.reasons = reasons;
    this.stopped = null;
    this.start = saved.start;
    const { first } = checkpoints;
    const isSame = first.position.update === 0 && fingerprint(first.model) === saved.start;
    checkpoints.clear();
    if (isSame) checkpoints.add(first);
    checkpoints.add(state.copy());
    if (saved.showsBest) shown.best();
    this.tell('seek', this.position);
  }

  #seeking(body: () => void): void {
    const outer = this.#isSeeking;
    this.#isSeeking = true;
    try {
      this.learning(body);
    } finally {
      this.#isSeeking = outer;
    }
  }

  /** Tells listeners, who draw from the default random source as before. */
  tell<K extends keyof RunEvents>(name: K, event: RunEvents[K]): void {
    if (!this.#isSeeking) this.state.outside(() => this.events.emit(name, event));
  }
}
