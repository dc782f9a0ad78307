import { FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import type { Schedule } from './schedule';

/** Options of {@link constantLr}. */
export interface ConstantLrOptions {
  /** What the base is multiplied by at first, ≥ 0; ⅓ by default. */
  factor?: number | undefined;
  /** For how many updates, a whole number ≥ 0; 5 by default. At 0 for all of them, as in PyTorch. */
  totalIters?: number | undefined;
}

const DEFAULTS = { factor: 1 / 3, totalIters: 5 };

/**
 * η₀ · factor for the first `totalIters` updates, η₀ from then on.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: ConstantLR
 * @example
 * const schedule = constantLr({ factor: 0.5, totalIters: 2 });
 * [0, 1, 2, 3].map((step) => schedule(step, 1)); // [0.5, 0.5, 1, 1]
 */
export function constantLr(options?: ConstantLrOptions): Schedule {
  const { factor, totalIters } = readOptions('constantLr', options, DEFAULTS, {
    factor: FROM_ZERO,
    totalIters: null,
  });
  wholeNumber('constantLr', 'totalIters', totalIters, 0);
  return byFactor((step) => (step < totalIters || totalIters === 0 ? factor : 1));
}
