import { FROM_ZERO, pow64, readOptions } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import { checkMilestones } from './milestones';
import { remembering } from './remembering';
import type { Schedule } from './schedule';

/** Options of {@link multiStepLr}. */
export interface MultiStepLrOptions {
  /** Before which updates the rate falls: whole numbers ≥ 0 in any order; one that stands there twice counts twice. */
  milestones: readonly number[];
  /** γ ≥ 0, by which it is multiplied then; 0.1 by default. */
  gamma?: number | undefined;
}

const DEFAULTS = { milestones: undefined as never as readonly number[], gamma: 0.1 };

/**
 * η₀ · γ^k, where k milestones have been reached.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: MultiStepLR
 * @example
 * const schedule = multiStepLr({ milestones: [2, 3], gamma: 0.5 });
 * [0, 1, 2, 3, 4].map((step) => schedule(step, 1)); // [1, 1, 0.5, 0.25, 0.25]
 */
export function multiStepLr(options: MultiStepLrOptions): Schedule {
  const { milestones, gamma } = readOptions('multiStepLr', options, DEFAULTS, {
    milestones: null,
    gamma: FROM_ZERO,
  });
  const sorted = checkMilestones('multiStepLr', milestones, 0).sort((a, b) => a - b);
  const power = remembering((k) => pow64(gamma, k));
  return byFactor((step) => {
    let reached = 0;
    while (reached < sorted.length && sorted[reached] <= step) reached++;
    return power(reached);
  });
}
