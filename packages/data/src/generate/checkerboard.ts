import { wholeNumber } from '@bp/tensor/engine';
import type { XY } from '../split/xy';
import { classified, spread } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

/** Options of {@link checkerboard}. */
export interface CheckerboardOptions extends GenerateOptions {
  /** How many squares a side has, ≥ 1; 4 by default. */
  squares?: number | undefined;
}

const HALF = 6;

/**
 * The squares of a board over [−6, 6]², in turns of class 0 (the one at the lowest coordinates) and of class 1.
 *
 * The squares take turns, so that they hold as many points each, within one. Noise moves the place at which the class is read by
 * up to 6 · noise in each direction, and not the point; over the edge the board goes on.
 *
 * @param options.n - how many points, 200 by default
 * @param options.squares - how many squares a side has, 4 by default
 * @param options.noise - ≥ 0, 0 by default
 * @returns x [n, 2] float32 in [−6, 6], y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = checkerboard({ n: 160, seed: 7 });
 * [x.shape, y.sum().item()]; // [[160, 2], 80]
 */
export function checkerboard(options?: CheckerboardOptions): XY {
  const defaults = { ...GENERATE, squares: 4 };
  const { n, noise, squares, ...finish } = readGenerate('checkerboard', options, defaults);
  wholeNumber('checkerboard', 'squares', squares, 1, 2 ** 10);
  const side = (2 * HALF) / squares;
  const within = spread(finish.rng.fork('points'), 2 * n, 0, 1);
  const away = spread(finish.rng.fork('noise'), 2 * n, -HALF, HALF);
  const points = Array.from({ length: n }, (_, i) =>
    [i % squares, Math.floor(i / squares) % squares].map(
      (square, k) => (square + within[2 * i + k]) * side - HALF,
    ),
  );
  const classes = points.map((point, i) => {
    const [a, b] = point.map((x, k) => Math.floor((x + noise * away[2 * i + k] + HALF) / side));
    return (a + b) & 1;
  });
  return classified(points, classes, finish);
}
