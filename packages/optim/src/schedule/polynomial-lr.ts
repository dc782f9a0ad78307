import { FROM_ZERO, pow64, readOptions, wholeNumber } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import type { Schedule } from './schedule';

/** Options of {@link polynomialLr}. */
export interface PolynomialLrOptions {
  /** After how many updates the rate is 0, a whole number ≥ 0; 5 by default. At 0 it never falls, as in PyTorch. */
  totalIters?: number | undefined;
  /** The power ≥ 0 of what is left; 1 by default, a straight line. */
  power?: number | undefined;
}

const DEFAULTS = { totalIters: 5, power: 1 };

/**
 * η₀ · (1 − t / T)^power for T = `totalIters`, and 0 from then on.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: PolynomialLR
 * @example
 * const schedule = polynomialLr({ totalIters: 4, power: 2 });
 * [0, 1, 2, 3, 4, 5].map((step) => schedule(step, 1)); // [1, 0.5625, 0.25, 0.0625, 0, 0]
 */
export function polynomialLr(options?: PolynomialLrOptions): Schedule {
  const { totalIters, power } = readOptions('polynomialLr', options, DEFAULTS, {
    totalIters: null,
    power: FROM_ZERO,
  });
  wholeNumber('polynomialLr', 'totalIters', totalIters, 0);
  return byFactor((step) =>
    totalIters === 0 ? 1 : pow64(1 - Math.min(step, totalIters) / totalIters, power),
  );
}
