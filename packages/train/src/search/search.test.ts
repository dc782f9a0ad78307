import { Linear } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { accuracy } from '../metrics/accuracy';
import { Run } from '../run/run';
import { crossValidate, type FoldData } from './cross-validate';
import { gridSearch } from './grid-search';
import { randomSearch } from './random-search';

describe('gridSearch', () => {
  it('tries every combination once, the last varied first, and sorts them', async () => {
    const seen: string[] = [];
    const grid = { a: [3, 1], b: ['x', 'y'], c: [true] };
    const { best, trials } = await gridSearch(grid, ({ a, b, c }) => {
      seen.push(`${a}${b}${c}`);
      return b === 'x' ? a : Number.NaN;
    });
    expect(seen).toEqual(['3xtrue', '3ytrue', '1xtrue', '1ytrue']);
    expect(trials.map(({ index, value }) => [index, value])).toEqual([
      [2, 1],
      [0, 3],
      [1, Number.NaN],
      [3, Number.NaN],
    ]);
    expect(best).toEqual({ index: 2, params: { a: 1, b: 'x', c: true }, value: 1, values: [1] });
    const largest = await gridSearch({ a: [3, 1, 7] }, ({ a }) => a, { mode: 'max' });
    expect(largest.trials.map(({ value }) => value)).toEqual([7, 3, 1]);
  });

  it('takes the median over seeds, and tells of each trial', async () => {
    const told: number[] = [];
    const { trials } = await gridSearch(
      { a: [1, 2] },
      async ({ a }, { seed: own }) => a * Number(own),
      { seeds: [1, 10, 2, 3], onTrial: ({ value }) => told.push(value) },
    );
    expect(told).toEqual([2.5, 5]);
    expect(trials[0].values).toEqual([1, 10, 2, 3]);
  });

  it('ends when it is aborted, without the trial that was cut short', async () => {
    const stop = new AbortController();
    const { trials } = await gridSearch(
      { a: [1, 2, 3] },
      ({ a }) => {
        if (a === 2) stop.abort();
        return a;
      },
      { signal: stop.signal },
    );
    expect(trials.map(({ params }) => params.a)).toEqual([1]);
  });

  it('refuses what makes no sense', async () => {
    await expect(gridSearch({}, () => 1)).rejects.toThrow(
      'gridSearch: the grid must be lists of values',
    );
    await expect(gridSearch({ a: [] }, () => 1)).rejects.toThrow(
      'gridSearch: the grid must be lists of values',
    );
    await expect(gridSearch({ a: [1] }, () => ({}) as never)).rejects.toThrow(
      'gridSearch: a trial must give one number, such as history.best.value, got an object',
    );
    await expect(gridSearch({ a: [1] }, () => 1, { seeds: [] })).rejects.toThrow('seeds');
    await expect(gridSearch({ a: [1] }, 7 as never)).rejects.toThrow('trial');
  });
});

describe('randomSearch', () => {
  const space = {
    lr: { low: 1e-4, high: 1, scale: 'log' },
    width: { low: 2, high: 5, whole: true },
    depth: { low: 1, high: 3, whole: true, scale: 'log' },
    p: { low: 0, high: 0.5 },
    act: ['relu', 'tanh'],
  } as const;
  const draws = async (trials: number, own: number, from: object = space) =>
    (await randomSearch(from as typeof space, () => 0, { trials, seed: own })).trials.map(
      ({ params }) => params,
    );

  it('draws from the whole of each range and nowhere else', async () => {
    const all = await draws(400, 3);
    const logs = all.map(({ lr }) => Math.log10(lr));
    expect(Math.min(...logs)).toBeGreaterThanOrEqual(-4);
    expect(Math.max(...logs)).toBeLessThanOrEqual(0);
    // Each decade is as likely: 100 ± 3.5 standard deviations of 8.7.
    for (const decade of [-4, -3, -2, -1]) {
      const count = logs.filter((log) => log >= decade && log < decade + 1).length;
      expect(Math.abs(count - 100)).toBeLessThan(31);
    }
    for (const width of [2, 3, 4, 5]) {
      expect(Math.abs(all.filter((one) => one.width === width).length - 100)).toBeLessThan(31);
    }
    expect([...new Set(all.map(({ depth }) => depth))].sort()).toEqual([1, 2, 3]);
    expect(all.every(({ p }) => p >= 0 && p <= 0.5)).toBe(true);
    expect(new Set(all.map(({ act }) => act))).toEqual(new Set(['relu', 'tanh']));
  });

  it('is a function of the seed; more trials and another name change no draw', async () => {
    const ten = await draws(10, 1);
    expect(await draws(10, 1)).toEqual(ten);
    expect(await draws(10, 2)).not.toEqual(ten);
    expect((await draws(15, 1)).slice(0, 10)).toEqual(ten);
    const more = await draws(10, 1, { extra: [1, 2, 3], ...space });
    expect(more.map(({ lr }) => lr)).toEqual(ten.map(({ lr }) => lr));
  });

  it('refuses what makes no sense', async () => {
    const search = (from: object, trials = 1) => randomSearch(from as never, () => 1, { trials });
    for (const from of [
      { a: [] },
      { a: 7 },
      { a: { low: 1, high: 0 } },
      { a: { low: 0, high: 1, scale: 'log' } },
      { a: { low: 0.5, high: 1, whole: true } },
      { a: { low: 0, high: 1, hihg: 2 } },
      {},
    ]) {
      await expect(search(from)).rejects.toThrow(
        'must be drawn from a list, or from { low, high }',
      );
    }
    await expect(search({ a: [1] }, 0)).rejects.toThrow('randomSearch: trials must');
  });
});

describe('crossValidate', () => {
  const rng = new Rng(6);
  const x = rng.normal([30, 2]);
  const y = x.narrow(1, 0, 1).flatten().gt(0).cast('int32');

  const rowsOf = (of: Tensor): string[] => (of.toArray() as number[][]).map(String);

  function makeRun({ train, validation }: FoldData): Run {
    seed(0);
    const model = new Linear(2, 2);
    const optimizer = new SGD(model.parameters(), { lr: 0.5 });
    return new Run({
      model,
      optimizer,
      loss: crossEntropy,
      data: train,
      validation,
      metrics: [accuracy],
      stop: { epochs: 10 },
      seed: 1,
    });
  }

  it('validates each sample once, with a run that did not learn from it', async () => {
    const seen: string[] = [];
    const checked = (data: FoldData): Run => {
      const learned = new Set(rowsOf(data.train.x));
      const held = rowsOf(data.validation.x);
      expect(held.some((row) => learned.has(row))).toBe(false);
      expect(learned.size + held.length).toBe(30);
      seen.push(...held);
      return makeRun(data);
    };
    const { folds, mean, std, histories } = await crossValidate(
      checked,
      { x, y },
      { folds: 3, seed: 2, stratify: y },
    );
    expect(seen.sort()).toEqual(rowsOf(x).sort());
    expect(folds.length).toBe(3);
    expect(histories.map(({ epochs }) => epochs.length)).toEqual([10, 10, 10]);
    expect(folds.map(({ loss }) => loss)).toEqual(
      histories.map(({ epochs }) => epochs.at(-1)?.validation?.loss),
    );
    const shares = folds.map((scores) => scores.accuracy as number);
    const average = shares.reduce((sum, share) => sum + share, 0) / 3;
    expect(mean.accuracy).toBeCloseTo(average, 12);
    const spread = Math.sqrt(shares.reduce((sum, share) => sum + (share - average) ** 2, 0) / 2);
    expect(std.accuracy).toBeCloseTo(spread, 12);
    expect(average).toBeGreaterThan(0.85);
  });

  it('gives the same bits again', async () => {
    const twice = [1, 2].map(() => crossValidate(makeRun, { x, y }, { folds: 2 }));
    const [a, b] = await Promise.all(twice);
    expect(a).toEqual(b);
  });

  it('refuses a run that does not validate', async () => {
    const blind = ({ train }: FoldData): Run => {
      const model = new Linear(2, 1);
      const optimizer = new SGD(model.parameters(), { lr: 0.1 });
      return new Run({
        model,
        optimizer,
        loss: mse,
        data: { x: train.x, y: train.x.narrow(1, 0, 1) },
        stop: { epochs: 1 },
      });
    };
    await expect(crossValidate(blind, { x, y }, { folds: 2 })).rejects.toThrow(
      'crossValidate: the run of a fold must validate with its fold',
    );
  });
});
