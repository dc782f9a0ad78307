import { Linear } from '@bp/layers';
import { huber, mse } from '@bp/losses';
import { Adam, reduceOnPlateauLr, SGD } from '@bp/optim';
import { Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import {
  defineMetric,
  meanAbsoluteError,
  meanSquaredError,
  r2Score,
  rootMeanSquaredError,
} from '../../index';
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

  it('must be a number', async () => {
    const pair = defineMetric('pair', () => ({ add() {}, value: () => [1, 2] }));
    const run = make({ metrics: [pair], stop: { patience: 2, monitor: 'train.pair' } });
    await expect(run.play({ epochs: 2 })).rejects.toThrow("'train.pair' is no number");
  });

  it.each([true, false])(
    'comes back as the best where a number is not finite, forgotten: %s',
    async (forgotten) => {
      const run = make({ stop: { patience: 5 }, batch: 10 });
      const best: string[] = [];
      run.on('epoch', ({ improved }) => {
        if (improved) best.push(run.fingerprint);
      });
      await run.play({ epochs: 3 });
      if (forgotten) {
        run.seek(4);
        run.seek(3);
      }
      run.set({ 'optimizer.lr': 1e30 });
      expect(await run.play()).toBe('not finite');
      const { epoch } = run.position;
      expect(run.history.best?.epoch).toBe(3);
      expect(run.fingerprint).toBe(best[2]);
      // What stopped it is found where it is, and it goes on from there.
      expect((await run.diagnose()).finding).not.toBeNull();
      expect(run.fingerprint).toBe(best[2]);
      expect(run.stopped?.reason).toBe('not finite');
      expect(run.save().position.epoch).toBe(epoch);
      expect(() => run.step()).toThrow('not finite');
      expect(run.fingerprint).not.toBe(best[2]);
    },
  );
});

describe('what is different between two positions', () => {
  it('has flags of the optimizer, too', () => {
    seed(1);
    const model = new Linear(2, 1);
    const run = make({ model, optimizer: new Adam(model.parameters()), batch: 10 });
    run.step();
    run.set({ 'optimizer.amsgrad': true });
    run.step();
    expect(run.diff(0, 2).settings).toEqual({ 'optimizer.amsgrad': { from: false, to: true } });
  });
});

describe('labels of batches from elsewhere', () => {
  it('are compared with the outputs before anything is learned', async () => {
    const own = (prediction: Tensor, target: Tensor): Tensor =>
      prediction.sub(target).square().mean();
    const batch = { x, y: y.flatten() };
    async function* later() {
      yield batch;
    }
    for (const compile of [true, false]) {
      const run = make({ data: [batch], loss: own, validation: undefined, compile });
      const { fingerprint } = run;
      expect(() => run.step()).toThrow('y.reshape([-1, 1]) makes them alike');
      expect(run.fingerprint).toBe(fingerprint);
    }
    const run = make({ data: later(), loss: own, validation: undefined });
    await expect(run.play({ epochs: 1 })).rejects.toThrow('y.reshape([-1, 1]) makes them alike');
  });
});
