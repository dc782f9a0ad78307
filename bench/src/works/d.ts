import { createDraw, undecidable } from './draw';
import type { Work } from './work';

const BATCH = 32;

/** A small convolutional network: 28 → 26 → 13 → 11 → 5. */
export function workD(): Work {
  const draw = createDraw('d');
  return {
    name: 'd',
    title:
      'conv 3×3×8, ReLU, pool, conv 3×3×16, ReLU, pool, 10 on 28×28, cross-entropy, Adam, batch 32',
    layers: [
      draw.conv2d(1, 8, 3),
      { kind: 'relu' },
      { kind: 'maxPool2d', size: 2 },
      draw.conv2d(8, 16, 3),
      { kind: 'relu' },
      { kind: 'maxPool2d', size: 2 },
      { kind: 'flatten' },
      draw.linear(16 * 5 * 5, 10),
    ],
    loss: 'crossEntropy',
    optimizer: { kind: 'adam', lr: 1e-3 },
    train: undecidable(draw, BATCH, [1, 28, 28]),
    batch: BATCH,
  };
}
