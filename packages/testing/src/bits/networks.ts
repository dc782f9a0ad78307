import {
  Conv2d,
  Flatten,
  GELU,
  type Layer,
  Linear,
  MaxPool2d,
  ReLU,
  Sequential,
  Tanh,
} from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Adam, AdamW, clipGradNorm, type Optimizer, RMSprop, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout, LayerNorm } from '@bp/regularize';
import type { Rng, Tensor } from '@bp/tensor';

/** A model with its optimizer, a step that trains it, and the batches of the step. */
export interface Network {
  readonly model: Sequential;
  readonly optimizer: Optimizer;
  readonly step: (x: Tensor, y: Tensor) => Tensor;
  readonly batch: (rng: Rng) => [x: Tensor, y: Tensor];
}

interface Parts {
  readonly layers: readonly Layer[];
  readonly optimizer: (parameters: Tensor[]) => Optimizer;
  readonly loss: (prediction: Tensor, target: Tensor) => Tensor;
  readonly batch: Network['batch'];
  /** What happens between the gradients and the step. */
  readonly between?: (parameters: Tensor[]) => void;
}

function network({ layers, optimizer: make, loss: lossOf, batch, between }: Parts): Network {
  const model = new Sequential(...layers);
  const parameters = model.parameters();
  const optimizer = make(parameters);
  const step = (x: Tensor, y: Tensor): Tensor => {
    const loss = lossOf(model.forward(x), y);
    loss.backward();
    between?.(parameters);
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  };
  return { model, optimizer, step, batch };
}

/** Numbers of two axes, and which of them is the largest of the first few in each row. */
const largestOf =
  (rows: number, features: number, classes: number) =>
  (rng: Rng): [Tensor, Tensor] => {
    const x = rng.normal([rows, features]);
    return [x, x.narrow(1, 0, classes).argmax({ axis: 1 })];
  };

/** The networks whose training has the same bits everywhere; another one takes part in all comparisons by one entry. */
export const NETWORKS: Readonly<Record<string, () => Network>> = {
  'tanh-sgd-momentum': () =>
    network({
      layers: [new Linear(2, 8), new Tanh(), new Linear(8, 8), new Tanh(), new Linear(8, 1)],
      optimizer: (p) => new SGD(p, { lr: 0.05, momentum: 0.9 }),
      loss: mse,
      batch: (rng) => {
        const x = rng.normal([33, 2]);
        return [x, x.slice(':, 0:1').mul(x.slice(':, 1:2'))];
      },
    }),
  'batchnorm-dropout-adam': () =>
    network({
      layers: [
        new Linear(20, 33),
        new BatchNorm1d(33),
        new ReLU(),
        new Dropout(0.3),
        new Linear(33, 10),
      ],
      optimizer: (p) => new Adam(p, { lr: 0.01, weightDecay: 0.001 }),
      loss: crossEntropy,
      batch: largestOf(19, 20, 10),
    }),
  'lenet-adam': () =>
    network({
      layers: [
        new Conv2d(1, 6, 5, { padding: 2 }),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(6, 9, 3),
        new ReLU(),
        new MaxPool2d(2),
        new Flatten(),
        new Linear(36, 17),
        new ReLU(),
        new Linear(17, 5),
      ],
      optimizer: (p) => new Adam(p, { lr: 0.005 }),
      loss: crossEntropy,
      batch: (rng) => {
        const [x, y] = largestOf(8, 144, 5)(rng);
        return [x.reshape([8, 1, 12, 12]), y];
      },
    }),
  'gelu-layernorm-adamw': () =>
    network({
      layers: [
        new Linear(11, 24),
        new LayerNorm(24),
        new GELU(),
        new Linear(24, 24),
        new GELU({ approximate: 'tanh' }),
        new Linear(24, 3),
      ],
      optimizer: (p) => new AdamW(p, { lr: 0.01, weightDecay: 0.1 }),
      loss: crossEntropy,
      batch: largestOf(16, 11, 3),
    }),
  'rmsprop-clipped': () =>
    network({
      layers: [new Linear(7, 21), new Tanh(), new Linear(21, 4)],
      optimizer: (p) => new RMSprop(p, { lr: 0.005, momentum: 0.5 }),
      loss: mse,
      batch: (rng) => {
        const x = rng.normal([13, 7]);
        return [x, x.narrow(1, 0, 4).sin()];
      },
      between: (p) => clipGradNorm(p, 0.5),
    }),
};
