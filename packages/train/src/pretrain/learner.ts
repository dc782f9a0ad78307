import type { Rng, Tensor } from '@bp/tensor';
import type { Block } from './blocks';

/** What a layer is trained on. */
export interface Lesson {
  readonly block: Block;
  /** What the layer sees, [n, in]. */
  readonly features: Tensor;
  readonly lr: number | null;
  readonly rng: Rng;
}

/** How a layer is trained. */
export interface Learner {
  /** What {@link Learner.step} gives. */
  readonly loss: 'crossEntropy' | 'squaredError';
  /** One update by some rows of the features; gives the loss before it, summed over the features, a mean over the rows. */
  step(rows: Tensor): Tensor;
  /** Puts into the layer what was learned, where that is not done already. */
  write?(): void;
}

/** The smallest and the largest of all features lie in [0, 1]: they can be probabilities. */
export function areProbabilities(features: Tensor): boolean {
  return features.min().item() >= 0 && features.max().item() <= 1;
}
