import { ABOVE_ZERO, wholeNumber } from '@bp/tensor/engine';
import { sinCos } from '../numbers/sin-cos';
import type { XY } from '../split/xy';
import { classified, groupOf, spread } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

/** Options of {@link spirals}. */
export interface SpiralsOptions extends GenerateOptions {
  /** How many arms there are, each a class, ≥ 1; 2 by default. */
  arms?: number | undefined;
  /** How often an arm winds around the middle, > 0; 1.75 by default. */
  turns?: number | undefined;
}

const RADIUS = 5;

/**
 * Arms of a spiral around the origin, each a class: point i of the m of an arm lies at the radius 5 i/m and the angle
 * 2π turns i/m + 2π arm/arms, from the upright axis clockwise.
 *
 * Noise moves a point by up to as much in each direction.
 *
 * @param options.n - how many points, 200 by default; arms differ by one at most
 * @param options.arms - how many arms, 2 by default, as in TensorFlow Playground
 * @param options.turns - how often each winds around, 1.75 by default
 * @param options.noise - ≥ 0, 0 by default; Playground goes up to 0.5
 * @returns x [n, 2] float32 with ‖x‖ < 5 without noise, y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = spirals({ n: 300, arms: 3, noise: 0.1, seed: 7 });
 * [x.shape, y.max().item()]; // [[300, 2], 2]
 * @see classifySpiralData of TensorFlow Playground
 */
export function spirals(options?: SpiralsOptions): XY {
  const defaults = { ...GENERATE, arms: 2, turns: 1.75 };
  const read = readGenerate('spirals', options, defaults, { turns: ABOVE_ZERO });
  const { n, noise, arms, turns, ...finish } = read;
  wholeNumber('spirals', 'arms', arms, 1, 2 ** 10);
  const classes = groupOf(n, arms);
  const sizes = new Array<number>(arms).fill(0);
  const places = classes.map((arm) => sizes[arm]++);
  const along = Float64Array.from(classes, (arm, i) => places[i] / sizes[arm]);
  const { sin, cos } = sinCos(
    along.map((share, i) => 2 * Math.PI * (turns * share + classes[i] / arms)),
  );
  const away = spread(finish.rng.fork('noise'), 2 * n, -1, 1);
  const points = Array.from(along, (share, i) => [
    RADIUS * share * sin[i] + noise * away[2 * i],
    RADIUS * share * cos[i] + noise * away[2 * i + 1],
  ]);
  return classified(points, classes, finish);
}
