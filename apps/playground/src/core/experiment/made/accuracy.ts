import type { Tensor } from '@bp/tensor';
import { defineMetric } from '@bp/train';

/**
 * How many samples of a batch are told right: by the side of the threshold of a single output, else by the largest.
 *
 * @param output - [n, outputs], before the activation where that is in the loss
 * @param target - [n] class indices, or [n, outputs]
 */
export function countRight(output: Tensor, target: Tensor, threshold: number): number {
  const [n, width] = output.shape;
  const [o, t] = [output.data, target.data];
  let right = 0;
  for (let i = 0; i < n; i++) {
    if (width === 1) {
      // no is 0 or −1, yes is 1
      if (o[i] > threshold === t[i] > 0) right++;
    } else {
      const label = target.rank === 1 ? t[i] : largest(t, i * width, width);
      if (largest(o, i * width, width) === label) right++;
    }
  }
  return right;
}

function largest(values: ArrayLike<number | bigint>, from: number, width: number): number {
  let best = 0;
  for (let k = 1; k < width; k++) if (values[from + k] > values[from + best]) best = k;
  return best;
}

/** The share that is told right, for the records of a run. */
export function accuracyMetric(threshold: number) {
  return defineMetric('accuracy', () => {
    let [right, count] = [0, 0];
    return {
      add(output, target) {
        right += countRight(output, target, threshold);
        count += output.shape[0];
      },
      value: () => right / count,
    };
  });
}
