import { describe, expect, it } from 'vitest';
import { defaultConfig, defaultLayer, type ExperimentConfig, patchConfig } from '../config';
import { createExperiment } from './made/experiment';
import { Session } from './session';
import type { Snapshot, Views } from './told';

function changed(changes: Readonly<Record<string, unknown>>): ExperimentConfig {
  return Object.entries({ 'data.n': 120, ...changes }).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    defaultConfig(),
  );
}

const SMALL = changed({});

async function opened(config = SMALL): Promise<Session> {
  return new Session(await createExperiment(config), 1, () => {});
}

/** The weights of a run that went through in one piece. */
async function printAfter(config: ExperimentConfig, epochs: number): Promise<string> {
  const { run } = await createExperiment(config);
  await run.play({ epochs });
  return run.fingerprint;
}

const print = (session: Session) => session.experiment.run.fingerprint;
const ALL: Views = {
  map: 16,
  tiles: 8,
  edges: 'update',
  badges: true,
  outputs: true,
  pinned: [['b.linear.weight', 1, 1]],
  sample: 3,
  neuron: ['a', 2],
  flow: true,
};

describe('a session', () => {
  it('comes to the same bits forwards, backwards and again', async () => {
    const session = await opened();
    await session.seek(30);
    const [at30, curve] = [print(session), (await session.look({})).curve];
    expect(at30).toBe(await printAfter(SMALL, 30));
    await session.seek(12);
    expect(print(session)).toBe(await printAfter(SMALL, 12));
    await session.seek(30);
    expect(print(session)).toBe(at30);
    await session.seek(0);
    await session.seek(30);
    expect(print(session)).toBe(at30);
    expect((await session.look({})).curve).toEqual(curve);
    await session.at(100);
    expect(session.experiment.run.position.update).toBe(100);
    await session.at(7);
    expect(session.experiment.run.position.update).toBe(7);
  });

  it('replays live changes to the bit: from a link, and after going back', async () => {
    const layers = [defaultLayer('a'), { ...defaultLayer('b'), dropout: 0.2 }];
    const config = changed({ 'net.layers': layers, 'regularization.noise': 0.1 });
    const session = await opened(config);
    const changes = [
      [3, 'optimizer.lr', 0.05],
      [5, 'regularization.l2', 0.01],
      [7, 'net.layers.b.dropout', 0.5],
      [9, 'regularization.noise', 0],
      [9, 'regularization.l1', 0.001],
      [11, 'optimizer.weightDecay', 0.02],
      [13, 'regularization.l2', 0],
    ] as const;
    for (const [epoch, path, value] of changes) {
      await session.seek(epoch);
      const { update } = session.experiment.run.position;
      expect(await session.live(path, value)).toEqual({ update, path, value });
    }
    await session.seek(20);
    const end = print(session);
    expect(end).not.toBe(await printAfter(config, 20));
    // as another page does it that is given the config with its events
    const recorded = session.experiment.config;
    expect(recorded.events.length).toBe(6);
    expect(await printAfter(recorded, 20)).toBe(end);
    await session.seek(2);
    expect(print(session)).toBe(await printAfter(config, 2));
    await session.seek(20);
    expect(print(session)).toBe(end);
  });

  it('forgets what lay ahead where a setting is changed after going back', async () => {
    const session = await opened();
    await session.seek(10);
    session.follow({});
    await session.seek(4);
    await session.live('optimizer.lr', 0.1);
    const { curve, known } = session.follow({});
    expect([known, curve]).toEqual([4, null]);
    await session.seek(6);
    expect([...(session.follow({}).curve?.epoch ?? [])]).toEqual([5, 6]);
    await expect(session.live('data.noise', 0.1)).rejects.toThrow('notLive');
  });

  it('is the same run whatever is looked at, and looking adds no points to the curve', async () => {
    const [seen, unseen] = [await opened(), await opened()];
    await seen.ready(ALL);
    const points: number[] = [];
    for (let epoch = 1; epoch <= 6; epoch++) {
      for (const views of [ALL, {}, { ...ALL, edges: 'gradient' as const }]) {
        points.push(...(seen.follow(views).curve?.epoch ?? []));
        await seen.look(ALL);
      }
      await seen.step('sample');
      await seen.seek(epoch);
      await unseen.seek(epoch);
    }
    points.push(...(seen.follow(ALL).curve?.epoch ?? []));
    expect(points).toEqual([1, 2, 3, 4, 5, 6]);
    expect(print(seen)).toBe(print(unseen));
  });

  it('steps by sample, batch and epoch as it plays', async () => {
    const session = await opened();
    const { run } = session.experiment;
    const rows: number[] = [];
    for (let i = 0; i < 32; i++) {
      const step = await session.step('sample');
      expect(step).toMatchObject({ index: i, size: 32, learned: i === 31 });
      rows.push(step?.row ?? -1);
    }
    expect(new Set(rows).size).toBe(32);
    for (const row of rows) expect(session.experiment.data.samples.part[row]).toBe(0);
    expect(run.position).toMatchObject({ update: 1, sample: 0 });
    await session.step('batch');
    await session.step('epoch');
    expect(run.position).toMatchObject({ epoch: 1, batch: 0 });
    await session.step('epoch');
    expect(print(session)).toBe(await printAfter(SMALL, 2));
  });

  it('stops at a number that is not finite, says why, and keeps the last good weights', async () => {
    const session = await opened(
      changed({
        'optimizer.name': 'sgd',
        'optimizer.lr': 10,
        'net.layers.a.activation': 'relu',
        'net.layers.b.activation': 'relu',
        loss: 'mse',
        'net.out': 'identity',
      }),
    );
    await session.play(Infinity);
    await settled(session);
    const { ended, position } = await session.look({});
    expect(ended).toMatchObject({ reason: 'not finite', lastGood: position.epoch });
    expect(ended?.why?.en).toContain('mse outside of all layers gave ∞');
    expect(ended?.why?.ko).toContain('학습률을 낮추거나');
    for (const parameter of session.experiment.model.parameters()) {
      expect(Array.from(parameter.data).every(Number.isFinite)).toBe(true);
    }
    await session.step('epoch');
    expect((await session.look({})).ended?.reason).toBe('not finite');
    await session.seek(0);
    expect((await session.look({})).ended).toBeNull();
  });

  it('stops after its epochs, and by patience with the best weights', async () => {
    const session = await opened(changed({ 'stop.epochs': 5 }));
    await session.play(Infinity);
    await settled(session);
    expect((await session.look({})).ended).toEqual({ reason: 'epochs' });
    const patient = await opened(changed({ 'stop.patience': 2, 'optimizer.lr': 0.1 }));
    await patient.play(Infinity);
    await settled(patient);
    const { ended, best, figures } = await patient.look({});
    expect(ended).toEqual({ reason: 'patience', restored: best?.epoch });
    expect(figures.validation?.loss).toBeCloseTo(best?.loss ?? 0, 6);
  });

  it('plays at a pace, faster and slower, and stands when told to', async () => {
    const session = await opened(changed({ 'stop.epochs': 100_000 }));
    const { run } = session.experiment;
    const start = performance.now();
    await session.play(50);
    while (run.position.update < 8) await wait(10);
    await session.pause();
    const slow = run.position.update;
    // never ahead of its pace
    expect(slow).toBeLessThanOrEqual(((performance.now() - start) * 50) / 1000 + 1);
    await session.play(20);
    const faster = performance.now();
    await session.play(Infinity);
    while (run.position.update < slow + 500) await wait(10);
    // at the pace before it would have taken 25 seconds
    expect(performance.now() - faster).toBeLessThan(20_000);
    await session.pause();
    const fast = run.position;
    await wait(30);
    expect(run.position).toEqual(fast);
    expect(session.isPlaying).toBe(false);
  });

  it('plays on after it was sought, and shows only the newest of many wishes', async () => {
    const session = await opened(changed({ 'stop.epochs': 100_000 }));
    await session.seek(20);
    await session.play(1);
    await Promise.all([3, 9, 15, 4, 11].map((epoch) => session.seek(epoch)));
    expect(session.experiment.run.position.epoch).toBe(11);
    expect(session.isPlaying).toBe(true);
    await session.pause();
  });
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a session stands by itself. */
async function settled(session: Session): Promise<Snapshot> {
  for (;;) {
    await wait(10);
    const snapshot = await session.look({});
    if (snapshot.ended !== null) return snapshot;
  }
}
