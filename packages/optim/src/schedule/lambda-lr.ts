import { checkFunction } from '@bp/tensor/engine';
import { type PerGroup, perGroup } from './per-group';
import { type Schedule, schedule } from './schedule';

/**
 * η₀ · λ(t).
 *
 * In a chain it sets the rate from the base, whatever came before it.
 *
 * @param factor - λ, a function of the number of updates made so far, or a list with one for each group
 * @throws BpError `BP_OPTION` for what is no function
 * @see PyTorch: LambdaLR
 * @example
 * const schedule = lambdaLr((step) => 1 / (1 + step));
 * [0, 1, 3].map((step) => schedule(step, 1)); // [1, 0.5, 0.25]
 */
export function lambdaLr(factor: PerGroup<(step: number) => number>): Schedule {
  const factorOf = perGroup('lambdaLr', 'factor', factor, checkFunction);
  return schedule((step, base, group) => base * factorOf(group)(step));
}
