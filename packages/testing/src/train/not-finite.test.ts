import { BatchNorm1d, Linear, ReLU, Sequential, Sigmoid } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { Run, type RunOptions } from '@bp/train';
import { describe, expect, it } from 'vitest';
import { allOf } from './experiment';

const x = new Rng('x').normal([24, 2]);
const y = x.narrow(1, 0, 1).mul(0.5);

/** With a NaN in one row. */
function spoilt(row: number): Tensor {
  const data = Array.from(x.data);
  data[2 * row + 1] = Number.NaN;
  return tensor(data).reshape([24, 2]);
}

function* stream(of: Tensor, epoch: number) {
  for (let i = 0; i < 4; i++) {
    const rows = Array.from({ length: 6 }, (_, k) => (epoch + i * 6 + k) % 24);
    yield { x: of.indexSelect(0, rows), y: y.indexSelect(0, rows) };
  }
}

function make(options: Partial<RunOptions>, lr = 0.1): Run {
  seed('start');
  const model = new Sequential(new Linear(2, 5), new BatchNorm1d(5), new ReLU(), new Linear(5, 1));
  return new Run({
    model,
    loss: mse,
    optimizer: new SGD(model.parameters(), { lr }),
    data: { x, y },
    batch: 6,
    seed: 3,
    checkpoints: 2,
    ...options,
  });
}

/** The run by itself up to a number of batches, as wanted after a stop there. */
function upTo(update: number, options: Partial<RunOptions>, lr?: number): string {
  const run = make(options, lr);
  for (let i = 0; i < update; i++) run.step();
  return run.fingerprint;
}

describe.each([true, false])('a run that meets what is not finite (compiled: %s)', (compile) => {
  it('stops before the batch with a NaN in the data, and names the layer', async () => {
    const run = make({ data: { x: spoilt(13), y }, compile });
    expect(await run.play({ epochs: 5 })).toBe('not finite');
    const { update, layer, why } = run.stopped ?? { update: -1 };
    expect(update).toBe(run.position.update);
    expect(update).toBeLessThan(4);
    // Up to there it has learned from rows that are whole.
    expect(run.fingerprint).toBe(upTo(update, { compile }));
    expect(layer).toBe('0');
    expect(why).toMatch(/NaN/);
    expect(() => run.step()).toThrow('not finite');
    expect(run.position.update).toBe(update);
    expect(run.fingerprint).toBe(upTo(update, { compile }));
  });

  it('does so where the batches come from elsewhere', async () => {
    const data = (epoch: number) => stream(spoilt(13), epoch);
    const run = make({ data, compile });
    expect(await run.play({ epochs: 5 })).toBe('not finite');
    expect(run.position.update).toBe(2);
    expect(run.stopped?.layer).toBe('0');
    const whole = { data: (epoch: number) => stream(x, epoch), compile };
    expect(run.fingerprint).toBe(upTo(2, whole));
    const later = make({
      data: async function* (epoch: number) {
        yield* stream(spoilt(13), epoch);
      },
      compile,
    });
    expect(await later.play({ epochs: 5 })).toBe('not finite');
    expect(later.fingerprint).toBe(run.fingerprint);
    expect(later.stopped).toEqual(run.stopped);
  });

  it('stops before a step whose rate makes weights infinite, also at the end of an epoch', async () => {
    for (const batch of [6, 'full'] as const) {
      const run = make({ batch, compile }, 1e38);
      const first = run.fingerprint;
      const reason = await run.play({ epochs: 50 });
      expect(reason).toBe('not finite');
      const end = run.fingerprint;
      const values = Object.values(run.model.stateDict()).flatMap((one) => Array.from(one.data));
      expect(values.every(Number.isFinite)).toBe(true);
      expect(end).toBe(upTo(run.position.update, { batch, compile }, 1e38));
      if (run.position.update === 0) expect(end).toBe(first);
      for (const { loss } of run.history.epochs) expect(Number.isFinite(loss)).toBe(true);
    }
  });

  it('finds the batch that spoiled the weights where only a later loss shows it', async () => {
    let calls = 0;
    const loss = (prediction: Tensor, target: Tensor) => mse(prediction, target);
    const run = make({ loss, compile });
    run.on('update', () => {
      calls++;
    });
    for (let i = 0; i < 6; i++) run.step();
    run.set({ 'optimizer.lr': 3e38 });
    expect(await run.play({ epochs: 20 })).toBe('not finite');
    const { update } = run.position;
    expect(update).toBeGreaterThanOrEqual(6);
    expect(calls).toBeGreaterThanOrEqual(update);
    run.set({ 'optimizer.lr': 0.1 });
    await run.play({ updates: 12 - update });
    const other = make({ compile });
    for (let i = 0; i < 6; i++) other.step();
    if (update > 6) return;
    for (let i = 6; i < 12; i++) other.step();
    expect(run.fingerprint).toBe(other.fingerprint);
  });

  it('is left untouched by a diagnosis', async () => {
    const run = make({ compile });
    const other = make({ compile });
    for (const one of [run, other]) for (let i = 0; i < 3; i++) one.step();
    const before = allOf(run);
    expect((await run.diagnose()).finding).toBeNull();
    expect(allOf(run)).toEqual(before);
    run.step('epoch');
    other.step('epoch');
    expect(allOf(run)).toEqual(allOf(other));
  });

  it('says so of log(0), and goes on with another loss of the rest', async () => {
    seed('start');
    const model = new Sequential(new Linear(2, 1), new Sigmoid());
    const run = new Run({
      model,
      loss: (p: Tensor, t: Tensor) => p.sub(p).log().mul(t).mean(),
      optimizer: new Adam(model.parameters()),
      data: { x, y },
      compile,
    });
    expect(await run.play({ epochs: 1 })).toBe('not finite');
    expect(run.stopped?.why).toContain('log');
    expect(run.position.update).toBe(0);
    expect(JSON.parse(JSON.stringify(run.history))).toEqual(run.history);
  });

  it('comes out the same after it was saved there', async () => {
    const run = make({ compile }, 1e38);
    await run.play({ epochs: 50 });
    const other = make({ compile }, 0.1);
    other.restore(JSON.parse(JSON.stringify(run.save())));
    expect(other.fingerprint).toBe(run.fingerprint);
    for (const one of [run, other]) {
      one.seek(0);
      one.set({ 'optimizer.lr': 0.05 });
      one.step('epoch');
    }
    expect(other.fingerprint).toBe(run.fingerprint);
  });

  it('goes back to where it was when a comparison meets it', async () => {
    const run = make({ compile }, 1e38);
    const start = run.fingerprint;
    expect(() => run.diff(0, 60)).toThrow('not finite');
    expect(run.fingerprint).toBe(start);
    expect(run.position.update).toBe(0);
    expect(run.stopped).toBeNull();
  });
});
