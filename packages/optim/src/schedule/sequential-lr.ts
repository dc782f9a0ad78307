import { BpError } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { checkMilestones } from './milestones';
import { advance, type Schedule, schedule } from './schedule';
import { readSchedules, started } from './schedule-list';

/**
 * One schedule after another: before update `milestones[i]` the next one takes over, and counts from 0.
 *
 * Each begins at the base again, but for `multiplicativeLr`, which goes on from the rate that it finds, as in PyTorch.
 *
 * @param schedules - a list of at least one
 * @param options.milestones - where the next one takes over: growing whole numbers ≥ 1, one less than there are schedules
 * @throws BpError `BP_OPTION` for what is no list of schedules, one that watches a metric, and milestones that do not fit
 * @see PyTorch: SequentialLR
 * @example
 * const warm = linearLr({ startFactor: 0.5, totalIters: 2 });
 * const schedule = sequentialLr([warm, exponentialLr({ gamma: 0.5 })], { milestones: [2] });
 * [0, 1, 2, 3].map((step) => schedule(step, 1)); // [0.5, 0.75, 1, 0.5]
 */
export function sequentialLr(
  schedules: readonly Schedule[],
  options: { milestones: readonly number[] },
): Schedule {
  const op = 'sequentialLr';
  const stages = readSchedules(op, schedules);
  const given = readOptions(op, options, { milestones: [] as readonly number[] }, null);
  const milestones = checkMilestones(op, given.milestones, 1);
  if (
    milestones.length !== stages.length - 1 ||
    milestones.some((at, i) => at <= milestones[i - 1])
  ) {
    throw new BpError(
      'BP_OPTION',
      op,
      '{count} schedules need {need} growing milestones between them, got {milestones}',
      { count: stages.length, need: stages.length - 1, milestones },
    );
  }
  return inTurn(stages, [0, ...milestones]);
}

/** Each of the stages from its first update on. */
export function inTurn(stages: readonly Schedule[], firsts: readonly number[]): Schedule {
  function stageAt(step: number): number {
    let i = 0;
    while (i + 1 < firsts.length && firsts[i + 1] <= step) i++;
    return i;
  }
  function rateAt(step: number, base: number, group: number): number {
    const i = stageAt(step);
    const from = i > 0 && stages[i].continues ? rateAt(firsts[i] - 1, base, group) : base;
    return stages[i](step - firsts[i], from, group);
  }
  return schedule(rateAt, {
    next(step, rate, base, group) {
      const i = stageAt(step);
      const since = step - firsts[i];
      if (since === 0 && !(i > 0 && stages[i].continues)) return stages[i](0, base, group);
      return advance(stages[i], since, rate, base, group);
    },
    // A stage that says nothing of the momentum leaves what the one before it came to.
    momentum: stages.some(({ momentum }) => momentum !== undefined)
      ? (step, group) => {
          let i = stageAt(step);
          let last = step;
          while (i > 0 && stages[i].momentum === undefined) last = firsts[i--] - 1;
          return stages[i].momentum?.(last - firsts[i], group);
        }
      : undefined,
    start: () => inTurn(started(stages), firsts),
  });
}
