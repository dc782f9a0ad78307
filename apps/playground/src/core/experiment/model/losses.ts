import { bceWithLogits, crossEntropy, halfSse, mse } from '@bp/losses';
import type { Tensor } from '@bp/tensor';
import type { LossName } from '../../config';
import type { Loss } from './loss';

const COMMON: Partial<Record<LossName, Loss>> = {
  // Both take logits: the output's activation is inside, where it loses no digits.
  bce: (logits, target) => bceWithLogits(logits, target),
  crossEntropy: (logits, target) => crossEntropy(logits, target),
  mse: (output, target) => mse(output, target),
  halfSse: (output, target) => meanOfSamples(halfSse(output, target), output.shape[0]),
};

/** ½ Σ (o − t)² of a sample is a sum over its outputs; of a batch it is the mean of these. */
function meanOfSamples(sum: Tensor, samples: number): Tensor {
  return samples === 1 ? sum : sum.div(samples);
}

/** The loss of a batch; those that are seldom chosen are loaded. */
export async function lossFor(name: LossName): Promise<Loss> {
  return COMMON[name] ?? ((await import('./rarer-losses')).RARER[name] as Loss);
}
