import type { XY } from '../split/xy';
import { spread, valued } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

const HALF = 6;

/**
 * Points of [−6, 6]² with the height of a plane, y = (x₁ + x₂)/10.
 *
 * Noise moves the place at which the height is read by up to 6 · noise in each direction, and not the point, as in TensorFlow
 * Playground.
 *
 * @param options.n - how many points, 200 by default
 * @param options.noise - ≥ 0, 0 by default; Playground goes up to 0.5
 * @returns x [n, 2] float32 in [−6, 6], y [n, 1] float32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = plane({ n: 100, seed: 7 });
 * [x.shape, y.shape]; // [[100, 2], [100, 1]]
 * @see regressPlane of TensorFlow Playground
 */
export function plane(options?: GenerateOptions): XY {
  return surface('plane', options, (a, b) => (a + b) / 10);
}

/** Middles of the hills, with their heights. */
const HILLS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

/**
 * Points of [−6, 6]² with the height of six cones in two rows, hills and hollows in turns: ±(1 − d/2) within a distance d ≤ 2 of
 * a middle, 0 elsewhere; of two that meet, the one that is farther from 0.
 *
 * Noise is that of {@link plane}.
 *
 * @param options.n - how many points, 200 by default
 * @param options.noise - ≥ 0, 0 by default; Playground goes up to 0.5
 * @returns x [n, 2] float32 in [−6, 6], y [n, 1] float32 in [−1, 1]
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = hills({ n: 100, seed: 7 });
 * [x.shape, y.shape]; // [[100, 2], [100, 1]]
 * @see regressGaussian of TensorFlow Playground
 */
export function hills(options?: GenerateOptions): XY {
  return surface('hills', options, (a, b) => {
    let height = 0;
    for (const [x, y, sign] of HILLS) {
      const distance = Math.sqrt((a - x) * (a - x) + (b - y) * (b - y));
      const here = sign * Math.max(1 - distance / 2, 0);
      if (Math.abs(here) > Math.abs(height)) height = here;
    }
    return height;
  });
}

/** Points with a height that is read where noise has moved them. */
function surface(
  op: string,
  options: GenerateOptions | undefined,
  height: (a: number, b: number) => number,
): XY {
  const { n, noise, ...finish } = readGenerate(op, options, GENERATE);
  const all = spread(finish.rng.fork('points'), 2 * n, -HALF, HALF);
  const away = spread(finish.rng.fork('noise'), 2 * n, -HALF, HALF);
  const points = Array.from({ length: n }, (_, i) => [all[2 * i], all[2 * i + 1]]);
  const heights = points.map(([a, b], i) =>
    height(a + noise * away[2 * i], b + noise * away[2 * i + 1]),
  );
  return valued(points, heights, finish);
}
