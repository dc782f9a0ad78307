import { cos64, FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import { type Schedule, schedule } from './schedule';

/** Options of {@link cosineRestartsLr}. */
export interface CosineRestartsLrOptions {
  /** After how many updates it begins anew for the first time, a whole number ≥ 1. */
  t0: number;
  /** How much longer each round is than the one before, a whole number ≥ 1; 1 by default. */
  tMult?: number | undefined;
  /** The least rate, ≥ 0; 0 by default. */
  etaMin?: number | undefined;
}

const DEFAULTS = { t0: undefined as never as number, tMult: 1, etaMin: 0 };

/**
 * ηₘᵢₙ + ½ (η₀ − ηₘᵢₙ) (1 + cos(π t / T)), where t counts from 0 again after T updates; the first T is `t0`, and each is `tMult`
 * times the one before.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range
 * @see PyTorch: CosineAnnealingWarmRestarts
 * @see I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017
 * @example
 * const schedule = cosineRestartsLr({ t0: 2, tMult: 2 });
 * [0, 1, 2, 4, 6].map((step) => schedule(step, 1).toFixed(3)); // ['1.000', '0.500', '1.000', '0.500', '1.000']
 */
export function cosineRestartsLr(options: CosineRestartsLrOptions): Schedule {
  const { t0, tMult, etaMin } = readOptions('cosineRestartsLr', options, DEFAULTS, {
    t0: null,
    tMult: null,
    etaMin: FROM_ZERO,
  });
  wholeNumber('cosineRestartsLr', 't0', t0, 1);
  wholeNumber('cosineRestartsLr', 'tMult', tMult, 1);
  return schedule((step, base) => {
    let [length, since] = [t0, tMult === 1 ? step % t0 : step];
    while (since >= length) {
      since -= length;
      length *= tMult;
    }
    return etaMin + ((base - etaMin) * (1 + cos64((Math.PI * since) / length))) / 2;
  });
}
