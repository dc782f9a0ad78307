import { createDraw } from './draw';
import type { Work } from './work';

const BATCH = 32;

/** A network as small as a lesson's: what counts is what a call costs. */
export function workA(): Work {
  const draw = createDraw('a');
  const input = draw.normal([BATCH, 2]);
  const product = Float32Array.from(
    { length: BATCH },
    (_, i) => input.data[2 * i] * input.data[2 * i + 1],
  );
  return {
    name: 'a',
    title: '2-8-8-1 tanh, mean squared error, SGD with momentum, batch 32',
    layers: [
      draw.linear(2, 8),
      { kind: 'tanh' },
      draw.linear(8, 8),
      { kind: 'tanh' },
      draw.linear(8, 1),
    ],
    loss: 'mse',
    optimizer: { kind: 'sgd', lr: 0.05, momentum: 0.9 },
    train: { input, target: { shape: [BATCH, 1], data: product } },
    batch: BATCH,
  };
}
