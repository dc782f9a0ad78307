import { wholeNumber } from '@bp/tensor/engine';
import { type Next, type Schedule, type ScheduleParts, schedule } from './schedule';

/**
 * A schedule each of whose rates follows from the one before, the first from the base. It remembers how far it came, so that
 * going on costs one step; for an earlier step it begins anew, so that its rates depend on the step and the base alone.
 */
export function recursive(next: Next, parts: ScheduleParts = {}): Schedule {
  const reached: { base: number; step: number; rate: number }[] = [];
  return schedule(
    (step, base, group) => {
      let at = reached[group];
      if (at === undefined || at.base !== base || at.step > step) {
        at = { base, step: 0, rate: next(0, base, base, group) };
        reached[group] = at;
      }
      // Nobody waits for more.
      wholeNumber('schedule', 'step', step, 0, at.step + 2 ** 30);
      while (at.step < step) {
        at.rate = next(at.step + 1, at.rate, base, group);
        at.step++;
      }
      return at.rate;
    },
    { next, start: () => recursive(next, parts), ...parts },
  );
}
