import { readOptions } from '@bp/tensor/engine';
import { type Rows, readRows } from '../split/rows';
import { randomOrder } from './random-order';
import type { Sampler } from './sampler';

/** Options of {@link subsetSampler}. */
export interface SubsetSamplerOptions {
  /** Whether they come in random order, another one in each epoch; true by default. */
  shuffle?: boolean | undefined;
}

const DEFAULTS = { shuffle: true };

/**
 * Some of the examples, such as one part of a {@link split}, in random order.
 *
 * @param rows - positions of these examples
 * @param options.shuffle - false takes them as they come
 * @throws BpError `BP_OPTION` for rows that are none
 * @example
 * const [train] = split(10, [0.8, 0.2]);
 * subsetSampler(train).rows({ seed: 7, epoch: 0 }).length; // 8
 * @see SubsetRandomSampler of PyTorch
 */
export function subsetSampler(rows: Rows, options?: SubsetSamplerOptions): Sampler {
  const { shuffle } = readOptions('subsetSampler', options, DEFAULTS);
  const read = readRows('subsetSampler', rows);
  const chosen = read.rows ?? Int32Array.from({ length: read.n }, (_, i) => i);
  return {
    rows(epoch) {
      if (!shuffle) return chosen.slice();
      return randomOrder(chosen.length, 'subsetSampler', epoch).map((position) => chosen[position]);
    },
  };
}
