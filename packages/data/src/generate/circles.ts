import { sinCos } from '../numbers/sin-cos';
import type { XY } from '../split/xy';
import { classified, groupOf, spread } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

const RADIUS = 5;
/** Smallest and largest radius of the ring, class 0, and of the disc, class 1. */
const RADII = [
  [0.7 * RADIUS, RADIUS],
  [0, 0.5 * RADIUS],
] as const;

/**
 * A disc of class 1 within a ring of class 0: a circle parts them, and no line.
 *
 * Radius and angle are evenly spread, so that points are denser in the middle. Noise moves the place at which the class is read
 * by up to 5 · noise in each direction, and not the point, as in TensorFlow Playground.
 *
 * @param options.n - how many points, 200 by default; half of them in the ring
 * @param options.noise - ≥ 0, 0 by default; Playground goes up to 0.5
 * @returns x [n, 2] float32 with 3.5 ≤ ‖x‖ ≤ 5 in the ring and ‖x‖ ≤ 2.5 in the disc, y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = circles({ n: 100, seed: 7 });
 * [x.shape, y.sum().item()]; // [[100, 2], 50]
 * @see classifyCircleData of TensorFlow Playground
 */
export function circles(options?: GenerateOptions): XY {
  const { n, noise, ...finish } = readGenerate('circles', options, GENERATE);
  const part = groupOf(n, 2);
  const place = finish.rng.fork('points');
  const share = spread(place, n, 0, 1);
  const { sin, cos } = sinCos(spread(place, n, 0, 2 * Math.PI));
  const away = spread(finish.rng.fork('noise'), 2 * n, -RADIUS, RADIUS);
  const points = Array.from(share, (u, i) => {
    const [low, high] = RADII[part[i]];
    const radius = low + u * (high - low);
    return [radius * sin[i], radius * cos[i]];
  });
  const classes = points.map(([a, b], i) => {
    const [x, y] = [a + noise * away[2 * i], b + noise * away[2 * i + 1]];
    return 4 * (x * x + y * y) < RADIUS * RADIUS ? 1 : 0;
  });
  return classified(points, noise === 0 ? part : classes, finish);
}
