import { FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import type { Schedule } from './schedule';

/** Options of {@link linearLr}. */
export interface LinearLrOptions {
  /** What the base is multiplied by at first, ≥ 0; ⅓ by default. */
  startFactor?: number | undefined;
  /** What it is multiplied by in the end, ≥ 0; 1 by default. */
  endFactor?: number | undefined;
  /** How many updates lie between, a whole number ≥ 0; 5 by default. At 0 the factor stays as it starts, as in PyTorch. */
  totalIters?: number | undefined;
}

const DEFAULTS = { startFactor: 1 / 3, endFactor: 1, totalIters: 5 };

/**
 * η₀ times a factor that goes from `startFactor` to `endFactor` on a straight line, and stays there.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: LinearLR
 * @example
 * const schedule = linearLr({ startFactor: 0.5, totalIters: 4 });
 * [0, 1, 2, 4, 5].map((step) => schedule(step, 1)); // [0.5, 0.625, 0.75, 1, 1]
 */
export function linearLr(options?: LinearLrOptions): Schedule {
  const { startFactor, endFactor, totalIters } = readOptions('linearLr', options, DEFAULTS, {
    startFactor: FROM_ZERO,
    endFactor: FROM_ZERO,
    totalIters: null,
  });
  wholeNumber('linearLr', 'totalIters', totalIters, 0);
  return byFactor((step) => {
    if (totalIters === 0) return startFactor;
    if (step >= totalIters) return endFactor;
    return startFactor + (endFactor - startFactor) * (step / totalIters);
  });
}
