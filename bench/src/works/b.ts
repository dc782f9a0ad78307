import { createDraw, undecidable } from './draw';
import type { Work } from './work';

/** A classifier of the size of MNIST. */
export function workB(batch: 32 | 128): Work {
  const draw = createDraw('b');
  return {
    name: `b${batch}`,
    title: `784-128-10 ReLU, softmax cross-entropy, Adam, batch ${batch}`,
    layers: [draw.linear(784, 128), { kind: 'relu' }, draw.linear(128, 10)],
    loss: 'crossEntropy',
    optimizer: { kind: 'adam', lr: 1e-3 },
    train: undecidable(draw, batch, [784]),
    batch,
  };
}
