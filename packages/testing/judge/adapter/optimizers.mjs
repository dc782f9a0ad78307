// Optimizers, with their parameter groups.
import * as optim from '@bp/optim';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Adapter, Options } from '../contract/schema' */

/** Options whose names differ; what is not here, such as `lr` or `betas`, has the same one. */
const names = /** @type {Record<string, string>} */ ({
  weight_decay: 'weightDecay',
  lr_decay: 'lrDecay',
  initial_accumulator_value: 'initialAccumulatorValue',
  momentum_decay: 'momentumDecay',
  step_sizes: 'stepSizes',
});

/** Ways of computing the same in PyTorch. */
const implementation = ['foreach', 'fused', 'capturable', 'differentiable'];

/** @param {Options} options */
function renamed(options) {
  return Object.fromEntries(
    Object.entries(options)
      .filter(([name]) => !implementation.includes(name))
      .map(([name, value]) => [names[name] ?? name, value]),
  );
}

/** @type {NonNullable<Adapter<Tensor>['optimizer']>} */
export function optimizer(name, groups, options) {
  const Optimizer = /** @type {Record<string, any>} */ (optim)[name];
  if (!Optimizer) return null;
  const made = new Optimizer(groups.map(renamed), renamed(options));
  const judged = {
    step: () => made.step(),
    lrs: () => made.lrs,
    momentum: () => made.momentum ?? made.betas?.[0],
  };
  behind.set(judged, made);
  return judged;
}

/** The optimizers of the library behind those of the judge. */
const behind = /** @type {WeakMap<object, import('@bp/optim').Optimizer>} */ (new WeakMap());

/** The optimizer that a scheduler is to drive. @param {object} judged */
export function driven(judged) {
  return /** @type {import('@bp/optim').Optimizer} */ (behind.get(judged));
}
