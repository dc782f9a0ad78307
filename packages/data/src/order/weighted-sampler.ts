import { BpError, type TensorLike, tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { LAST_ROW } from '../split/rows';
import { epochRng } from './random-order';
import { checkCount } from './random-sampler';
import type { Epoch, Sampler } from './sampler';

/** Options of {@link weightedSampler}. */
export interface WeightedSamplerOptions {
  /** Whether an example may come again in one epoch; true by default, as in PyTorch. */
  replacement?: boolean | undefined;
  /** How many are drawn in an epoch; as many as there are weights by default. */
  count?: number | undefined;
}

const DEFAULTS = { replacement: true, count: undefined as number | undefined };
const OP = 'weightedSampler';

/**
 * Examples drawn in proportion to weights: the next one is i with the probability wᵢ / Σ w, over those that are left where none
 * comes again. Weights 1/(size of the class) make classes come equally often.
 *
 * @param weights - [n] finite numbers ≥ 0, not all 0; they need not sum to 1
 * @param options.replacement - false lets no example come again in one epoch
 * @param options.count - how many are drawn in an epoch, n by default; without replacement at most as many as have a weight
 * @throws BpError `BP_SHAPE` if `weights` is not [n], `BP_NUMERIC` for weights that are none, `BP_OPTION` for a count that cannot be
 * @example
 * const sampler = weightedSampler([0, 1, 3], { count: 8 });
 * sampler.rows({ seed: 7, epoch: 0 }).includes(0); // false
 * @see WeightedRandomSampler of PyTorch
 * @see P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir" (2006): without replacement
 */
export function weightedSampler(weights: TensorLike, options?: WeightedSamplerOptions): Sampler {
  const { replacement, count } = readOptions(OP, options, DEFAULTS);
  const read = readWeights(weights);
  const most = replacement ? LAST_ROW : read.filter((weight) => weight > 0).length;
  const drawn = checkCount(OP, count ?? read.length, most);
  if (!replacement) return { rows: (epoch) => withoutReplacement(read, drawn, epoch) };
  let sum = 0;
  const sums = read.map((weight) => {
    sum += weight;
    return sum;
  });
  return { rows: (epoch) => withReplacement(sums, drawn, epoch) };
}

/** The first position whose sum of weights is above u·Σ, for each u. */
function withReplacement(sums: Float64Array, count: number, epoch: Epoch): Int32Array {
  const draws = epochRng(OP, epoch).uniform([count], { dtype: 'float64' }).data;
  const total = sums[sums.length - 1];
  // where rounding lifts u·Σ to Σ, the last one that has a weight
  const last = sums.indexOf(total);
  return Int32Array.from(draws, (u) => Math.min(firstAbove(sums, u * total), last));
}

function firstAbove(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The positions in ascending order of −ln(u)/w, times at which clocks that run with speed w ring. */
function withoutReplacement(weights: Float64Array, count: number, epoch: Epoch): Int32Array {
  const { length } = weights;
  // 1 − u lies in (0, 1], so that no logarithm is infinite
  const draws = epochRng(OP, epoch).uniform([length], { dtype: 'float64' });
  const times = draws.neg().add(1).log().neg().div(tensor(weights)).data;
  const ringing = Int32Array.from(weights.keys()).filter((i) => weights[i] > 0);
  return ringing.sort((i, j) => times[i] - times[j] || i - j).slice(0, count);
}

function readWeights(weights: TensorLike): Float64Array {
  const { data, shape } = tensor(weights, { dtype: 'float64' });
  if (shape.length !== 1 || data.length === 0) {
    throw new BpError('BP_SHAPE', OP, 'weights must be [n] with n ≥ 1, got {shape}', { shape });
  }
  const read = data as Float64Array;
  const odd = read.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (odd >= 0) {
    throw new BpError(
      'BP_NUMERIC',
      OP,
      'weights must be finite numbers ≥ 0, got {weight} at position {i}',
      { weight: read[odd], i: odd },
    );
  }
  const sum = read.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && sum < Infinity)) {
    throw new BpError(
      'BP_NUMERIC',
      OP,
      'the weights must have a finite sum above 0, got {sum}; scale them?',
      { sum },
    );
  }
  return read;
}
