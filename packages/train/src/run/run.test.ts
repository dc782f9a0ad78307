import { BatchNorm1d, Dropout, Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Adam, cosineLr, SGD } from '@bp/optim';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Run } from './run';
import type { RunOptions } from './run-options';

const x = new Rng('x').normal([50, 3]);
const y = x.norm({ axis: 1 }).lt(1.5).cast('int32');

function make(options: Partial<RunOptions> = {}): Run {
  seed(3);
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
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    data: { x, y },
    batch: 8,
    lastBatch: 'merge',
    validation: 0.2,
    seed: 7,
    ...options,
  });
}

const prints = (run: Run) => ({ fingerprint: run.fingerprint, epochs: run.history.epochs });

describe('Run', () => {
  it('learns', () => {
    const run = make();
    const first = run.step('epoch');
    for (let i = 0; i < 30; i++) run.step('epoch');
    const last = run.history.epochs.at(-1);
    expect(first.epoch).toBe(1);
    expect(last?.epoch).toBe(31);
    expect(last?.loss).toBeLessThan(first.loss * 0.8);
    expect(run.position).toEqual({ epoch: 31, batch: 0, sample: 0, update: 31 * 5 });
  });

  it('has the same bits compiled and not, by batches and by epochs, stepped and played', async () => {
    const wanted = make({ compile: false });
    for (let i = 0; i < 6; i++) wanted.step('epoch');
    const batches = make();
    for (let i = 0; i < 30; i++) batches.step();
    const played = make();
    await played.play({ epochs: 6 });
    expect(prints(batches)).toEqual(prints(wanted));
    expect(prints(played)).toEqual(prints(wanted));
  });

  it('goes back and forth, and comes out the same', () => {
    const run = make({ checkpoints: 3, schedule: cosineLr({ tMax: 60 }) });
    const prints: string[] = [run.fingerprint];
    for (let i = 0; i < 12; i++) {
      run.step('epoch');
      prints.push(run.fingerprint);
    }
    const { epochs } = run.history;
    for (const epoch of [3, 0, 12, 7, 8, 1, 11]) {
      run.seek(epoch);
      expect(run.fingerprint).toBe(prints[epoch]);
    }
    expect(run.at(17)).toEqual({ epoch: 3, batch: 2, sample: 0, update: 17 });
    run.seek(12);
    expect(run.history.epochs).toEqual(epochs);
    expect(run.fingerprint).toBe(prints[12]);
  });

  it('does changes again where they were made', () => {
    const run = make();
    run.step('epoch');
    run.step();
    run.set({ 'optimizer.lr': 0.05, 'model.3.p': 0.5 });
    run.step('epoch');
    run.step('epoch');
    const end = run.fingerprint;
    run.seek(0);
    expect(run.optimizer.lr).toBe(0.01);
    run.seek(3);
    expect(run.fingerprint).toBe(end);
    expect(run.optimizer.lr).toBe(0.05);
    run.at(5);
    run.set({ 'optimizer.lr': 0.02 });
    expect(run.history.epochs.length).toBe(1);
    expect(run.history.changes.length).toBe(1);
  });

  it('goes on from a saved state to the bit', async () => {
    const whole = make({ stop: { epochs: 10 } });
    await whole.play();
    const first = make({ stop: { epochs: 5 } });
    await first.play();
    const second = make({ stop: { epochs: 10 } });
    second.restore(first.save());
    await second.play();
    expect(prints(second)).toEqual(prints(whole));
    expect(second.history).toEqual(whole.history);
    second.seek(2);
    whole.seek(2);
    expect(second.fingerprint).toBe(whole.fingerprint);
  });

  it('traces without changing anything', () => {
    const run = make();
    const other = make();
    run.step('epoch');
    other.step('epoch');
    const before = JSON.stringify(run.save());
    expect(run.trace('batch').x.shape).toEqual([8, 3]);
    expect(run.trace().output.shape).toEqual([1, 2]);
    expect(run.trace(7).rows).toEqual([7]);
    expect(JSON.stringify(run.save())).toBe(before);
    for (let i = 0; i < 8; i++) run.step('sample');
    other.step();
    expect(run.position).toEqual(other.position);
    expect(run.fingerprint).toBe(other.fingerprint);
  });

  it('stops before a number that is not finite', async () => {
    const model = new Sequential(new Linear(1, 4), new Tanh(), new Linear(4, 1));
    const run = new Run({
      model,
      loss: (prediction: Tensor, target: Tensor) => mse(prediction.log(), target),
      optimizer: new SGD(model.parameters(), { lr: 0.1 }),
      data: { x: [[0], [1], [2]], y: [[1], [3], [5]] },
      batch: 'full',
    });
    const start = run.fingerprint;
    expect(await run.play({ epochs: 50 })).toBe('not finite');
    expect(run.fingerprint).toBe(start);
    expect(run.stopped).toMatchObject({ update: 0 });
    expect(run.stopped?.why).toContain('log');
    expect(() => run.step()).toThrow('not finite');
  });

  it('keeps the weights of the best epoch, and goes on from its own', async () => {
    const stop = { epochs: 400, patience: 3 };
    const run = make({ stop });
    expect(await run.play()).toBe('patience');
    const { best, epochs } = run.history;
    expect(best?.monitor).toBe('validation.loss');
    expect(best?.epoch).toBe(epochs.length - 3);
    const other = make();
    other.seek(best?.epoch ?? 0);
    expect(run.fingerprint).toBe(other.fingerprint);
    const restored = make({ stop });
    restored.restore(run.save());
    expect(restored.fingerprint).toBe(run.fingerprint);
    for (const each of [run, restored, other]) each.seek(epochs.length + 1);
    expect(run.fingerprint).toBe(other.fingerprint);
    expect(restored.fingerprint).toBe(other.fingerprint);
  });
});
