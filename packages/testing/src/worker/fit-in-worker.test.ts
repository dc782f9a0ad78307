import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { fingerprint } from '@bp/module';
import { BpError, isBpError, seed } from '@bp/tensor';
import { type EpochRecord, fitInWorker, type RunEvents } from '@bp/train';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltModules } from './built';
import makeRun from './make-run.mjs';

const modules = new BuiltModules();
const MAKE_RUN = modules.url('make-run.mjs');

beforeAll(() => modules.add('make-run.mjs', 'served-run.mjs', 'failing-run.mjs'));

afterAll(() => modules.remove());

async function inThisThread(config: { seed: number; epochs?: number; patience?: number }) {
  const run = makeRun(config);
  await run.play();
  return run;
}

/** A module of a few lines, by its address. */
function moduleOf(name: string, source: string): URL {
  const url = modules.url(name);
  writeFileSync(url, source);
  return url;
}

async function errorOf(training: PromiseLike<unknown>): Promise<BpError> {
  try {
    await training;
  } catch (error) {
    if (isBpError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('fitInWorker', () => {
  it('comes to the bits of a run in this thread, and loads them into a model', async () => {
    const here = await inThisThread({ seed: 7 });
    const other = makeRun({ seed: 8 });
    const there = await fitInWorker(MAKE_RUN, { seed: 7 }, { model: other.model });
    expect(there.fingerprint).toBe(here.fingerprint);
    expect(there.history).toEqual(here.history);
    expect(there.position).toEqual(here.position);
    expect(other.fingerprint).toBe(here.fingerprint);
    expect(Object.keys(there.model)).toEqual(Object.keys(here.model.stateDict()));
  });

  it('gives the best weights where the run gives them, and a saved run with the last ones', async () => {
    const here = await inThisThread({ seed: 3, epochs: 200, patience: 4 });
    const there = await fitInWorker(fileURLToPath(MAKE_RUN), { seed: 3, epochs: 200, patience: 4 });
    expect(there.history.stopped?.reason).toBe('patience');
    expect(there.fingerprint).toBe(here.fingerprint);
    const again = makeRun({ seed: 3, epochs: 200, patience: 4 });
    again.restore(there.saved);
    expect(again.position).toEqual(here.position);
    expect(again.fingerprint).toBe(here.fingerprint);
  });

  it('goes on from a saved run, as far as it is asked to', async () => {
    const here = await inThisThread({ seed: 7 });
    const { saved, position } = await fitInWorker(MAKE_RUN, { seed: 7 }, { epochs: 8 });
    expect(position.epoch).toBe(8);
    const middle = await fitInWorker(MAKE_RUN, { seed: 7 }, { saved, updates: 7 });
    expect(middle.position.update).toBe(position.update + 7);
    const last = await fitInWorker(MAKE_RUN, { seed: 7 }, { saved: middle.saved });
    expect(last.fingerprint).toBe(here.fingerprint);
    expect(last.history.epochs).toEqual(here.history.epochs);
  });

  it('tells of every batch, epoch and stop, in order, and of epochs in a loop', async () => {
    const here = makeRun({ seed: 7 });
    const losses: number[] = [];
    here.on('update', ({ loss }) => void losses.push(loss));
    await here.play();
    const updates: RunEvents['update'][] = [];
    const epochs: EpochRecord[] = [];
    const looped: EpochRecord[] = [];
    const stops: string[] = [];
    let groups = 0;
    const training = fitInWorker(
      MAKE_RUN,
      { seed: 7 },
      {
        onUpdates(some) {
          groups++;
          updates.push(...some);
        },
        onEpoch(record) {
          expect(updates.at(-1)?.update).toBe(record.update);
          epochs.push(record);
        },
        onStop: ({ reason }) => void stops.push(reason),
      },
    );
    for await (const record of training) looped.push(record);
    await training;
    expect(updates.map(({ loss }) => loss)).toEqual(losses);
    expect(groups).toBeLessThan(updates.length);
    expect(epochs).toEqual(here.history.epochs);
    expect(looped).toEqual(epochs);
    expect(stops).toEqual(['epochs']);
  });

  it('halts and goes on, and takes changes up where it is', async () => {
    const stops: number[] = [];
    const training = fitInWorker(
      MAKE_RUN,
      { seed: 7, epochs: 400 },
      {
        async onStop({ reason, update }) {
          stops.push(update);
          if (reason !== 'paused') return;
          await training.set({ 'optimizer.lr': 0.003, 'model.3.p': 0.5 });
          training.resume();
        },
        onEpoch({ epoch }) {
          if (epoch === 1) training.pause();
        },
      },
    );
    const there = await training;
    expect(stops).toHaveLength(2);
    const [{ update, set }] = there.history.changes;
    expect(update).toBe(stops[0]);
    const here = makeRun({ seed: 7, epochs: 400 });
    here.at(update);
    here.set(set);
    await here.play();
    expect(there.fingerprint).toBe(here.fingerprint);
    await expect(training.set({ 'optimizer.lr': 1 })).rejects.toThrow(
      'fitInWorker.set: the run has ended',
    );
  });

  it('halts once where it is asked to halt, change and go on in one breath', async () => {
    const stops: string[] = [];
    const changes: Promise<void>[] = [];
    const training = fitInWorker(
      MAKE_RUN,
      { seed: 7, epochs: 400 },
      {
        onStop: ({ reason }) => void stops.push(reason),
        onEpoch({ epoch }) {
          if (epoch !== 1) return;
          training.pause();
          changes.push(training.set({ 'optimizer.lr': 0.003 }));
          training.resume();
        },
      },
    );
    const { history, position } = await training;
    await Promise.all(changes);
    expect(stops).toEqual(['paused', 'epochs']);
    expect(history.changes).toHaveLength(1);
    expect(position.epoch).toBe(400);
  });

  it('changes settings before the first batch where it is asked to at once', async () => {
    const training = fitInWorker(MAKE_RUN, { seed: 7 });
    training.pause();
    const changed = training.set({ 'optimizer.lr': 0.003 });
    const refused = errorOf(training.set({ 'optimizer.speed': 1 }));
    training.resume();
    await changed;
    expect(await refused).toMatchObject({ code: 'BP_OPTION', op: 'Run.set' });
    const { history } = await training;
    expect(history.changes).toMatchObject([{ update: 0, set: { 'optimizer.lr': 0.003 } }]);
    const here = makeRun({ seed: 7, lr: 0.003 });
    await here.play();
    expect(history.epochs).toEqual(here.history.epochs);
  });

  it('ends with what it has when aborted, and without anything before it has begun', async () => {
    const abort = new AbortController();
    const training = fitInWorker(
      MAKE_RUN,
      { seed: 7, epochs: 1_000_000 },
      {
        signal: abort.signal,
        onEpoch({ epoch }) {
          if (epoch === 3) abort.abort();
        },
      },
    );
    const { history, position } = await training;
    expect(history.stopped?.reason).toBe('aborted');
    expect(history.epochs).toHaveLength(position.epoch);
    const here = makeRun({ seed: 7, epochs: 1_000_000 });
    here.at(position.update);
    expect((await training).fingerprint).toBe(here.fingerprint);
    const reason = new Error('no more');
    await expect(fitInWorker(MAKE_RUN, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    const late = new AbortController();
    const loading = fitInWorker(
      moduleOf('hangs.mjs', 'await new Promise((r) => setTimeout(r, 1e6));'),
      {},
      { signal: late.signal },
    );
    late.abort(reason);
    await expect(loading).rejects.toBe(reason);
  });

  it('is given a worker whose module serves the run', async () => {
    const worker = new Worker(modules.url('served-run.mjs'));
    const ended = new Promise((resolve) => worker.on('exit', resolve));
    const { fingerprint } = await fitInWorker(worker, { seed: 7 });
    expect(fingerprint).toBe((await inThisThread({ seed: 7 })).fingerprint);
    await ended;
  });

  it('throws the errors of the library as they were thrown in the worker', async () => {
    let wanted: BpError | null = null;
    try {
      makeRun({ seed: 7, epochs: -1 });
    } catch (error) {
      wanted = error as BpError;
    }
    const error = await errorOf(fitInWorker(MAKE_RUN, { seed: 7, epochs: -1 }));
    expect(error).toBeInstanceOf(BpError);
    for (const key of ['code', 'op', 'template', 'values', 'message', 'path', 'name'] as const)
      expect(error[key]).toEqual(wanted?.[key]);
    const inLayer = await errorOf(fitInWorker(modules.url('failing-run.mjs'), 'shape'));
    expect(inLayer).toMatchObject({ code: 'BP_SHAPE', path: '0' });
    expect(inLayer.message).toContain('(in 0)');
    expect(inLayer.stack).toContain(modules.folder);
  });

  it('throws other errors as they are, wherever they arise', async () => {
    await expect(fitInWorker(modules.url('failing-run.mjs'), 'make')).rejects.toThrow(
      new RangeError('not made'),
    );
    await expect(fitInWorker(modules.url('failing-run.mjs'), 'loss')).rejects.toThrow(
      new TypeError('no loss'),
    );
    const mine = new Error('mine');
    await expect(
      fitInWorker(
        MAKE_RUN,
        { seed: 7 },
        {
          onEpoch() {
            throw mine;
          },
        },
      ),
    ).rejects.toBe(mine);
    await expect(
      fitInWorker(MAKE_RUN, { seed: 7 }, { onStop: () => Promise.reject(mine) }),
    ).rejects.toBe(mine);
    const looped = fitInWorker(modules.url('failing-run.mjs'), 'loss');
    await expect(
      (async () => {
        for await (const _ of looped);
      })(),
    ).rejects.toThrow('no loss');
  });

  it('tells when there is no module, no function, or no run', async () => {
    const cases: [name: string, source: string | null, words: string][] = [
      ['missing.mjs', null, 'could not be loaded: Cannot find module'],
      ['broken.mjs', 'export default (', 'could not be loaded: '],
      ['throws.mjs', 'throw new Error("while loading");', 'could not be loaded: while loading'],
      [
        'nothing.mjs',
        'export const make = () => 1;',
        'must have a function for its default export, got undefined',
      ],
      [
        'object.mjs',
        'export default {};',
        'must have a function for its default export, got object',
      ],
      ['number.mjs', 'export default () => 7;', 'must give a Run, got number'],
      ['null.mjs', 'export default async () => null;', 'must give a Run, got null'],
    ];
    for (const [name, source, words] of cases) {
      const url = source === null ? modules.url(name) : moduleOf(name, source);
      const error = await errorOf(fitInWorker(url));
      expect(error).toMatchObject({ code: 'BP_OPTION', op: 'fitInWorker' });
      expect(error.message).toContain(words);
      expect(error.message).toContain(name);
    }
  });

  it('tells when the worker goes', async () => {
    for (const [name, source, words] of [
      ['exits.mjs', 'export default () => process.exit(3);', 'it ended with exit code 3'],
      [
        'later.mjs',
        'export default () => new Promise(() => setTimeout(() => { throw new Error("out of turn"); }, 1));',
        'out of turn',
      ],
    ]) {
      const error = await errorOf(fitInWorker(moduleOf(name, source)));
      expect(error).toMatchObject({ code: 'BP_DEVICE', op: 'fitInWorker' });
      expect(error.message).toContain(words);
    }
  });

  it('refuses what cannot be sent, and options that there are not', async () => {
    expect(await errorOf(fitInWorker(MAKE_RUN, { f: () => 1 }))).toMatchObject({
      code: 'BP_OPTION',
      op: 'fitInWorker',
    });
    expect(() => fitInWorker(MAKE_RUN, {}, { onEpochs: () => {} } as never)).toThrow(/onEpochs/);
    expect(() => fitInWorker(MAKE_RUN, {}, { onEpoch: 1 } as never)).toThrow(
      'onEpoch must be a function',
    );
    for (const module of ['http://[', '', {}, null, 7, Symbol('x')])
      expect(await errorOf(fitInWorker(module as never, {}))).toMatchObject({ code: 'BP_OPTION' });
    const { saved } = await fitInWorker(MAKE_RUN, { seed: 7 }, { updates: 1 });
    expect(await errorOf(fitInWorker(MAKE_RUN, { seed: 8 }, { saved }))).toMatchObject({
      code: 'BP_FORMAT',
      op: 'Run.restore',
    });
    for (const option of [{ epochs: -1 }, { updates: 0.5 }, { model: {} }])
      expect(() => fitInWorker(MAKE_RUN, {}, option as never)).toThrow(BpError);
    seed(1);
  });

  it('refuses a model of other weights before it trains, and leaves it as it is', async () => {
    const model = new Sequential(new Linear(3, 8), new ReLU(), new Linear(8, 2));
    const before = fingerprint(model.stateDict());
    const onEpoch = () => {
      throw new Error('it trains');
    };
    const error = await errorOf(fitInWorker(MAKE_RUN, { seed: 7 }, { model, onEpoch }));
    expect(error).toMatchObject({ code: 'BP_FORMAT' });
    expect(fingerprint(model.stateDict())).toBe(before);
  });
});
