import { cos64, FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import { remembering } from './remembering';
import { type Schedule, schedule } from './schedule';

/** Options of {@link cosineLr}. */
export interface CosineLrOptions {
  /** After how many updates the rate is least, a whole number ≥ 1: half a period. */
  tMax: number;
  /** The least rate, ≥ 0; 0 by default. */
  etaMin?: number | undefined;
}

const DEFAULTS = { tMax: undefined as never as number, etaMin: 0 };

/**
 * ηₘᵢₙ + ½ (η₀ − ηₘᵢₙ) (1 + cos(π t / T)) for T = `tMax`: from the base to the least rate along half a cosine, and after T
 * updates up again.
 *
 * In a chain it is PyTorch's recursive form, in which the distance of the rate to the least one shrinks and grows.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: CosineAnnealingLR
 * @see I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017
 * @example
 * const schedule = cosineLr({ tMax: 4 });
 * [0, 2, 4, 6].map((step) => schedule(step, 1).toFixed(3)); // ['1.000', '0.500', '0.000', '0.500']
 */
export function cosineLr(options: CosineLrOptions): Schedule {
  const { tMax, etaMin } = readOptions('cosineLr', options, DEFAULTS, {
    tMax: null,
    etaMin: FROM_ZERO,
  });
  wholeNumber('cosineLr', 'tMax', tMax, 1);
  const height = remembering((step) => 1 + cos64((Math.PI * step) / tMax));
  return schedule((step, base) => etaMin + ((base - etaMin) * height(step)) / 2, {
    next(step, rate, base) {
      if (step === 0) return rate;
      // The first step up: the distance has been 0, from which no factor leads on.
      if ((step - 1 - tMax) % (2 * tMax) === 0) {
        return rate + ((base - etaMin) * (1 - cos64(Math.PI / tMax))) / 2;
      }
      const before = height(step - 1);
      return etaMin + (height(step) / before) * (rate - etaMin);
    },
  });
}
