import { sinCos } from '../numbers/sin-cos';
import type { XY } from '../split/xy';
import { bell, classified } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

/**
 * Two half circles of radius 1 that reach into each other: class 0 at (cos t, sin t), class 1 at (1 − cos t, ½ − sin t), with t
 * at even steps from 0 to π.
 *
 * @param options.n - how many points, 200 by default; class 0 has one less where that is odd
 * @param options.noise - standard deviation of what is added to each coordinate, ≥ 0, 0 by default
 * @returns x [n, 2] float32 in [−1, 2] × [−½, 1] without noise, y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = moons({ n: 100, noise: 0.1, seed: 7 });
 * [x.shape, y.sum().item()]; // [[100, 2], 50]
 * @see make_moons of scikit-learn
 */
export function moons(options?: GenerateOptions): XY {
  const { n, noise, ...finish } = readGenerate('moons', options, GENERATE);
  const first = Math.floor(n / 2);
  const classes = Int32Array.from({ length: n }, (_, i) => Number(i >= first));
  const { sin, cos } = sinCos(
    Float64Array.from(classes, (moon, i) => {
      const last = (moon === 0 ? first : n - first) - 1;
      return last === 0 ? 0 : (Math.PI * (i - moon * first)) / last;
    }),
  );
  const away = bell(finish.rng.fork('noise'), 2 * n, noise);
  const points = Array.from(classes, (moon, i) => {
    const [a, b] = moon === 0 ? [cos[i], sin[i]] : [1 - cos[i], 0.5 - sin[i]];
    return [a + away[2 * i], b + away[2 * i + 1]];
  });
  return classified(points, classes, finish);
}
