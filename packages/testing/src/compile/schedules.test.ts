import { Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import {
  Adam,
  chainedLr,
  cosineLr,
  exponentialLr,
  type Optimizer,
  oneCycleLr,
  reduceOnPlateauLr,
  type Schedule,
  Scheduler,
  SGD,
  warmupLr,
} from '@bp/optim';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { type Experiment, trainBoth, trainer, twins } from './experiment';

interface Scheduled extends Experiment {
  readonly scheduler: Scheduler;
}

function scheduled(make: (p: Tensor[]) => Optimizer, schedule: Schedule): Scheduled {
  const experiment = trainer({
    model: new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)),
    optimizer: make,
    loss: mse,
    batch: (_, rng) => [rng.normal([5, 3]), rng.normal([5, 2])],
  });
  return { ...experiment, scheduler: new Scheduler(experiment.optimizer, schedule) };
}

const schedules: Readonly<Record<string, Schedule>> = {
  oneCycleLr: oneCycleLr({ maxLr: 0.5, totalSteps: 12 }),
  'chained cosines': chainedLr([cosineLr({ tMax: 4 }), exponentialLr({ gamma: 0.9 })]),
  warmupLr: warmupLr({ steps: 5 }),
  reduceOnPlateauLr: reduceOnPlateauLr({ patience: 1, factor: 0.5 }),
};
const optimizers: Readonly<Record<string, (p: Tensor[]) => Optimizer>> = {
  SGD: (p) => new SGD(p, { lr: 0.1 }),
  'SGD with momentum': (p) => new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true }),
  Adam: (p) => new Adam(p, { lr: 0.1 }),
};

describe.each(Object.entries(optimizers))('a compiled step with %s', (_, make) => {
  it.each(Object.entries(schedules))('follows %s, without another program', (_, schedule) => {
    const compiled = trainBoth(
      () => scheduled(make, schedule),
      12,
      (experiment, i) => {
        if (i > 0) (experiment as Scheduled).scheduler.step(i % 4);
      },
    );
    expect(compiled.step.explain()).toContain('called 10 times');
  });
});

it('a scheduler is not stepped within a compiled step, where its rates would stay those of the first call', () => {
  const { compiled } = twins(() => {
    const experiment = scheduled(optimizers.SGD, schedules.warmupLr);
    const step = (...args: Tensor[]): unknown => {
      const loss = experiment.step(...args);
      experiment.scheduler.step();
      return loss;
    };
    return { ...experiment, step };
  });
  const before = compiled.scheduler.stateDict();
  expect(() => compiled.step(...compiled.batch(0, new Rng(5)))).toThrow(
    'Scheduler.step cannot read numbers inside a compiled step',
  );
  expect(compiled.scheduler.stateDict()).toEqual(before);
});
