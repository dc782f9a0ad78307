import { Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { describe, expect, it } from 'vitest';
import { classifier, trainBoth, trainer } from './experiment';

const EXPERIMENTS = {
  '2-8-8-1, SGD with momentum and the squared error': () =>
    trainer({
      model: new Sequential(
        new Linear(2, 8),
        new Tanh(),
        new Linear(8, 8),
        new Tanh(),
        new Linear(8, 1),
      ),
      optimizer: (parameters) => new SGD(parameters, { lr: 0.05, momentum: 0.9 }),
      loss: mse,
      batch: (_, rng) => [rng.normal([32, 2]), rng.normal([32, 1])],
    }),
  'a classifier with Adam': () =>
    classifier([12, 20], 10, {
      model: new Sequential(new Linear(20, 16), new ReLU(), new Linear(16, 10)),
      optimizer: (parameters) => new Adam(parameters, { lr: 0.01 }),
    }),
  'running statistics and random masks': () =>
    classifier([16, 6], 3, {
      model: new Sequential(
        new Linear(6, 12),
        new BatchNorm1d(12),
        new ReLU(),
        new Dropout(0.3),
        new Linear(12, 3),
      ),
      optimizer: (parameters) => new Adam(parameters, { lr: 0.02, weightDecay: 0.01 }),
    }),
};

describe.each(Object.entries(EXPERIMENTS))('%s', (_, make) => {
  it('trains to the same bits compiled and not', () => {
    expect(trainBoth(make, 50).step.explain()).toContain('called 4');
  });
});
