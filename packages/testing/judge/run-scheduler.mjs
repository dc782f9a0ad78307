import { toNumber, vector } from './decode.mjs';
import { required, Unsupported } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { JudgedOptimizer, Options, SchedulerCase } from './contract/schema' */

// Learning rates are float64 in every library, whatever the parameters are.
const UNROUNDED = { rounded: false };

/**
 * A schedule: the rates of all groups before each of its steps.
 *
 * @param {SchedulerCase} judged
 * @param {Trial} trial
 */
export function runScheduler(judged, trial) {
  const { adapter } = trial;
  const groups = judged.baseLr.map((lr) => ({ params: [adapter.tensor(vector([0]), true)], lr }));
  const optimizer = /** @type {JudgedOptimizer} */ (
    required(adapter.optimizer, 'optimizer')('SGD', groups, {
      lr: judged.baseLr[0],
      momentum: judged.momentum,
    })
  );
  const create = required(adapter.scheduler, 'scheduler');
  const scheduler = create(judged.op, withFunction(judged.options), optimizer, judged);
  if (!scheduler) throw new Unsupported(judged.op);

  judged.lrs.forEach((want, step) => {
    trial.expectVector(`lr ${step}`, want.map(toNumber), optimizer.lrs(), UNROUNDED);
    if (judged.momenta && optimizer.momentum) {
      const wanted = toNumber(judged.momenta[step]);
      trial.expectNumber(`momentum ${step}`, wanted, optimizer.momentum(), UNROUNDED);
    }
    if (judged.metrics) scheduler.step(toNumber(judged.metrics[step]));
    else scheduler.step();
  });
}

/**
 * Options with `fn(t)` where the case writes its factor as a formula of t.
 *
 * @param {Options} options
 */
function withFunction(options) {
  if (!options.formula) return options;
  // the formulas are our own figures, such as "1/(1+0.1*t)"
  const formula = new Function('t', 'min', `return ${options.formula}`);
  return { ...options, fn: (/** @type {number} */ t) => formula(t, Math.min) };
}
