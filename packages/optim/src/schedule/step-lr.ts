import { FROM_ZERO, pow64, readOptions, wholeNumber } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import { remembering } from './remembering';
import type { Schedule } from './schedule';

/** Options of {@link stepLr}. */
export interface StepLrOptions {
  /** After how many updates the rate falls again, a whole number ≥ 1. */
  stepSize: number;
  /** γ ≥ 0, by which it is multiplied then; 0.1 by default. */
  gamma?: number | undefined;
}

const DEFAULTS = { stepSize: undefined as never as number, gamma: 0.1 };

/**
 * η₀ · γ^⌊t / stepSize⌋: a rate that falls every `stepSize` updates.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: StepLR
 * @example
 * const schedule = stepLr({ stepSize: 2, gamma: 0.5 });
 * [0, 1, 2, 3, 4].map((step) => schedule(step, 1)); // [1, 1, 0.5, 0.5, 0.25]
 */
export function stepLr(options: StepLrOptions): Schedule {
  const { stepSize, gamma } = readOptions('stepLr', options, DEFAULTS, {
    stepSize: null,
    gamma: FROM_ZERO,
  });
  wholeNumber('stepLr', 'stepSize', stepSize, 1);
  const power = remembering((k) => pow64(gamma, k));
  return byFactor((step) => power(Math.floor(step / stepSize)));
}
