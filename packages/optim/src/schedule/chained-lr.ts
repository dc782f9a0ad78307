import { recursive } from './recursive';
import { advance, type Schedule } from './schedule';
import { readSchedules } from './schedule-list';

/**
 * Several schedules at once: before each update the first changes the rate, the next one what has come of that, and so on, so
 * that their factors multiply.
 *
 * Each goes on from the rate that is there, as in PyTorch: `cosineLr` by its recursive form. What sets the rate from the base
 * (`lambdaLr`, `cosineRestartsLr`, `oneCycleLr`, `cyclicLr`, functions of your own) undoes what stands before it.
 *
 * @param schedules - a list of at least one
 * @throws BpError `BP_OPTION` for what is no list of schedules, and for one that watches a metric
 * @see PyTorch: ChainedScheduler
 * @example
 * const schedule = chainedLr([constantLr({ factor: 0.5, totalIters: 2 }), exponentialLr({ gamma: 0.5 })]);
 * [0, 1, 2, 3].map((step) => schedule(step, 1)); // [0.5, 0.25, 0.25, 0.125]
 */
export function chainedLr(schedules: readonly Schedule[]): Schedule {
  const links = readSchedules('chainedLr', schedules);
  const moving = links.filter(({ momentum }) => momentum !== undefined);
  return recursive(
    (step, rate, base, group) =>
      links.reduce((now, one) => advance(one, step, now, base, group), rate),
    { momentum: moving[moving.length - 1]?.momentum },
  );
}
