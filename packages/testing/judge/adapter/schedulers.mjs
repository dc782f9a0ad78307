// Schedules of the learning rate, and what drives an optimizer by one.
import * as optim from '@bp/optim';
import { driven } from './optimizers.mjs';

/** @import { Schedule } from '@bp/optim' */
/** @import { Tensor } from '@bp/tensor' */
/** @import { Adapter, Options } from '../contract/schema' */

/** PyTorch's names, with what makes a schedule of their options. */
const schedules = /** @type {Record<string, (options: any) => Schedule>} */ ({
  ConstantLR: optim.constantLr,
  LinearLR: optim.linearLr,
  StepLR: optim.stepLr,
  MultiStepLR: optim.multiStepLr,
  ExponentialLR: optim.exponentialLr,
  PolynomialLR: optim.polynomialLr,
  CosineAnnealingLR: optim.cosineLr,
  CosineAnnealingWarmRestarts: optim.cosineRestartsLr,
  OneCycleLR: optim.oneCycleLr,
  CyclicLR: optim.cyclicLr,
  ReduceLROnPlateau: optim.reduceOnPlateauLr,
  LambdaLR: (options) => optim.lambdaLr(factorOf(options)),
  MultiplicativeLR: (options) => optim.multiplicativeLr(factorOf(options)),
  ChainedScheduler: ({ schedulers }) => optim.chainedLr(schedulers.map(nested)),
  SequentialLR: ({ schedulers, milestones }) =>
    optim.sequentialLr(schedulers.map(nested), { milestones }),
});

/** @param {[string, Options]} named */
function nested([name, options]) {
  return made(name, options);
}

/** @param {string} name @param {Options} options */
function made(name, options) {
  const { verbose, last_epoch, ...rest } = options;
  return schedules[name](renamed(rest));
}

/**
 * The factor of a schedule: the runner gives the function, but not inside another schedule.
 *
 * @param {Options} options
 */
function factorOf({ fn, formula }) {
  if (fn) return fn;
  // the formulas are our own figures, such as "1/(1+0.1*t)"
  const factor = new Function('t', 'min', `return ${formula}`);
  return (/** @type {number} */ t) => factor(t, Math.min);
}

/** In camelCase: `T_max` is `tMax`. @param {Options} options */
function renamed(options) {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name
        .toLowerCase()
        .replace(/_([a-z0-9])/g, (_, /** @type {string} */ letter) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** @type {NonNullable<Adapter<Tensor>['scheduler']>} */
export function scheduler(name, options, optimizer) {
  if (!schedules[name]) return null;
  const driver = new optim.Scheduler(driven(optimizer), made(name, options));
  return { step: (metric) => driver.step(metric) };
}
