import { Linear, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { exponentialLr, SGD } from '@bp/optim';
import { Dropout, GaussianNoise, maxNorm } from '@bp/regularize';
import { Rng, seed, tensor } from '@bp/tensor';
import { expect, it } from 'vitest';
import { Run } from './run';
import type { RunOptions } from './run-options';

const x = new Rng('parts').normal([30, 2]);
const data = { x, y: x.sum({ axis: 1, keepDims: true }) };

function make(options: Partial<RunOptions> = {}): Run {
  seed(1);
  const model = new Sequential(
    new Linear(2, 4),
    new Dropout(tensor(0.5)),
    new GaussianNoise(tensor(0.1)),
    new Linear(4, 1),
  );
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  return new Run({ model, loss: mse, optimizer, data, seed: 1, batch: 10, ...options });
}

it('refuses an optimizer of what the model does not have, which could not be sought or saved', () => {
  const model = new Linear(2, 1);
  const other = new Linear(2, 1);
  const both = [...model.parameters(), ...other.parameters()];
  for (const parameters of [other.parameters(), both]) {
    expect(() => make({ model, optimizer: new SGD(parameters, { lr: 0.1 }) })).toThrow(
      'Run: the optimizer moves a parameter that the model does not have',
    );
  }
  const some = new SGD([model.bias as never], { lr: 0.1 });
  expect(make({ model, optimizer: some }).step('epoch').epoch).toBe(1);
});

it('refuses a value that a module does not take, also of a number that programs follow', () => {
  const run = make();
  run.step('epoch');
  const { fingerprint } = run;
  expect(() => run.set({ 'model.2.std': 0.2, 'model.1.p': 2 })).toThrow('p must be');
  expect(run.history.changes).toEqual([]);
  const untouched = make();
  for (const one of [run, untouched]) one.seek(3);
  expect(run.fingerprint).toBe(untouched.fingerprint);
  run.seek(1);
  expect(run.fingerprint).toBe(fingerprint);
  run.set({ 'model.1.p': 0 });
  run.step('epoch');
  expect(run.diff(2, 6).settings).toEqual({ 'model.1.p': { from: 0.5, to: 0 } });
});

it('refuses a saved run of more batches in an epoch than it has, and stays as it was', () => {
  const saved = make();
  saved.step();
  saved.step();
  const run = make({ batch: 20 });
  run.step();
  const { fingerprint, position } = run;
  expect(() => run.restore(saved.save())).toThrow(
    'Run.restore: the saved run is after batch 2 of epoch 1, and an epoch of this one has 2',
  );
  expect({ fingerprint: run.fingerprint, position: run.position }).toEqual({
    fingerprint,
    position,
  });
});

it.each([
  ['without a schedule', {}],
  ['with one', { schedule: exponentialLr({ gamma: 0.5 }) }],
])('leaves the rate of each group where a change is refused, %s', (_, options) => {
  const model = new Sequential(new Linear(2, 4), new Dropout(0.5), new Linear(4, 1));
  const [first, ...others] = model.parameters();
  const optimizer = new SGD(
    [
      { params: [first], lr: 0.1 },
      { params: others, lr: 0.02 },
    ],
    { lr: 0.5, momentum: 0.9 },
  );
  const run = make({ model, optimizer, ...options });
  const change = { 'optimizer.1.lr': 0.3, 'optimizer.lr': 0.7, 'optimizer.momentum': 0 };
  expect(() => run.set({ ...change, 'model.1.p': 7 })).toThrow('p must be');
  expect(optimizer.lrs).toEqual([0.1, 0.02]);
  expect(optimizer.groups.map(({ momentum }) => momentum)).toEqual([0.9, 0.9]);
  run.step();
  expect(optimizer.lrs).toEqual('schedule' in options ? [0.05, 0.01] : [0.1, 0.02]);
});

it.each([true, false])('keeps a constraint after each step, compiled: %s', (compile) => {
  const run = make({ compile, afterStep: (model) => maxNorm(model, 0.25) });
  run.step('epoch');
  const lengths = run.model.parameters().filter(({ rank }) => rank > 1);
  for (const w of lengths) {
    for (const length of w.detach().norm({ axis: 1 }).data) expect(length).toBeLessThan(0.2501);
  }
});
