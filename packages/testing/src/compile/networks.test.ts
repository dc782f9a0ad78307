import { Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bitsOf, type Experiment, stateOf, twins } from './experiment';

/** 2-8-8-1, SGD with momentum, squared error. */
function tiny(): Experiment {
  const model = new Sequential(
    new Linear(2, 8),
    new Tanh(),
    new Linear(8, 8),
    new Tanh(),
    new Linear(8, 1),
  );
  const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
  return {
    model,
    optimizer,
    step(x, y) {
      const loss = mse(model.forward(x) as Tensor, y);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    },
    batch: (_, rng) => [rng.normal([32, 2]), rng.normal([32, 1])],
  };
}

/** A classifier with Adam. */
function classifier(): Experiment {
  const model = new Sequential(new Linear(20, 16), new ReLU(), new Linear(16, 10));
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  return {
    model,
    optimizer,
    step(x, y) {
      const loss = crossEntropy(model.forward(x) as Tensor, y);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    },
    batch: (_, rng) => [rng.normal([12, 20]), rng.integers([12], { high: 10 })],
  };
}

/** Running statistics and random masks. */
function regularised(): Experiment {
  const model = new Sequential(
    new Linear(6, 12),
    new BatchNorm1d(12),
    new ReLU(),
    new Dropout(0.3),
    new Linear(12, 3),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.02, weightDecay: 0.01 });
  return {
    model,
    optimizer,
    step(x, y) {
      const loss = crossEntropy(model.forward(x) as Tensor, y);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    },
    batch: (_, rng) => [rng.normal([16, 6]), rng.integers([16], { high: 3 })],
  };
}

const EXPERIMENTS = { tiny, classifier, regularised };

describe.each(Object.entries(EXPERIMENTS))('%s', (_, make) => {
  it('trains to the same bits compiled and not', () => {
    const { eager, compiled } = twins(make);
    const losses = [eager, compiled].map((experiment) => {
      const data = new Rng(5);
      seed(11);
      return Array.from({ length: 50 }, (_, i) =>
        bitsOf(experiment.step(...experiment.batch(i, data)) as Tensor),
      );
    });
    expect(losses[1]).toEqual(losses[0]);
    expect(stateOf(compiled)).toEqual(stateOf(eager));
    expect(compiled.step.explain()).toContain('called 4');
  });
});
