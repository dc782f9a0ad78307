import { BpError, Rng } from '@bp/tensor';
import { readOptions, wholeNumber } from '@bp/tensor/engine';

/** Options of {@link batches}. */
export interface BatchOptions {
  /** Seed of the run; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** Which pass over the data this is, from 0; every pass has an order of its own. */
  epoch?: number | undefined;
  /** Leaves out the last batch if it is smaller than the others. */
  dropLast?: boolean | undefined;
}

const DEFAULTS = { seed: 0 as number | string, epoch: 0, dropLast: false };

/**
 * The mini-batches of one epoch: all positions in random order, cut into pieces of `batchSize`.
 *
 * The order is a function of seed, epoch and n alone: an interrupted run finds its batches again without replaying
 * the epochs before.
 *
 * @param n - number of examples, ≥ 1
 * @param batchSize - examples in a batch, ≥ 1
 * @param options.seed - seed of the run
 * @param options.epoch - number of the pass, ≥ 0
 * @param options.dropLast - leaves out a smaller last batch
 * @returns ⌈n / batchSize⌉ lists of positions in 0 … n − 1 (with `dropLast` ⌊n / batchSize⌋)
 * @throws BpError `BP_OPTION` for sizes or epochs that are no counts, or if `dropLast` would leave nothing
 * @example
 * const { images } = loadDigits();
 * for (const rows of batches(1797, 32, { seed: 7, epoch: 1, dropLast: true })) {
 *   images.indexSelect(0, rows).shape; // [32, 64]
 * }
 */
export function batches(n: number, batchSize: number, options?: BatchOptions): Int32Array[] {
  const { seed, epoch, dropLast } = readOptions('batches', options, DEFAULTS, {
    seed: null,
    epoch: null,
  });
  wholeNumber('batches', 'n', n, 1);
  wholeNumber('batches', 'batchSize', batchSize, 1);
  wholeNumber('batches', 'epoch', epoch, 0);
  if (dropLast && n < batchSize) {
    throw new BpError(
      'BP_OPTION',
      'batches',
      'dropLast leaves no batch, {n} examples do not fill one of {batchSize}; use a smaller batchSize',
      { n, batchSize },
    );
  }
  const order = new Rng(seed).fork(`batches/epoch/${epoch}`).permutation(n).data as Int32Array;
  const end = dropLast ? n - (n % batchSize) : n;
  const pieces: Int32Array[] = [];
  for (let start = 0; start < end; start += batchSize) {
    pieces.push(order.slice(start, Math.min(start + batchSize, end)));
  }
  return pieces;
}
