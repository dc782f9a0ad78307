import { type Schedule, schedule } from './schedule';

/**
 * A schedule that multiplies the base: its rate is base · factor(step).
 *
 * In a chain it multiplies the rate that is there by how its factor has changed; from a factor of 0 nothing leads on but the
 * base.
 */
export function byFactor(factor: (step: number) => number): Schedule {
  return schedule((step, base) => base * factor(step), {
    next(step, rate, base) {
      const now = factor(step);
      if (step === 0) return rate * now;
      const before = factor(step - 1);
      if (now === before) return rate;
      return before === 0 ? base * now : rate * (now / before);
    },
  });
}
