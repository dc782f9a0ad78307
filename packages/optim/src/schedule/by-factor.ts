import { remembering } from './remembering';
import { type Schedule, schedule } from './schedule';

/**
 * A schedule that multiplies the base: its rate is base · factor(step).
 *
 * In a chain it multiplies the rate that is there by how its factor has changed; from a factor of 0 nothing leads on but the
 * base.
 */
export function byFactor(factorAt: (step: number) => number): Schedule {
  const factor = remembering(factorAt);
  return schedule((step, base) => base * factor(step), {
    next(step, rate, base) {
      if (step === 0) return rate * factor(0);
      const before = factor(step - 1);
      const now = factor(step);
      if (now === before) return rate;
      return before === 0 ? base * now : rate * (now / before);
    },
  });
}
