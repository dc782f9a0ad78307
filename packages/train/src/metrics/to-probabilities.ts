import { softmax, tensor } from '@bp/tensor';

/** How far from 1 the probabilities of a row may be together: what float32 loses over thousands of classes. */
const SLACK = 1e-3;

/**
 * Scores as probabilities: as they are where each row is a distribution, else their softmax.
 *
 * @param scores - n rows of k
 */
export function toProbabilities(scores: readonly number[], k: number): ArrayLike<number> {
  for (let i = 0; i < scores.length; i += k) {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += scores[i + c] >= 0 ? scores[i + c] : Number.NaN;
    if (!(Math.abs(sum - 1) <= SLACK)) {
      const rows = tensor(Float64Array.from(scores)).reshape([-1, k]);
      return softmax(rows, { axis: 1 }).data;
    }
  }
  return scores;
}
