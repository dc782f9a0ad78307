import { Linear } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../fit/evaluate';
import { accuracy } from '../../metrics/accuracy';
import { Run } from '../run';
import type { RunOptions } from '../run-options';

const x = new Rng('x').normal([40, 2]);
const y = x.norm({ axis: 1 }).lt(0.8).cast('int32');

function make(options: Partial<RunOptions>): Run {
  seed(3);
  const model = new Linear(2, 2);
  const optimizer = new SGD(model.parameters(), { lr: 0.5 });
  return new Run({ model, loss: crossEntropy, optimizer, data: { x, y }, seed: 7, ...options });
}

describe('weights of classes', () => {
  it('are those of the samples while a run learns', () => {
    const own = Array.from(y.data, (label) => [1, 5][label]);
    const [run, wanted] = [make({ classWeight: [1, 5] }), make({ data: { x, y, w: own } })];
    expect(run.step('epoch').loss).toBe(wanted.step('epoch').loss);
    expect(run.fingerprint).toBe(wanted.fingerprint);
    const halves = own.map((weight) => weight / 2);
    const both = make({ data: { x, y, w: halves }, classWeight: [2, 2] });
    both.step('epoch');
    expect(both.fingerprint).toBe(wanted.fingerprint);
  });

  it('take no part in what is measured, as in an evaluation of the same samples', async () => {
    const run = make({ classWeight: [1, 50], metrics: [accuracy] });
    const { train } = run.step('epoch');
    const scores = await evaluate(run.model, { x, y }, { loss: crossEntropy, metrics: [accuracy] });
    expect(train).toEqual(scores);
  });

  it.each<[what: string, options: Partial<RunOptions>, message: string]>([
    ['too few', { classWeight: [1] }, 'has 1 weights, for the classes from 0 on; the label 1 of'],
    [
      'negative ones',
      { classWeight: [1, -1] },
      'a list of numbers ≥ 0, one for each class, got [1, -1]',
    ],
    ['an object', { classWeight: { 0: 1 } as never }, 'classWeight must be a list'],
    [
      'values for classes',
      {
        classWeight: [1, 2],
        loss: mse,
        data: { x, y: Array.from({ length: 40 }, () => [0.5, 0]) },
      },
      'classWeight is for targets that are class indices, [n], got [40, 2]',
    ],
    [
      'no whole labels',
      { classWeight: [1, 2], loss: mse, data: { x, y: Array.from({ length: 40 }, () => 0.5) } },
      'the label 0.5 of sample 0 is none of them',
    ],
  ])('are refused: %s', (_, options, message) => {
    expect(() => make(options)).toThrow(message);
  });
});
