import { explain } from '@bp/autograd/explain';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import type { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { GaussianNoise } from '@bp/regularize';
import { defaultRng, Rng, seed } from '@bp/tensor';
import { Run } from '@bp/train';
import { describe, expect, it } from 'vitest';
import { allOf, POINTS } from './experiment';

const MODELS: Readonly<Record<string, () => Module>> = {
  'with nothing that draws': () => new Sequential(new Linear(3, 5), new Tanh(), new Linear(5, 2)),
  'with statistics': () => new Sequential(new Linear(3, 5), new BatchNorm1d(5), new Linear(5, 2)),
  'with a mask': () => new Sequential(new Linear(3, 9), new Dropout(0.5), new Linear(9, 2)),
  'with a mask of its own source': () =>
    new Sequential(new Linear(3, 9), new Dropout(0.5, { rng: new Rng(4) }), new Linear(9, 2)),
  'with noise': () => new Sequential(new GaussianNoise(0.5), new Linear(3, 2)),
  'with parts': () =>
    new Sequential(
      new Sequential(new Linear(3, 5), new Sequential(new BatchNorm1d(5), new ReLU())),
      new Sequential(new Dropout(0.4), new Linear(5, 2)),
    ),
};

function make(model: () => Module): Run {
  seed('start');
  const made = model();
  const optimizer = new Adam(made.parameters(), { lr: 0.01 });
  return new Run({ model: made, loss: crossEntropy, optimizer, data: POINTS, batch: 7, seed: 5 });
}

const gradients = (run: Run) => run.model.parameters().map(({ grad }) => grad?.toArray() ?? null);

describe.each(Object.entries(MODELS))('Run.trace of a model %s', (_, model) => {
  it('leaves all as it was', () => {
    const run = make(model);
    const other = make(model);
    for (let i = 0; i < 3; i++) {
      run.step();
      other.step();
    }
    seed('others');
    const [next] = defaultRng().uniform([1]).toArray() as number[];
    seed('others');
    const before = [allOf(run), gradients(run), run.model.modules().map((m) => m.training)];
    for (const what of ['batch', undefined, 0, 37] as const) {
      const { loss } = run.trace(what as number);
      explain(loss, { model: run.model }).summary().toText();
      expect([allOf(run), gradients(run), run.model.modules().map((m) => m.training)]).toEqual(
        before,
      );
    }
    run.model.eval();
    run.trace();
    expect(run.model.modules().every((m) => !m.training)).toBe(true);
    expect(defaultRng().uniform([1]).toArray()).toEqual([next]);
    for (const one of [run, other]) one.step('epoch');
    expect(allOf(run)).toEqual(allOf(other));
  });

  it('shows the loss of the batch from which the model learns next', () => {
    const run = make(model);
    const heard: number[] = [];
    run.on('update', ({ loss }) => void heard.push(loss));
    run.step();
    // In whatever mode somebody has left it.
    run.model.eval();
    const { loss, rows } = run.trace('batch');
    run.step();
    expect(loss.item()).toBe(heard[1]);
    expect(rows?.length).toBe(7);
  });

  it('shows samples as the batch has them: their mean loss is its loss', () => {
    const run = make(model);
    run.step();
    const whole = run.trace('batch');
    const samples = whole.rows?.map((row) => run.trace(row)) ?? [];
    const mean = samples.reduce((sum, { loss }) => sum + loss.item(), 0) / samples.length;
    expect(mean).toBeCloseTo(whole.loss.item(), 5);
    for (const [i, row] of (whole.rows ?? []).entries()) {
      const trace = run.step('sample');
      expect(trace.rows).toEqual([row]);
      expect(trace.loss.item()).toBe(samples[i].loss.item());
    }
    expect(run.position).toEqual({ epoch: 0, batch: 2, sample: 0, update: 2 });
  });
});
