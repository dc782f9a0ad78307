import { BpError, type Rng, type TensorLike, tensor } from '@bp/tensor';
import { wholeNumber } from '@bp/tensor/engine';
import type { XY } from '../split/xy';
import { bell, classified, groupOf, spread } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

/** Options of {@link blobs}. */
export interface BlobsOptions extends GenerateOptions {
  /** How many blobs there are, or their middles, [k, d]; 3 by default. */
  centers?: number | TensorLike | undefined;
  /** How many coordinates a point has where the middles are drawn; 2 by default. */
  features?: number | undefined;
}

const HALF = 6;

/**
 * Clouds of points around middles, each a class: x = middle + N(0, noise²) in each coordinate.
 *
 * @param options.n - how many points, 200 by default; classes differ by one at most
 * @param options.centers - the middles, [k, d], or how many are drawn from [−6, 6]ᵈ; 3 by default. Two at (2, 2) and (−2, −2)
 *   are TensorFlow Playground's `gauss`
 * @param options.features - d, 2 by default; given middles have their own
 * @param options.noise - the standard deviation within a cloud, ≥ 0, 1 by default
 * @returns x [n, d] float32, y [n] int32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range, `BP_SHAPE` for middles that are not [k, d]
 * @example
 * const { x, y } = blobs({ n: 90, seed: 7 });
 * [x.shape, y.max().item()]; // [[90, 2], 2]
 * blobs({ n: 2, centers: [[2, 2], [-2, -2]], noise: 0, shuffle: false }).x.toArray(); // [[2, 2], [-2, -2]]
 * @see make_blobs of scikit-learn
 */
export function blobs(options?: BlobsOptions): XY {
  const defaults = { ...GENERATE, noise: 1, centers: 3 as number | TensorLike, features: 2 };
  const read = readGenerate('blobs', options, defaults, { centers: null });
  const { n, noise, centers, features, ...finish } = read;
  const middles =
    typeof centers === 'number' ? drawn(centers, features, finish.rng) : given(centers);
  const classes = groupOf(n, middles.length);
  const width = middles[0].length;
  const away = bell(finish.rng.fork('noise'), width * n, noise);
  const points = Array.from(classes, (blob, i) =>
    middles[blob].map((x, k) => x + away[width * i + k]),
  );
  return classified(points, classes, finish);
}

function drawn(count: number, features: number, rng: Rng): number[][] {
  wholeNumber('blobs', 'centers', count, 1, 2 ** 10);
  wholeNumber('blobs', 'features', features, 1, 2 ** 10);
  const all = spread(rng.fork('centers'), count * features, -HALF, HALF);
  return Array.from({ length: count }, (_, blob) =>
    Array.from(all.subarray(blob * features, (blob + 1) * features)),
  );
}

function given(centers: TensorLike): number[][] {
  const middles = tensor(centers, { dtype: 'float64' });
  const { shape } = middles;
  if (shape.length !== 2 || middles.size === 0) {
    throw new BpError(
      'BP_SHAPE',
      'blobs',
      'centers must be a number or [k, d] with k ≥ 1 and d ≥ 1, got {shape}',
      { shape },
    );
  }
  return middles.toArray() as number[][];
}
