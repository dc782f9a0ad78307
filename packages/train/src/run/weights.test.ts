import { Linear } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { accuracy, evaluate } from '../index';
import { Run } from './run';
import type { RunOptions } from './run-options';

const x = new Rng('weights').normal([30, 2]);
const y = tensor(
  Array.from({ length: 30 }, (_, i) => i % 3),
  { dtype: 'int32' },
);

function make(options: Partial<RunOptions> = {}): Run {
  seed(1);
  const model = new Linear(2, 3);
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  return new Run({ model, loss: crossEntropy, optimizer, data: { x, y }, seed: 1, ...options });
}

/** What crossEntropy itself makes of weights of classes. */
const weighted =
  (weight: number[]) =>
  (prediction: Tensor, target: Tensor): Tensor =>
    crossEntropy(prediction, target, { weight });

describe('weights of classes', () => {
  it('are those of the loss itself in learning alone, labels that do not count included', async () => {
    const classWeight = [1, 4, 0.5];
    const some = tensor(
      Array.from(y.data, (label, i) => (i % 7 === 3 ? -100 : label)),
      { dtype: 'int32' },
    );
    for (const labels of [y, some]) {
      const data = { x, y: labels };
      const run = make({ data, classWeight, batch: 'full', validation: data });
      const model = new Linear(2, 3);
      model.loadStateDict(run.model.stateDict());
      const wanted = await evaluate(model, data, { loss: weighted(classWeight) });
      expect(run.step('epoch').loss).toBeCloseTo(wanted.loss, 6);
      const after = await evaluate(run.model as Linear, data, { loss: crossEntropy });
      expect(run.history.epochs[0].validation?.loss).toBeCloseTo(after.loss, 6);
    }
  });

  it('must be weights, one for each class, and the targets classes', () => {
    expect(() => make({ classWeight: [1, 2] })).toThrow(
      'Run: classWeight has 2 weights, for the classes from 0 on; the label 2 of sample 2 is none of them',
    );
    expect(() => make({ classWeight: [1, -2, 1] })).toThrow(
      'classWeight must be a list of numbers ≥ 0',
    );
    expect(() => make({ classWeight: 3 as never })).toThrow('classWeight must be a list');
    const soft = x.matmul(zeros([2, 3])).softmax({ axis: 1 });
    expect(() => make({ data: { x, y: soft }, classWeight: [1, 2, 3] })).toThrow(
      'classWeight is for targets that are class indices, [n], got [30, 3]',
    );
  });
});

describe('weights of samples', () => {
  it('must be numbers ≥ 0', async () => {
    const w = tensor(Array.from({ length: 30 }, (_, i) => (i === 4 ? -1 : 1)));
    expect(() => make({ data: { x, y, w } })).toThrow(
      'a weight must be a number ≥ 0, got -1 at position 4',
    );
    await expect(evaluate(new Linear(2, 3), { x, y, w }, { loss: crossEntropy })).rejects.toThrow(
      'evaluate: a weight must be a number ≥ 0',
    );
  });

  it('teach nothing where all of a batch are 0, compiled and not', () => {
    for (const compile of [true, false]) {
      const run = make({ data: { x, y, w: zeros([30]) }, compile, batch: 8 });
      const before = run.fingerprint;
      expect(run.step('epoch').loss).toBe(0);
      expect(run.fingerprint).toBe(before);
    }
  });
});

describe('data that cannot do what is asked', () => {
  it('are refused where options would be of no effect on batches from elsewhere', () => {
    const data = [{ x, y }];
    for (const idle of [{ lastBatch: 'drop' }, { measureTrain: true }] as const) {
      expect(() => make({ data, ...idle })).toThrow(`Run: ${Object.keys(idle)[0]} is for data in`);
    }
    expect(make({ data, measureTrain: false }).step('epoch').epoch).toBe(1);
  });

  it('are refused where nothing would be left to validate with', () => {
    const two = { x: x.narrow(0, 0, 2), y: y.narrow(0, 0, 2) };
    for (const validation of [0.2, 0.9, { x: zeros([0, 2]), y: zeros([0], { dtype: 'int32' }) }]) {
      expect(() => make({ data: two, validation })).toThrow('validation needs at least one sample');
    }
  });

  it('may hold labels that do not count, also where a share validates', () => {
    const some = tensor(
      Array.from(y.data, (label, i) => (i < 6 ? -100 : label)),
      { dtype: 'int32' },
    );
    const run = make({ data: { x, y: some }, validation: 0.2, metrics: [accuracy] });
    expect(run.step('epoch').validation?.loss).toBeGreaterThan(0);
  });
});

describe('an abort', () => {
  it('ends the run after the batch in which it came', async () => {
    const control = new AbortController();
    const run = make({ batch: 3 });
    run.on('update', ({ update }) => {
      if (update === 4) control.abort();
    });
    expect(await run.play({ signal: control.signal })).toBe('aborted');
    expect(run.position.update).toBe(4);
  });
});
