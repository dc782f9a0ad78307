import { dataset, randomSampler } from '@bp/data';
import { initialize, Linear } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng } from '@bp/tensor';
import { type BatchStream, type FitOptions, fit, type Run, type SamplesLike } from '@bp/train';
import { describe, expect, it } from 'vitest';
import { allOf, makeRun, POINTS } from './experiment';

function* sync(epoch: number, count = 4): Generator<SamplesLike> {
  const { x, y } = POINTS;
  for (let i = 0; i < count; i++) {
    const rows = new Rng(epoch, `${i}`).integers([5 + i], { high: 38 });
    yield { x: x.indexSelect(0, rows), y: y.indexSelect(0, rows) };
  }
}

async function* later(epoch: number): AsyncGenerator<SamplesLike> {
  for (const batch of sync(epoch)) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    yield batch;
  }
}

const make = (data: unknown, more = {}): Run =>
  makeRun({}, 'start', { data: data as never, ...more });

const FORMS: Readonly<Record<string, () => unknown>> = {
  'a function': () => sync,
  'an object with atEpoch': () => ({ atEpoch: sync }),
  'an asynchronous function': () => later,
  'an object with atEpoch that gives what is asynchronous': () => ({ atEpoch: later }),
};

describe('a run on batches from elsewhere', () => {
  it.each(Object.entries(FORMS))('has the same bits from %s', async (_, form) => {
    const wanted = make(sync, { compile: false });
    for (let i = 0; i < 3; i++) wanted.step('epoch');
    const run = make(form());
    await run.play({ epochs: 3 });
    expect(allOf(run)).toEqual(allOf(wanted));
    const first = make(form());
    await first.play({ updates: 6 });
    const second = make(form());
    second.restore(structuredClone(first.save()));
    await second.play({ updates: 6 });
    expect(allOf(second)).toEqual(allOf(wanted));
  });

  it('weighs classes as weights of samples do', async () => {
    const classes = (epoch: number) =>
      [...sync(epoch)].map(({ x }, i) => ({
        x,
        y: Array.from({ length: 5 + i }, (_, k) => k % 2),
      }));
    const model = () => initialize(new Linear(3, 2), { seed: 7 });
    const trained = async (data: BatchStream, more: Partial<FitOptions>) => {
      const learner = model();
      const optimizer = new SGD(learner.parameters(), { lr: 0.1 });
      const options = { loss: crossEntropy, optimizer, epochs: 2, progress: false, ...more };
      await fit(learner, data, options);
      return learner.weight.toArray();
    };
    const weighted = (epoch: number) =>
      classes(epoch).map(({ x, y }) => ({ x, y, w: y.map((label) => [1, 3][label]) }));
    const wanted = await trained(weighted, {});
    expect(await trained(classes, { classWeight: [1, 3] })).toEqual(wanted);
    expect(await trained(classes, {})).not.toEqual(wanted);
  });

  it.each([
    ['sampler', randomSampler(38)],
    ['lastBatch', 'drop'],
    ['measureTrain', true],
  ])('refuses %s, which is for data in memory', (name, value) => {
    expect(() => make(sync, { [name]: value })).toThrow(
      `Run: ${name} is for data in memory, { x, y }, but batches come from elsewhere`,
    );
  });

  it.each<[what: string, data: unknown, got: string]>([
    ['examples', dataset([{ x: [1, 2], y: 1 }]), 'got a single example; .batch(32)'],
    [
      'pairs',
      dataset([[1, 2]])
        .zip([1])
        .batch(1),
      'got a list; .batch(32)',
    ],
    ['nothing', [null], 'got null'],
  ])('tells how batches are made of %s', (_, data, got) => {
    expect(() => make(data).step('batch')).toThrow(
      `Run: batch 0 of the data must be { x, y } with at least one row, ${got}`,
    );
  });

  it('goes through a list again and again', async () => {
    const list = [...sync(0)];
    const run = make(list);
    await run.play({ epochs: 3 });
    const other = make(() => list);
    for (let i = 0; i < 3; i++) other.step('epoch');
    expect(allOf(run)).toEqual(allOf(other));
    run.seek(1);
    other.seek(1);
    expect(run.fingerprint).toBe(other.fingerprint);
  });

  it.each([
    ['synchronous', () => sync(0)],
    ['asynchronous', () => later(0)],
  ])('learns one epoch from what is gone by once, and refuses a second: %s', async (_, once) => {
    const run = make(once(), { stop: { epochs: 1 } });
    expect(await run.play()).toBe('epochs');
    expect(run.history.epochs.length).toBe(1);
    const second = make(once());
    await expect(second.play({ epochs: 2 })).rejects.toThrow('gone through only once');
    expect(second.position).toEqual({ epoch: 1, batch: 0, sample: 0, update: 4 });
    expect(allOf(second)).toMatchObject({ saved: { epochs: run.history.epochs } });
    expect(second.fingerprint).toBe(run.fingerprint);
  });

  it('comes out the same after an error of the data', async () => {
    for (const isAsync of [false, true]) {
      let fails = true;
      function* failing(epoch: number) {
        let i = 0;
        for (const batch of sync(epoch)) {
          if (epoch === 1 && i++ === 2 && fails) throw new Error('no connection');
          yield batch;
        }
      }
      async function* failingLater(epoch: number) {
        yield* failing(epoch);
      }
      const run = make(isAsync ? failingLater : failing);
      await expect(run.play({ epochs: 3 })).rejects.toThrow('no connection');
      expect(run.position.epoch).toBe(1);
      fails = false;
      await run.play({ updates: 12 - run.position.update });
      const wanted = make(sync);
      for (let i = 0; i < 3; i++) wanted.step('epoch');
      expect(allOf(run)).toEqual(allOf(wanted));
    }
  });

  it.each([
    [{ x: [[1, 2, 3]], y: [0] }.x, 'batch 0'],
    [{ x: [[1, 2, 3]] }, 'batch 0'],
    [undefined, 'batch 0'],
    [{ x: [], y: [] }, 'batch 0'],
  ])('says which batch is none: %o', (batch, text) => {
    const run = make([batch]);
    expect(() => run.step()).toThrow(text);
    expect(run.position.update).toBe(0);
  });

  it.each([
    [() => 5],
    [() => null],
    [async () => [...sync(0)]],
    [() => 'text'],
    [[]],
    [5],
    ['text'],
    [null],
  ])('refuses data that are no batches: %o', async (data) => {
    const play = async () => make(data).play({ epochs: 1 });
    await expect(play()).rejects.toMatchObject({ code: 'BP_OPTION' });
  });

  it('closes what it leaves before its end', async () => {
    let closed = 0;
    function* files(epoch: number) {
      try {
        yield* sync(epoch);
      } finally {
        closed++;
      }
    }
    const run = make(files);
    run.step();
    run.seek(0);
    run.step();
    expect(closed).toBe(1);
  });

  it('ends at once where the signal is aborted, also while it waits', async () => {
    const aborted = AbortSignal.abort();
    const run = make(later);
    expect(await run.play({ signal: aborted })).toBe('aborted');
    expect(run.position.update).toBe(0);
    async function* silent(epoch: number) {
      yield* sync(epoch, 2);
      await new Promise(() => {});
    }
    const waiting = make(silent);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await waiting.play({ signal: controller.signal })).toBe('aborted');
    expect(waiting.position.update).toBeLessThan(3);
  });

  it('goes on where it was after an abort', async () => {
    const run = make(later);
    const controller = new AbortController();
    run.on('update', ({ update }) => {
      if (update === 5) controller.abort();
    });
    expect(await run.play({ signal: controller.signal })).toBe('aborted');
    await run.play({ updates: 12 - run.position.update });
    const wanted = make(sync);
    for (let i = 0; i < 3; i++) wanted.step('epoch');
    expect(allOf(run)).toEqual(allOf(wanted));
  });

  it('learns from a data set in the order of each epoch', async () => {
    const { x, y } = POINTS;
    const set = dataset({ x, y }).shuffle({ seed: 3 }).batch(8);
    const run = make(set);
    await run.play({ epochs: 4 });
    const taken = make(set);
    taken.restore(JSON.parse(JSON.stringify(run.save())));
    taken.step('epoch');
    run.step('epoch');
    expect(allOf(taken)).toEqual(allOf(run));
  });
});

describe('fit on batches from elsewhere', () => {
  it('takes a generator for one epoch', async () => {
    const model = new Linear(3, 1);
    function* once() {
      for (let i = 0; i < 3; i++) yield { x: [[i, 1, 2]], y: [[i]] };
    }
    const history = await fit(model, once(), {
      loss: mse,
      optimizer: new SGD(model.parameters(), { lr: 0.01 }),
      epochs: 1,
    });
    expect(history.stopped?.reason).toBe('epochs');
    expect(history.epochs[0].update).toBe(3);
  });
});
