import { ABOVE_ZERO } from '@bp/tensor/engine';
import { sinCos } from '../numbers/sin-cos';
import type { XY } from '../split/xy';
import { bell, valued } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

/** Options of {@link sine}. */
export interface SineOptions extends GenerateOptions {
  /** How many waves there are, > 0; 1 by default. */
  waves?: number | undefined;
}

/**
 * A sine curve, y = sin x, at even steps of x from −π · waves to π · waves.
 *
 * @param options.n - how many points, 200 by default
 * @param options.waves - how many waves, 1 by default
 * @param options.noise - standard deviation of what is added to y, ≥ 0, 0 by default
 * @returns x [n, 1] and y [n, 1], float32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * sine({ n: 100, seed: 7 }).x.shape; // [100, 1]
 * sine({ n: 5, shuffle: false }).y.mul(1000).round().slice('1:4').toArray(); // [[-1000], [0], [1000]]
 */
export function sine(options?: SineOptions): XY {
  const defaults = { ...GENERATE, waves: 1 };
  const read = readGenerate('sine', options, defaults, { waves: ABOVE_ZERO });
  const { n, noise, waves, ...finish } = read;
  const steps = Math.max(n - 1, 1);
  const x = Float64Array.from({ length: n }, (_, i) => Math.PI * waves * ((2 * i) / steps - 1));
  const away = bell(finish.rng.fork('noise'), n, noise);
  const values = sinCos(x).sin.map((y, i) => y + away[i]);
  return valued(
    Array.from(x, (angle) => [angle]),
    values,
    finish,
  );
}
