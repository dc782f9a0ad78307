import { BpError, Rng, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import {
  asTensor,
  FROM_ZERO,
  isFloat,
  readOptions,
  UP_TO_ONE,
  wholeNumber,
} from '@bp/tensor/engine';
import { readRows } from '../split/rows';
import { type Move, moveImage } from './move-image';

/** Options of {@link augmentImages}; what is not asked for is not done. */
export interface AugmentOptions {
  /** By how many whole pixels an image moves at most, up or down and to a side, ≥ 0. */
  shift?: number | undefined;
  /** By how many degrees it turns at most, either way, ≥ 0. */
  rotate?: number | undefined;
  /** Along which way it is mirrored, with probability ½ each. Digits have a right way round. */
  flip?: 'none' | 'horizontal' | 'vertical' | 'both' | undefined;
  /** The standard deviation of what is added to each pixel, ≥ 0. */
  noise?: number | undefined;
  /** The side of a square that is made 0, in whole pixels, ≥ 0. */
  cutout?: number | undefined;
  /** The share of images that anything is done to, 0 to 1; 1 by default. */
  p?: number | undefined;
  /** Seed of the run; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** Which pass over the data this is, from 0. */
  epoch?: number | undefined;
  /** The rows of the data that the images are, so that each has chances of its own; 0 … n − 1 by default. */
  rows?: readonly number[] | Int32Array | undefined;
}

const DEFAULTS = {
  shift: 0,
  rotate: 0,
  flip: 'none' as NonNullable<AugmentOptions['flip']>,
  noise: 0,
  cutout: 0,
  p: 1,
  seed: 0 as number | string,
  epoch: 0,
  rows: undefined as readonly number[] | Int32Array | undefined,
};

const RULES = {
  rotate: FROM_ZERO,
  flip: ['none', 'horizontal', 'vertical', 'both'],
  noise: FROM_ZERO,
  p: UP_TO_ONE,
  seed: null,
  epoch: null,
  shift: null,
  cutout: null,
};

const OP = 'augmentImages';

/**
 * Images that are moved, turned, mirrored, made noisy and cut a little, so that a network does not learn them by heart.
 *
 * What happens to an image is a function of seed, epoch and its row alone, whichever others it comes with: an epoch can be
 * repeated. Each image is turned about its middle (between pixels in proportion), then moved, then mirrored; what comes in from
 * outside is 0. Then noise is added and a square is cut out, whose middle may lie anywhere, as in the paper.
 *
 * @param x - [n, channels, height, width]
 * @returns new images of the same shape, float64 where these were, else float32
 * @throws BpError `BP_SHAPE` for what has not four axes or other than n rows, `BP_OPTION` for options that cannot be
 * @example
 * const { train } = await digits({ images: true });
 * for (const rows of batches(train.y.size, 32, { seed: 7, epoch: 1, lastBatch: 'drop' })) {
 *   const options = { shift: 1, rotate: 10, seed: 7, epoch: 1, rows };
 *   augmentImages(train.x.indexSelect(0, rows), options).shape; // [32, 1, 8, 8]
 * }
 * @see T. DeVries, G. W. Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", 2017
 */
export function augmentImages(x: TensorLike, options?: AugmentOptions): Tensor {
  const read = readOptions(OP, options, DEFAULTS, RULES);
  for (const name of ['shift', 'cutout', 'epoch'] as const) wholeNumber(OP, name, read[name], 0);
  const images = asTensor(OP, x);
  const { shape } = images;
  const [n, channels, height, width] = shape;
  if (shape.length !== 4) {
    throw new BpError('BP_SHAPE', OP, 'images must be [n, channels, height, width], got {shape}', {
      shape,
    });
  }
  const rows = n > 0 ? readRows(OP, read.rows ?? n) : { n: 0, rows: null };
  if (rows.n !== n) {
    throw new BpError('BP_SHAPE', OP, 'rows must name each of the {n} images, got {got} rows', {
      n,
      got: rows.n,
    });
  }
  const dtype = isFloat(images.dtype) ? images.dtype : 'float32';
  const source = tensor(images.cast('float64')).data as Float64Array;
  const target = new Float64Array(source.length);
  const size = channels * height * width;
  for (let i = 0; i < n; i++) {
    const [from, to] = [source, target].map((data) => data.subarray(i * size, (i + 1) * size));
    const row = rows.rows === null ? i : rows.rows[i];
    const rng = new Rng(read.seed, `${OP}/epoch/${read.epoch}/row/${row}`);
    const chances = rng.uniform([8], { dtype: 'float64' }).data;
    if (chances[0] >= read.p) {
      to.set(from);
      continue;
    }
    moveImage(from, to, { channels, height, width }, moveBy(chances, read));
    if (read.noise > 0) {
      const noise = rng.normal([size], { std: read.noise, dtype: 'float64' }).data;
      for (let k = 0; k < size; k++) to[k] += noise[k];
    }
    if (read.cutout > 0) cut(to, height, width, read.cutout, chances[6], chances[7]);
  }
  return tensor(target, { dtype }).reshape(shape);
}

/** How an image moves, by its chances; each effect has its own, so that none changes with another. */
function moveBy(chances: ArrayLike<number>, { shift, rotate, flip }: typeof DEFAULTS): Move {
  const pixels = (u: number) => Math.floor(u * (2 * shift + 1)) - shift;
  const mirrored = (way: string, u: number) => (flip === way || flip === 'both') && u < 0.5;
  return {
    down: pixels(chances[1]),
    right: pixels(chances[2]),
    degrees: (2 * chances[3] - 1) * rotate,
    upsideDown: mirrored('vertical', chances[4]),
    leftRight: mirrored('horizontal', chances[5]),
  };
}

/** Makes a square around a pixel 0, in all channels, as far as it lies within the image. */
function cut(
  image: Float64Array,
  height: number,
  width: number,
  side: number,
  u: number,
  v: number,
): void {
  const top = Math.floor(u * height) - (side >> 1);
  const left = Math.floor(v * width) - (side >> 1);
  for (let k = 0; k < image.length; k++) {
    const row = Math.floor(k / width) % height;
    const column = k % width;
    if (row >= top && row < top + side && column >= left && column < left + side) image[k] = 0;
  }
}
