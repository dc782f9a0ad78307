import { describe, expect, it } from 'vitest';
import { defaultConfig, type ExperimentConfig, patchConfig } from '../config';
import { Instants } from './instants';
import { createExperiment } from './made/experiment';

function changed(changes: Readonly<Record<string, unknown>>): ExperimentConfig {
  return Object.entries({ 'data.n': 100, 'stop.epochs': 40, ...changes }).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    defaultConfig(),
  );
}

async function watched(config: ExperimentConfig): Promise<string> {
  const { run } = await createExperiment(config);
  await run.play();
  return run.fingerprint;
}

describe('a run at once', () => {
  it('is the run that is watched, whatever was run before it', async () => {
    const instants = new Instants();
    for (const changes of [
      {},
      { 'optimizer.lr': 0.1 },
      { 'optimizer.lr': 0.001 },
      { 'regularization.l2': 0.01 },
      { 'regularization.l2': 0.1, 'optimizer.lr': 0.05 },
      { 'regularization.l2': 0, 'optimizer.lr': 0.05 },
      { 'regularization.l2': 0.01, events: [{ update: 7, patch: { 'optimizer.lr': 0.5 } }] },
      {
        'regularization.l2': 0.02,
        events: [{ update: 7, patch: { 'optimizer.lr': 0.5 } }],
        'optimizer.lr': 0.02,
      },
      { 'optimizer.schedule': 'oneCycle' },
      { 'optimizer.schedule': 'oneCycle', 'optimizer.lr': 0.1 },
      { 'optimizer.schedule': 'cosine', 'optimizer.lr': 0.1 },
      { 'optimizer.schedule': 'cosine', 'optimizer.lr': 0.01 },
      { 'optimizer.name': 'rprop', 'optimizer.lr': 0.1 },
      { 'optimizer.name': 'rprop', 'optimizer.lr': 0.01 },
      { 'stop.patience': 3, 'optimizer.lr': 0.1 },
      { 'stop.patience': 3, 'optimizer.lr': 0.02 },
      { seed: 5 },
    ]) {
      const config = changed(changes);
      const found = await instants.run(config, { points: 20, frames: 5, frameSide: 8 });
      expect(found?.fingerprint, JSON.stringify(changes)).toBe(await watched(config));
    }
  });

  it('gives a curve, frames and what it came to', async () => {
    const found = await new Instants().run(changed({}), {
      points: 20,
      frames: 5,
      frameSide: 8,
      views: { tiles: 8 },
    });
    expect(found?.curve.epoch.length).toBe(20);
    expect(found?.curve.epoch.at(-1)).toBe(40);
    expect(found?.frames.map(({ epoch }) => epoch)).toEqual([0, 10, 20, 30, 40]);
    expect(found?.frames[0].map).toMatchObject({ side: 8, rows: 8, count: 1 });
    expect(found?.ended).toEqual({ reason: 'epochs' });
    expect(found?.final.tiles?.map(({ layer }) => layer)).toEqual(['in', 'a', 'b', 'out']);
  });

  it('ends the older one when a newer one is asked for', async () => {
    const instants = new Instants();
    const older = instants.run(changed({ 'stop.epochs': 100_000 }), { frames: 2 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const newer = instants.run(changed({ 'stop.epochs': 3 }));
    expect(await older).toBeNull();
    expect((await newer)?.curve.epoch.length).toBe(3);
  });

  it('ends where a number is not finite, with what was until then', async () => {
    const config = changed({
      'optimizer.name': 'sgd',
      'optimizer.lr': 10,
      loss: 'mse',
      'net.out': 'identity',
      'net.layers.a.activation': 'relu',
      'net.layers.b.activation': 'relu',
    });
    const instants = new Instants();
    const found = await instants.run(config);
    expect(found?.ended?.reason).toBe('not finite');
    expect((await instants.run(patchConfig(config, 'optimizer.lr', 0.01)))?.ended?.reason).toBe(
      'epochs',
    );
  });
});
