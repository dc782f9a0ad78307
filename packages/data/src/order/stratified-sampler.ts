import type { TensorLike } from '@bp/tensor';
import { wholeNumber } from '@bp/tensor/engine';
import { positionsByClass, readLabels } from '../split/stratified-split';
import { randomOrder } from './random-order';
import type { Sampler } from './sampler';

/**
 * All examples in a random order in which each batch holds every class in the proportion of the whole, within one example.
 *
 * The examples, class by class, are dealt to the batches one after the other, like cards: a class of c examples gives each of k
 * batches of one size ⌊c/k⌋ or ⌈c/k⌉ of them. A smaller last batch takes part less often, at even distances.
 *
 * @param labels - [n] class of each example, whole numbers ≥ 0
 * @param batchSize - that of the {@link batches} that it is for, ≥ 1
 * @throws BpError `BP_SHAPE` if `labels` is not [n], `BP_NUMERIC` for a label that is no class, `BP_OPTION` for the size
 * @example
 * const sampler = stratifiedSampler([0, 0, 0, 0, 1, 1], 3);
 * const labels = tensor([0, 0, 0, 0, 1, 1]);
 * const [first] = batches({ labels }, 3, { sampler });
 * first.labels.sum().item(); // 1
 */
export function stratifiedSampler(labels: TensorLike, batchSize: number): Sampler {
  const classes = readLabels('stratifiedSampler', labels);
  wholeNumber('stratifiedSampler', 'batchSize', batchSize, 1);
  const n = classes.length;
  const batchOf = deal(n, batchSize);
  return {
    rows(epoch) {
      const order = randomOrder(n, 'stratifiedSampler', epoch);
      // Each class in the random order, one class after the other.
      const positions = positionsByClass(Array.from(order, (row) => classes[row]));
      const dealt = new Int32Array(n); // to which batch, by the position in the order
      let at = 0;
      for (const [, members] of positions) {
        for (const position of members) dealt[position] = batchOf[at++];
      }
      const next = Array.from({ length: Math.ceil(n / batchSize) }, (_, b) => b * batchSize);
      const rows = new Int32Array(n);
      for (let position = 0; position < n; position++) {
        rows[next[dealt[position]]++] = order[position];
      }
      return rows;
    },
  };
}

/** To which batch each of n cards goes: round and round, the smaller last batch at even distances. */
function deal(n: number, batchSize: number): Int32Array {
  const full = Math.floor(n / batchSize);
  const rest = n - full * batchSize;
  const batchOf = new Int32Array(n);
  let [last, turn] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (last < rest && i === Math.floor(((last + 0.5) * n) / rest)) {
      batchOf[i] = full;
      last++;
    } else {
      batchOf[i] = turn;
      turn = (turn + 1) % full;
    }
  }
  return batchOf;
}
