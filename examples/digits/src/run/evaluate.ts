import { noGrad } from '@bp/autograd';
import type { Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import type { Tensor } from '@bp/tensor';

/** How well a network does on some examples. */
export interface Score {
  readonly loss: number;
  /** The share of examples whose largest logit is that of their class. */
  readonly accuracy: number;
}

/** Measures a network in evaluation mode: running statistics, no dropout, no gradients. */
export function evaluate(model: Sequential, images: Tensor, labels: Tensor): Score {
  const { training } = model;
  model.eval();
  try {
    return noGrad(() => {
      const logits = model.forward(images);
      return { loss: crossEntropy(logits, labels).item(), accuracy: accuracyOf(logits, labels) };
    });
  } finally {
    model.train(training);
  }
}

/** The share of rows whose largest logit stands at the row's label. */
export function accuracyOf(logits: Tensor, labels: Tensor): number {
  return logits.argmax({ axis: 1 }).eq(labels).mean().item();
}
