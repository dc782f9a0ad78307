import { Linear, ReLU, Sequential } from '@bp/layers';
import { BatchNorm1d, Dropout } from '@bp/regularize';

/** What the network and its training are; all of it stands in the run file. */
export const CONFIG = {
  hidden: [128, 64],
  dropout: 0.25,
  batchSize: 32,
  lr: 3e-3,
  weightDecay: 1e-4,
  /** Epochs without a better validation loss after which training ends. */
  patience: 8,
  /** The share to choose by; the parts are the same for every seed of the run. */
  validation: 0.2,
} as const;

/** 64 pixels → two hidden layers, each normalised, rectified and thinned out → 10 logits. */
export function makeModel(): Sequential {
  const layers = [];
  let width = 64;
  for (const next of CONFIG.hidden) {
    layers.push(
      // Batch normalisation takes the mean away, and a bias with it.
      new Linear(width, next, { bias: false }),
      new BatchNorm1d(next),
      new ReLU(),
      new Dropout(CONFIG.dropout),
    );
    width = next;
  }
  return new Sequential(...layers, new Linear(width, 10));
}
