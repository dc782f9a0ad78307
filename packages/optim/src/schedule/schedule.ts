import { checkNumber, FINITE, wholeNumber } from '@bp/tensor/engine';

/**
 * A learning rate that changes from update to update: a function of the number of updates made so far.
 *
 * Any function of this form is one: `(step, base) => base / (1 + 0.01 * step)`. What the schedules of this package have on
 * them besides is for combining them, and for what is more than a rate.
 *
 * @example
 * const schedule: Schedule = stepLr({ stepSize: 10, gamma: 0.5 });
 * [schedule(0, 0.1), schedule(10, 0.1), schedule(25, 0.1)]; // [0.1, 0.05, 0.025]
 */
export interface Schedule extends ScheduleParts {
  /**
   * The rate before update `step`, counted from 0, of a group whose own rate is `base`.
   *
   * @param group - the number of the group, for what has values of its own for each; 0 by default
   * @throws BpError `BP_OPTION` by those of this package, for a step or group that is no whole number ≥ 0 and a base that is no
   *   number
   */
  (step: number, base: number, group?: number): number;
}

/** What a schedule may be besides a function. */
export interface ScheduleParts {
  /** The rate that follows another one, for `chainedLr`; a schedule without it sets the rate whatever that was before. */
  readonly next?: Next | undefined;
  /** Whether it goes on from the rate that it finds when its turn comes in `sequentialLr`, instead of from the base. */
  readonly continues?: boolean | undefined;
  /** The momentum, or Adam's β₁, before an update; undefined leaves it as it is. */
  readonly momentum?: ((step: number, group: number) => number | undefined) | undefined;
  /** What it keeps of the metrics it was shown. */
  readonly memory?: ScheduleMemory | undefined;
  /** The same schedule with a memory of its own: every `Scheduler` takes one. */
  readonly start?: (() => Schedule) | undefined;
}

/** The rate before update `step`, from the one before. */
export type Next = (step: number, rate: number, base: number, group: number) => number;

/** What a schedule keeps of the metrics it was shown, as plain JSON. */
export interface ScheduleMemory {
  /** Takes the next value of what is watched. */
  observe(metric: number): void;
  state(): object;
  /**
   * Goes back to a saved state.
   *
   * @throws BpError `BP_FORMAT` for what is no state; nothing has changed then
   */
  restore(state: unknown): void;
}

/** A schedule from the function that it is and what it has besides. */
export function schedule(
  rate: (step: number, base: number, group: number) => number,
  parts: ScheduleParts = {},
): Schedule {
  const checked = (step: number, base: number, group = 0): number => {
    wholeNumber('schedule', 'step', step, 0, Number.MAX_SAFE_INTEGER);
    checkNumber('schedule', 'base', base, FINITE);
    return rate(step, base, wholeNumber('schedule', 'group', group, 0));
  };
  return Object.assign(checked, parts);
}

/** The rate after one step more, by a schedule of either kind. */
export function advance(
  one: Schedule,
  step: number,
  rate: number,
  base: number,
  group: number,
): number {
  return one.next === undefined ? one(step, base, group) : one.next(step, rate, base, group);
}
