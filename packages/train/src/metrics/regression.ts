import { BpError, type Tensor } from '@bp/tensor';
import { sameButForOnes } from './class-layout';
import { readWeights } from './decisions';

/**
 * Tells each pair of numbers to a visitor, with its column and the weight of its sample.
 *
 * @param prediction - [n, …]
 * @param target - as many numbers; axes of size 1 may differ
 * @throws BpError `BP_SHAPE` where they do not fit
 */
export function eachPair(
  op: string,
  prediction: Tensor,
  target: Tensor,
  weights: Tensor | undefined,
  visit: (predicted: number, actual: number, weight: number, column: number) => void,
): void {
  const { shape, rank } = prediction;
  const fits = rank > 0 && shape[0] === target.shape[0] && sameButForOnes(shape, target.shape);
  if (!fits) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'prediction and target must have the same shape [n, …], got {shape} and {target}; classes are measured by accuracy',
      { shape, target: target.shape },
    );
  }
  const counts = readWeights(op, weights, shape[0]);
  const predicted = prediction.data;
  const actual = target.data;
  const columns = predicted.length / shape[0];
  for (let i = 0; i < predicted.length; i++) {
    visit(predicted[i], actual[i], counts?.[Math.floor(i / columns)] ?? 1, i % columns);
  }
}
