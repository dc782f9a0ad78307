import { createDraw, undecidable } from './draw';
import type { Work } from './work';

const BATCH = 128;

/** A wide network: what counts is the product of matrices. */
export function workC(): Work {
  const draw = createDraw('c');
  return {
    name: 'c',
    title: '784-512-512-10 ReLU, softmax cross-entropy, Adam, batch 128',
    layers: [
      draw.linear(784, 512),
      { kind: 'relu' },
      draw.linear(512, 512),
      { kind: 'relu' },
      draw.linear(512, 10),
    ],
    loss: 'crossEntropy',
    optimizer: { kind: 'adam', lr: 1e-3 },
    train: undecidable(draw, BATCH, [784]),
    batch: BATCH,
  };
}
