// Makes a run from a config: in this thread, in a worker, and again in a verification. Workers of browsers know no import maps,
// so the page's copy of this file names the library by its address.

import {
  Adam,
  BatchNorm1d,
  crossEntropy,
  Dropout,
  Linear,
  ReLU,
  Rng,
  Run,
  Sequential,
  seed,
} from '@bp/all';

/** @param {{ seed: number, epochs?: number, patience?: number, lr?: number, keepLosses?: boolean }} config */
export default function makeRun(config) {
  seed(config.seed);
  const rng = new Rng('data');
  const x = rng.normal([90, 3]);
  const y = x.norm({ axis: 1 }).lt(1.5).cast('int32');
  const model = new Sequential(
    new Linear(3, 8),
    new BatchNorm1d(8),
    new ReLU(),
    new Dropout(0.2),
    new Linear(8, 2),
  );
  return new Run({
    model,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: config.lr ?? 0.02 }),
    data: { x, y },
    batch: 16,
    validation: 0.2,
    seed: config.seed,
    stop: { epochs: config.epochs ?? 20, patience: config.patience },
    keepLosses: config.keepLosses ?? false,
  });
}
