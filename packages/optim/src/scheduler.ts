import { BpError, isTensor, type Tensor } from '@bp/tensor';
import {
  BELOW_ONE,
  checkFunction,
  checkNumber,
  currentWatcher,
  FINITE,
  FROM_ZERO,
  type Range,
  readList,
  readRecord,
  wholeNumber,
} from '@bp/tensor/engine';
import type { Optimizer } from './optimizer';
import type { Schedule } from './schedule/schedule';

/** Where a scheduler stands, as plain JSON. */
export interface SchedulerState {
  /** How many steps it has taken. */
  readonly step: number;
  /** The rate of each group that the schedule starts from. */
  readonly bases: readonly number[];
  /** What the schedule keeps of its metrics; null where it watches none. */
  readonly memory: object | null;
}

/**
 * Sets the learning rates of an optimizer before each update, by a schedule.
 *
 * Its first rates count from the beginning; after every `optimizer.step()` call `scheduler.step()`, outside compiled steps,
 * which follow without another program. The rate that a group has when the scheduler is made is its base. A rate that is
 * set on the optimizer itself holds until the next step of the scheduler; {@link Scheduler.setBase} changes what is
 * scheduled.
 *
 * @example
 * const w = parameter(1);
 * const optimizer = new SGD([w], { lr: 0.5 });
 * const scheduler = new Scheduler(optimizer, stepLr({ stepSize: 2, gamma: 0.5 }));
 * const rates = [0, 1, 2].map(() => {
 *   w.square().backward();
 *   optimizer.step();
 *   optimizer.zeroGrad();
 *   scheduler.step();
 *   return scheduler.lrs[0];
 * });
 * rates; // [0.5, 0.25, 0.25]
 */
export class Scheduler {
  /** Whose rates it sets. */
  readonly optimizer: Optimizer;
  readonly #schedule: Schedule;
  #taken = 0;
  #base: readonly number[];
  #rates: number[] = [];
  /** The rates that are being looked for, and then the old ones. */
  #next: number[] = [];
  readonly #momenta: (number | undefined)[] = [];
  /** The numbers of each group as they were after the last step; others lie elsewhere. */
  #seen: readonly object[] = [];

  /**
   * @param schedule - a function of this package, such as `cosineLr({ tMax: 100 })`, or of your own
   * @throws BpError `BP_OPTION` for what is no optimizer or no schedule, a schedule that does not fit the groups, and one with
   *   a momentum for an optimizer that has none; nothing has changed then
   */
  constructor(optimizer: Optimizer, schedule: Schedule) {
    if (typeof optimizer?.setLr !== 'function') {
      throw new BpError('BP_OPTION', 'Scheduler', 'expected an optimizer, got {optimizer}', {
        optimizer,
      });
    }
    checkFunction('Scheduler', 'the schedule', schedule);
    this.optimizer = optimizer;
    this.#schedule = schedule.start?.() ?? schedule;
    this.#base = optimizer.lrs;
    if (schedule.momentum !== undefined) {
      for (const { values } of optimizer.groups) {
        if (values.momentum ?? values.beta1) continue;
        throw new BpError(
          'BP_OPTION',
          'Scheduler',
          'the schedule has a momentum but the optimizer has none; switch it off with { cycleMomentum: false }',
        );
      }
    }
    this.#move(0, this.#base);
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** How many steps it has taken. */
  get steps(): number {
    return this.#taken;
  }

  /** The rate of each group for the next update. */
  get lrs(): number[] {
    return [...this.#rates];
  }

  /** The rate of each group that the schedule starts from. */
  get bases(): number[] {
    return [...this.#base];
  }

  /** Whether every step needs a metric. */
  get needsMetric(): boolean {
    return this.#schedule.memory !== undefined;
  }

  /**
   * Sets the rates of the next update.
   *
   * @param metric - what a schedule such as `reduceOnPlateauLr` watches; others take no notice of it
   * @throws BpError `BP_OPTION` where there is no such metric, within a compiled step, and where the schedule gives what is no
   *   rate; nothing has changed then
   */
  step(metric?: number | Tensor): void {
    currentWatcher()?.hostRead('Scheduler.step');
    const { memory } = this.#schedule;
    if (memory !== undefined) {
      const value = isTensor(metric) ? metric.item() : metric;
      if (typeof value !== 'number') {
        throw new BpError(
          'BP_OPTION',
          'Scheduler.step',
          'expected the metric that the schedule watches, such as loss.item(), got {metric}',
          { metric },
        );
      }
      memory.observe(value);
    }
    this.#move(this.#taken + 1, this.#base);
  }

  /**
   * Changes the base rates: the schedule goes on as if it had started from these.
   *
   * @param lr - one rate ≥ 0 for all groups, or a list with one for each
   * @throws BpError `BP_OPTION` for a negative rate, or a list of another length than there are groups; nothing has changed
   *   then
   * @example
   * const scheduler = new Scheduler(new SGD([parameter(1)], { lr: 1 }), constantLr({ factor: 0.5 }));
   * scheduler.setBase(0.25);
   * scheduler.lrs; // [0.125]
   */
  setBase(lr: number | readonly number[]): void {
    const op = 'Scheduler.setBase';
    const { length } = this.#base;
    const list = typeof lr === 'number' ? this.#base.map(() => lr) : readList(lr);
    if (list?.length !== length) {
      throw new BpError(
        'BP_OPTION',
        op,
        'expected one rate, or a list of {count}, one for each group, got {lr}',
        { count: length, lr },
      );
    }
    this.#move(
      this.#taken,
      list.map((rate) => checkNumber(op, 'lr', rate, FROM_ZERO)),
    );
  }

  /** Everything that decides the coming rates, as plain JSON. */
  stateDict(): SchedulerState {
    const memory = this.#schedule.memory?.state() ?? null;
    return { step: this.#taken, bases: this.bases, memory };
  }

  /**
   * Takes over a state saved by {@link Scheduler.stateDict}, of a scheduler with the same schedule, and sets the rates.
   *
   * @throws BpError `BP_FORMAT` for what is no such state, or that of an optimizer with other groups, and `BP_OPTION` for numbers
   *   out of range; nothing has changed then
   */
  loadStateDict(state: SchedulerState): void {
    const op = 'Scheduler.loadStateDict';
    const { step, memory, bases } = readRecord(state) ?? {};
    const list = readList(bases);
    if (list === null) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'expected what stateDict() returns, { step, bases, memory }, got {state}',
        { state },
      );
    }
    const { length } = this.#base;
    if (list.length !== length) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'the state has {got} parameter groups, the optimizer {want}',
        { got: list.length, want: length },
      );
    }
    const taken = wholeNumber(op, 'step', step, 0);
    const base = list.map((rate) => checkNumber(op, 'bases', rate, FROM_ZERO));
    this.#schedule.memory?.restore(memory);
    this.#move(taken, base);
  }

  /** Goes to a step, all or nothing. */
  #move(step: number, base: readonly number[]): void {
    const [schedule, next, momenta, seen] = [this.#schedule, this.#next, this.#momenta, this.#seen];
    const { groups } = this.optimizer;
    const { length } = groups;
    const { momentum } = schedule;
    let isSeen = true;
    for (let i = 0; i < length; i++) {
      // Also below 0, which chains with cosineLr may come to in PyTorch, too.
      next[i] = checked('lr', schedule(step, base[i], i), step, FINITE);
      if (momentum !== undefined) {
        const value = momentum(step, i);
        momenta[i] = value === undefined ? value : checked('momentum', value, step, BELOW_ONE);
      }
      isSeen &&= groups[i].values === seen[i];
    }
    // A rate that is somebody's tensor becomes a number of the group again.
    if (!isSeen) this.#takeOver();
    for (let i = 0; i < length; i++) {
      const { values } = groups[i];
      put(values.lr, next[i]);
      const value = momenta[i];
      if (value !== undefined) put(values.momentum ?? values.beta1, value);
    }
    this.#next = this.#rates;
    this.#rates = next;
    this.#taken = step;
    this.#base = base;
  }

  #takeOver(): void {
    const { groups } = this.optimizer;
    const changes = groups.map((group) => group.read('Scheduler', { lr: 0 }));
    for (const [i, group] of groups.entries()) group.take(changes[i]);
    this.#seen = groups.map(({ values }) => values);
  }
}

function checked(name: string, value: number, step: number, range: Range): number {
  if (range.holds(value)) return value;
  throw new BpError(
    'BP_OPTION',
    'Scheduler',
    'the schedule gives {value} as {name} before update {step}; it must be a number in {range}',
    { value, name, step, range: range.text },
  );
}

/** The number behind an option: straight, since this is done before every update. */
function put({ storage, offset }: Tensor, value: number): void {
  storage.data[offset] = value;
  storage.version++;
}
