import { wholeNumber } from '@bp/tensor/engine';
import { LAST_ROW } from '../split/rows';
import type { Sampler } from './sampler';

/**
 * All examples as they come, in every epoch.
 *
 * @param n - how many there are, ≥ 1
 * @throws BpError `BP_OPTION` for what is no number of examples
 * @example
 * sequentialSampler(3).rows({ seed: 7, epoch: 0 }); // [0, 1, 2]
 */
export function sequentialSampler(n: number): Sampler {
  wholeNumber('sequentialSampler', 'n', n, 1, LAST_ROW);
  return { rows: () => Int32Array.from({ length: n }, (_, i) => i) };
}
