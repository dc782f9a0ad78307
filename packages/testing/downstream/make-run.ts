import { Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';
import { Run } from '@bp/train';

export interface Config {
  readonly lr: number;
}

/** Makes a run for a worker: is a point inside the circle? */
export default function makeRun({ lr }: Config): Run {
  seed(7);
  const x = new Rng('points').normal([200, 2]);
  const y = x.norm({ axis: 1 }).lt(1).cast('int32');
  const model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
  return new Run({
    model,
    loss: crossEntropy,
    optimizer: new SGD(model.parameters(), { lr, momentum: 0.9 }),
    data: { x, y },
    batch: 20,
    seed: 7,
    stop: { epochs: 5 },
    keepLosses: true,
  });
}
