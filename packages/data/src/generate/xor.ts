import type { XY } from '../split/xy';
import { classified, spread } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

const RADIUS = 5;
/** No point lies nearer to an axis. */
const PADDING = 0.3;
/** The quadrants, in turns. */
const SIDES = [
  [1, 1],
  [1, -1],
  [-1, -1],
  [-1, 1],
] as const;

/**
 * Points of the four quadrants, of class 1 where both coordinates have one sign and of class 0 elsewhere: no line parts them.
 *
 * The quadrants take turns, so that the classes are of one size. Noise moves the place at which the class is read by up to
 * 5 · noise in each direction, and not the point, as in TensorFlow Playground.
 *
 * @param options.n - how many points, 200 by default
 * @param options.noise - ≥ 0, 0 by default; Playground goes up to 0.5
 * @returns x [n, 2] float32 with 0.3 ≤ |xₖ| ≤ 5.3, y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = xor({ n: 100, seed: 7 });
 * [x.shape, y.sum().item()]; // [[100, 2], 50]
 * @see classifyXORData of TensorFlow Playground
 */
export function xor(options?: GenerateOptions): XY {
  const { n, noise, ...finish } = readGenerate('xor', options, GENERATE);
  const sizes = spread(finish.rng.fork('points'), 2 * n, PADDING, RADIUS + PADDING);
  const away = spread(finish.rng.fork('noise'), 2 * n, -RADIUS, RADIUS);
  const points = Array.from({ length: n }, (_, i) =>
    [0, 1].map((k) => SIDES[i % 4][k] * sizes[2 * i + k]),
  );
  const classes = points.map(([a, b], i) => {
    const product = (a + noise * away[2 * i]) * (b + noise * away[2 * i + 1]);
    return product >= 0 ? 1 : 0;
  });
  return classified(points, classes, finish);
}
