import { BpError } from '@bp/tensor';
import { readOptions, wholeNumber } from '@bp/tensor/engine';
import { LAST_ROW } from '../split/rows';
import { epochRng, randomOrder } from './random-order';
import type { Sampler } from './sampler';

/** Options of {@link randomSampler}. */
export interface RandomSamplerOptions {
  /** Whether an example may come again in one epoch, as in a bootstrap; false by default. */
  replacement?: boolean | undefined;
  /** How many are drawn in an epoch; as many as there are by default. */
  count?: number | undefined;
}

const DEFAULTS = { replacement: false, count: undefined as number | undefined };

/**
 * Examples in random order, each equally likely. Without options it is the order that {@link batches} takes by itself.
 *
 * @param n - how many there are, ≥ 1
 * @param options.replacement - true lets an example come again in one epoch
 * @param options.count - how many are drawn in an epoch, n by default; at most n without replacement
 * @throws BpError `BP_OPTION` for numbers of examples that are none
 * @example
 * randomSampler(100, { count: 10 }).rows({ seed: 7, epoch: 0 }).length; // 10
 * @see RandomSampler of PyTorch
 */
export function randomSampler(n: number, options?: RandomSamplerOptions): Sampler {
  const op = 'randomSampler';
  const { replacement, count } = readOptions(op, options, DEFAULTS);
  wholeNumber(op, 'n', n, 1, LAST_ROW);
  const drawn = checkCount(op, count ?? n, replacement ? LAST_ROW : n);
  return {
    rows(epoch) {
      if (!replacement) return randomOrder(n, 'batches', epoch).subarray(0, drawn);
      return epochRng(op, epoch).integers([drawn], { high: n }).data as Int32Array;
    },
  };
}

/** @param most - how many there are to draw from without replacement */
export function checkCount(op: string, count: number, most: number): number {
  wholeNumber(op, 'count', count, 1);
  if (count <= most) return count;
  throw new BpError(
    'BP_OPTION',
    op,
    'count {count} is more than the {most} examples that can be drawn; draw fewer, or with replacement: true',
    { count, most },
  );
}
