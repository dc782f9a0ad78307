import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { isBpError, Rng, seed } from '@bp/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineMetric } from '../metrics/define-metric';
import { Run } from '../run/run';
import type { RunOptions } from '../run/run-options';
import { readRunFile } from './read-run-file';
import { type RunFile, runFileOf } from './run-file';
import { verifyRun } from './verify-run';

interface Config extends Partial<RunOptions> {
  readonly lr?: number;
}

const x = new Rng('x').normal([50, 3]);
const y = x.norm({ axis: 1 }).lt(1.5).cast('int32');

function make({ lr = 0.01, ...options }: Config = {}): Run {
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
    optimizer: new Adam(model.parameters(), { lr }),
    data: { x, y },
    batch: 8,
    validation: 0.2,
    seed: 7,
    keepLosses: true,
    ...options,
  });
}

const OF = { module: './make-run.js', config: { lr: 0.01 } };

/** As a file gives it back. */
const throughJson = (file: RunFile): RunFile => JSON.parse(JSON.stringify(file));

async function played(config: Config, epochs = 4): Promise<Run> {
  const run = make(config);
  await run.play({ epochs });
  return run;
}

describe('runFileOf', () => {
  it('has all that it takes to repeat the run, and comes back from JSON as it was', async () => {
    const run = await played({ lr: 0.01 });
    const file = runFileOf(run, OF);
    expect(file).toMatchObject({
      format: 'bp-run/1',
      ...OF,
      seed: '7',
      position: run.position,
      fingerprint: run.fingerprint,
      epochs: run.history.epochs,
      losses: run.history.losses,
    });
    expect(file.versions['@bp/train']).toMatch(/^\d+\.\d+\.\d+/);
    expect(file.versions.engine).toContain(process.version);
    expect(readRunFile(JSON.stringify(file))).toEqual(file);
  });

  it('ends where the run is, after it went back', async () => {
    const run = await played({});
    run.at(13);
    const { losses = [], epochs } = run.history;
    const file = runFileOf(run, OF);
    expect(file.losses).toEqual(losses.slice(0, 13));
    expect(file.epochs).toEqual(epochs.slice(0, 2));
    expect((await verifyRun(throughJson(file), make)).first).toBeNull();
  });

  it('writes numbers that JSON cannot', async () => {
    const odd = defineMetric('odd', () => ({ add() {}, value: () => Number.NaN }));
    const file = runFileOf(await played({ metrics: [odd] }, 1), OF);
    expect(JSON.stringify(file)).toContain('"odd":"NaN"');
    expect(readRunFile(JSON.stringify(file)).epochs[0].validation?.odd).toBeNaN();
  });

  it('refuses a config that JSON would change, a module that is no path, and losses that are missing', async () => {
    const run = await played({}, 1);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const [config, words] of [
      [{ a: [1, Number.NaN] }, 'config.a[1], which is NaN'],
      [{ f: () => 1 }, 'config.f, which is () => 1'],
      [{ when: new Date(0) }, 'config.when, which is an object'],
      [{ a: -0 }, 'config.a, which is -0'],
      [[undefined], 'config[0], which is undefined'],
      [circle, 'config.self, which is in itself'],
    ] as const) {
      expect(() => runFileOf(run, { ...OF, config })).toThrow(words);
    }
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(() => runFileOf(run, { ...OF, config: deep })).toThrow('nested too deeply');
    for (const wrong of [null, undefined, {}, { history: {}, position: {} }])
      expect(() => runFileOf(wrong as never, OF)).toThrow('expected a Run, or what fitInWorker');
    expect(() => runFileOf(run, { ...OF, file: 'x' } as never)).toThrow(/file/);
    const twice = { lr: 1 };
    expect(runFileOf(run, { ...OF, config: [twice, twice] }).config).toEqual([twice, twice]);
    for (const module of [
      '/a.js',
      'file:///a.js',
      'data:text/javascript,1',
      'C:\\a.js',
      '\\\\x',
      '',
    ])
      expect(() => runFileOf(run, { ...OF, module })).toThrow('relative to the run file');
    const later = make({ keepLosses: false });
    later.step('epoch');
    const restored = make();
    restored.restore(later.save());
    restored.step();
    expect(() => runFileOf(restored, OF)).toThrow('losses of some batches were not kept');
  });
});

describe('readRunFile', () => {
  let whole: RunFile;

  beforeAll(async () => {
    const run = await played({}, 2);
    run.set({ 'optimizer.lr': 0.003 });
    await run.play({ epochs: 1 });
    whole = throughJson(runFileOf(run, OF));
  });

  it('names the field that is wrong, what it must be, and what came', () => {
    const cases: [change: object, words: string][] = [
      [{ format: 'bp-run/2' }, "format must be 'bp-run/1', got bp-run/2"],
      [{ module: '/etc/x.js' }, 'module must be a path relative to the file, got /etc/x.js'],
      [{ module: 'data:text/javascript,0' }, 'module must be a path'],
      [{ config: undefined }, 'config must be given, got undefined'],
      [{ seed: 7 }, 'seed must be a text, got 7'],
      [{ versions: { node: 20 } }, 'versions must be an object of texts, got an object'],
      [{ position: { ...whole.position, update: 1.5 } }, 'position.update must be a whole number'],
      [{ epochs: {} }, 'epochs must be a list, got an object'],
      [{ epochs: whole.epochs.slice(1) }, 'epochs must be a list of 3, got 2'],
      [{ epochs: [1, 2, 3] }, 'epochs[0] must be an object, got 1'],
      [{ epochs: whole.epochs.toReversed() }, 'epochs[1].update must be from 15 to 15, got 10'],
      [{ changes: [{ ...whole.changes[0], set: { lr: 'x' } }] }, 'changes[0].set must be'],
      [
        { changes: [{ ...whole.changes[0], update: 99 }] },
        'changes[0].update must be from 0 to 15',
      ],
      [{ losses: whole.losses?.slice(1) }, 'losses must be a list of 15, got 14'],
      [{ losses: [...(whole.losses ?? []).slice(1), null] }, 'losses must be a list of numbers'],
      [{ stopped: {} }, 'stopped.epoch must be a whole number from 0, got undefined'],
      [{ best: 3 }, 'best must be an object or null, got 3'],
      [{ fingerprint: 'abc' }, 'fingerprint must be 64 hexadecimal digits, got abc'],
      [{ extra: 1 }, 'extra must be left out, got 1'],
    ];
    for (const [change, words] of cases) {
      const text = JSON.stringify({ ...whole, ...change });
      expect(() => readRunFile(text), words).toThrow(words);
    }
    expect(readRunFile(whole).epochs).toHaveLength(3);
  });

  it('refuses what is no JSON, no object, and names of prototypes', () => {
    const text = JSON.stringify(whole);
    const wrong = [
      text.slice(0, -30),
      '',
      '[]',
      'null',
      '3',
      text.replace('{', '{"__proto__":{},'),
      text.replace('"seed"', '"toString"'),
      text.replace(/"epochs":\[/, `"epochs":[${'['.repeat(200_000)}${']'.repeat(200_000)},`),
    ];
    for (const one of [...wrong, undefined, null, 7]) {
      try {
        readRunFile(one);
      } catch (error) {
        expect(isBpError(error) && error.code, String(one)).toBe('BP_FORMAT');
        continue;
      }
      throw new Error(`accepted ${one}`);
    }
  });
});

describe('verifyRun', () => {
  it('finds the same bits, also where the best weights were shown at the end', async () => {
    const config = { stop: { epochs: 300, patience: 3 }, lr: 0.05 };
    const run = make(config);
    await run.play();
    expect(run.stopped?.reason).toBe('patience');
    const seen: number[] = [];
    const report = await verifyRun(throughJson(runFileOf(run, OF)), () => make(config), {
      onProgress: ({ update }) => seen.push(update),
    });
    expect(report).toEqual({ same: true, first: null, position: run.position });
    expect(seen).toEqual(Array.from({ length: run.position.update }, (_, i) => i + 1));
  });

  it('makes changes again where they were made: before, within and between epochs', async () => {
    const run = make();
    run.set({ 'optimizer.lr': 0.02 });
    run.step('epoch');
    run.step();
    run.step();
    run.set({ 'model.3.p': 0.6, 'optimizer.lr': 0.001 });
    run.set({ 'optimizer.lr': 0.004 });
    run.step('epoch');
    run.set({ 'optimizer.betas': [0.5, 0.9] });
    run.step('epoch');
    run.step();
    run.set({ 'model.3.p': 0.1 });
    const file = throughJson(runFileOf(run, OF));
    expect(file.changes).toHaveLength(5);
    expect((await verifyRun(file, make)).first).toBeNull();
    for (const i of [0, 1, 2, 3]) {
      const fewer = { ...file, changes: file.changes.toSpliced(i, 1) };
      const { same, first } = await verifyRun(fewer, make);
      expect(same, `without change ${i}`).toBe(false);
      const at = file.changes[i].update;
      expect(first?.update).toBeGreaterThan(at);
      expect(first?.update).toBeLessThanOrEqual(at + 2);
    }
  });

  it('makes changes again that a listener made, after a batch or an epoch', async () => {
    for (const event of ['update', 'epoch'] as const) {
      const run = make();
      run.on(event, ({ update }) => {
        if (update % 5 === 0) run.set({ 'optimizer.lr': 0.01 / update });
      });
      await run.play({ epochs: 3 });
      const { first } = await verifyRun(throughJson(runFileOf(run, OF)), make);
      expect(first, event).toBeNull();
    }
  });

  it('repeats a run that was aborted, one that was left, and one that diverged', async () => {
    const stop = { epochs: 50, restoreBest: true };
    const aborted = make({ stop });
    await aborted.play({ epochs: 5, updates: 23 });
    await aborted.play({ signal: AbortSignal.abort() });
    expect(aborted.stopped?.reason).toBe('aborted');
    const left = make({ stop: { epochs: 4, restoreBest: true } });
    await left.play();
    left.seek(4);
    const diverged = make({ lr: 1e30 });
    await diverged.play({ epochs: 9 });
    expect(diverged.stopped?.reason).toBe('not finite');
    const made: [Run, Config][] = [
      [aborted, { stop }],
      [left, { stop: { epochs: 4, restoreBest: true } }],
      [diverged, { lr: 1e30 }],
    ];
    for (const [run, config] of made) {
      const file = throughJson(runFileOf(run, OF));
      expect((await verifyRun(file, () => make(config))).first).toBeNull();
      const { first } = await verifyRun(file, () => make({ ...config, lr: 0.3 }));
      expect(first).not.toBeNull();
    }
  });

  it('tells the first batch that differs, with both losses', async () => {
    const run = await played({});
    const file = throughJson(runFileOf(run, OF));
    const losses = [...(file.losses ?? [])];
    const got = losses[11];
    losses[11] = got + 2 ** -30;
    losses[14] = 0;
    expect(await verifyRun({ ...file, losses }, make)).toEqual({
      same: false,
      first: { what: 'loss', update: 12, epoch: 3, batch: 2, expected: losses[11], got },
      position: expect.objectContaining({ update: 12 }),
    });
  });

  it('tells other seeds, rates, validation losses, ends and weights', async () => {
    const file = throughJson(runFileOf(await played({ stop: { epochs: 4 } }), OF));
    const firstOf = async (change: object, config: Config = {}) =>
      (await verifyRun({ ...file, ...change }, () => make({ stop: { epochs: 4 }, ...config })))
        .first;
    expect(await firstOf({})).toBeNull();
    expect(await firstOf({}, { seed: 8 })).toMatchObject({ what: 'seed', expected: '7', got: '8' });
    expect(await firstOf({}, { lr: 0.02 })).toMatchObject({
      what: 'loss',
      update: 2,
      epoch: 1,
      batch: 2,
    });
    expect(await firstOf({}, { stop: { epochs: 2 } })).toMatchObject({
      what: 'end',
      expected: 20,
      got: 10,
    });
    const epochs = file.epochs.with(1, { ...file.epochs[1], validation: { loss: 0.5 } });
    expect(await firstOf({ epochs })).toMatchObject({
      what: 'epoch.validation.loss',
      epoch: 2,
      update: 10,
      expected: 0.5,
    });
    const { losses: _, ...without } = file;
    expect((await verifyRun(without, () => make({ lr: 0.02 }))).first).toMatchObject({
      what: 'epoch.loss',
      epoch: 1,
    });
    const fingerprint = '0'.repeat(64);
    expect(await firstOf({ fingerprint })).toMatchObject({
      what: 'fingerprint',
      update: 20,
      got: file.fingerprint,
    });
  });

  it('refuses what makes no run, or one that has begun', async () => {
    const file = throughJson(runFileOf(await played({}, 1), OF));
    await expect(verifyRun(file, () => null)).rejects.toThrow(
      'must give a Run that has not learned yet, got null',
    );
    await expect(verifyRun(file, () => played({}, 1))).rejects.toThrow('got one after 5 batches');
    await expect(verifyRun(file, 3 as never)).rejects.toThrow('makeRun must be a function');
    const reason = new Error('enough');
    await expect(verifyRun(file, make, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
