import { checkFunction } from '@bp/tensor/engine';
import { type PerGroup, perGroup } from './per-group';
import { recursive } from './recursive';
import type { Schedule } from './schedule';

/**
 * η₀ · λ(1) · λ(2) ⋯ λ(t): before each update but the first the rate is multiplied by λ of the updates made so far.
 *
 * @param factor - λ, which always gives the same for the same number, or a list with one for each group
 * @throws BpError `BP_OPTION` for what is no function
 * @see PyTorch: MultiplicativeLR
 * @example
 * const schedule = multiplicativeLr((step) => (step < 3 ? 0.5 : 1));
 * [0, 1, 2, 3].map((step) => schedule(step, 1)); // [1, 0.5, 0.25, 0.25]
 */
export function multiplicativeLr(factor: PerGroup<(step: number) => number>): Schedule {
  const factorOf = perGroup('multiplicativeLr', 'factor', factor, checkFunction);
  return recursive((step, rate, _, group) => (step === 0 ? rate : rate * factorOf(group)(step)), {
    continues: true,
  });
}
