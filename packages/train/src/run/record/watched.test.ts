import { Linear } from '@bp/layers';
import { huber, mse } from '@bp/losses';
import { reduceOnPlateauLr, SGD } from '@bp/optim';
import { Rng, seed, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { meanAbsoluteError, meanSquaredError, r2Score, rootMeanSquaredError } from '../../index';
import { Run } from '../run';
import type { RunOptions } from '../run-options';

const x = new Rng('watched').normal([40, 2]);
const y = x.matmul(tensor([[1], [-2]]));

function make(options: Partial<RunOptions>): Run {
  seed(1);
  const model = new Linear(2, 1);
  const optimizer = new SGD(model.parameters(), { lr: 0.05 });
  return new Run({ model, loss: mse, optimizer, data: { x, y }, validation: 0.25, ...options });
}

describe('what a run watches', () => {
  it.each([
    ['mse', { metrics: [meanSquaredError] }],
    ['rmse', { metrics: [rootMeanSquaredError] }],
    ['mae', { metrics: [meanAbsoluteError] }],
    ['huber', { metrics: { huber } }],
    ['r2', { metrics: [r2Score] }],
  ] as const)(
    'is better the smaller an error is, and the larger a score: %s',
    async (name, own) => {
      const monitor = `validation.${name}`;
      const run = make({ ...own, stop: { epochs: 8, patience: 2, monitor } });
      await run.play();
      // Each epoch of this problem is better than the one before.
      expect(run.history.best?.epoch).toBe(8);
    },
  );

  it('must be there where it is named, also without a patience', () => {
    const schedule = reduceOnPlateauLr();
    expect(() => make({ schedule, stop: { monitor: 'validation.los' } })).toThrow(
      "there is no 'validation.los' to watch",
    );
  });

  it('moves a plateau only in epochs in which it is measured', async () => {
    // Nothing is better by so much, so that every value but the first reduces the rate.
    const schedule = reduceOnPlateauLr({ patience: 0, threshold: 100, thresholdMode: 'abs' });
    const run = make({ schedule, measureEvery: 3 });
    await run.play({ epochs: 7 });
    const rates = run.history.epochs.map(({ lr }) => lr);
    expect(rates.slice(0, 6)).toEqual(Array(6).fill(0.05));
    expect(rates[6]).toBeCloseTo(0.005, 12);
  });
});
