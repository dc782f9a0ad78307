import { checkNumber, FROM_ZERO, pow64, readOptions } from '@bp/tensor/engine';
import { byFactor } from './by-factor';
import type { Schedule } from './schedule';

/**
 * η₀ · γᵗ: a rate that is multiplied by γ after every update.
 *
 * @param options.gamma - γ ≥ 0
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: ExponentialLR
 * @example
 * const schedule = exponentialLr({ gamma: 0.5 });
 * [0, 1, 2].map((step) => schedule(step, 1)); // [1, 0.5, 0.25]
 */
export function exponentialLr(options: { gamma: number }): Schedule {
  const { gamma } = readOptions(
    'exponentialLr',
    options,
    { gamma: undefined as never as number },
    null,
  );
  checkNumber('exponentialLr', 'gamma', gamma, FROM_ZERO);
  return byFactor((step) => pow64(gamma, step));
}
