// Makes a run for a worker, in Node and in a browser.

import {
  Adam,
  crossEntropy,
  Dropout,
  Linear,
  ReLU,
  Rng,
  Run,
  Sequential,
  seed,
  serveRun,
} from '@bp/all';

/** @param {{ seed: number, epochs: number }} config */
function makeRun(config) {
  seed(config.seed);
  const x = new Rng('data').normal([300, 4]);
  const y = x.norm({ axis: 1 }).lt(1.8).cast('int32');
  const model = new Sequential(new Linear(4, 24), new ReLU(), new Dropout(0.1), new Linear(24, 2));
  return new Run({
    model,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    data: { x, y },
    validation: 0.2,
    seed: config.seed,
    stop: { epochs: config.epochs },
    keepLosses: true,
  });
}

// Also the program of a worker that a page starts by itself.
export default serveRun(makeRun);
