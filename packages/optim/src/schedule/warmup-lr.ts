import { BELOW_ONE, readOptions, wholeNumber } from '@bp/tensor/engine';
import { constantLr } from './constant-lr';
import { linearLr } from './linear-lr';
import type { Schedule } from './schedule';
import { checkSchedule } from './schedule-list';
import { inTurn } from './sequential-lr';

/** Options of {@link warmupLr}. */
export interface WarmupLrOptions {
  /** How many updates it takes to come to the base, a whole number ≥ 0. */
  steps: number;
  /** What the base is multiplied by at first, in [0, 1); 0 by default, so that the first update moves nothing. */
  startFactor?: number | undefined;
  /** The schedule that follows, which counts from 0 then; by default the base stays. */
  after?: Schedule | undefined;
}

const DEFAULTS = {
  steps: undefined as never as number,
  startFactor: 0,
  after: null as Schedule | null,
};

/**
 * η₀ times a factor that rises from `startFactor` to 1 on a straight line in `steps` updates, and then another schedule.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for a schedule that watches a metric
 * @see P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017, section 2.2
 * @example
 * const schedule = warmupLr({ steps: 4, after: exponentialLr({ gamma: 0.5 }) });
 * [0, 1, 2, 3, 4, 5].map((step) => schedule(step, 1)); // [0, 0.25, 0.5, 0.75, 1, 0.5]
 */
export function warmupLr(options: WarmupLrOptions): Schedule {
  const { steps, startFactor, after } = readOptions('warmupLr', options, DEFAULTS, {
    steps: null,
    startFactor: BELOW_ONE,
    after: null,
  });
  wholeNumber('warmupLr', 'steps', steps, 0);
  if (after !== null) checkSchedule('warmupLr', 'after', after);
  const main = after ?? constantLr({ factor: 1 });
  if (steps === 0) return main;
  return inTurn([linearLr({ startFactor, totalIters: steps }), main], [0, steps]);
}
