import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { split } from '../split/split';
import { batches } from './batches';
import { randomSampler } from './random-sampler';
import type { Sampler } from './sampler';
import { sequentialSampler } from './sequential-sampler';
import { stratifiedSampler } from './stratified-sampler';
import { subsetSampler } from './subset-sampler';
import { weightedSampler } from './weighted-sampler';

const FIRST = { seed: 7, epoch: 0 };
const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

describe.each<[string, Sampler]>([
  ['randomSampler', randomSampler(50)],
  ['randomSampler with replacement', randomSampler(50, { replacement: true })],
  ['subsetSampler', subsetSampler(upTo(50))],
  ['weightedSampler', weightedSampler(upTo(50))],
  [
    'weightedSampler without replacement',
    weightedSampler(upTo(51).slice(1), { replacement: false }),
  ],
  [
    'stratifiedSampler',
    stratifiedSampler(
      upTo(50).map((i) => i % 3),
      8,
    ),
  ],
])('the order of %s', (_, sampler) => {
  it('is a function of seed and epoch, in any spelling of the seed', () => {
    const order = sampler.rows(FIRST);
    expect(order).toBeInstanceOf(Int32Array);
    expect(order).toHaveLength(50);
    expect(sampler.rows({ seed: '7', epoch: 0 })).toEqual(order);
    expect(sampler.rows({ seed: 7, epoch: 1 })).not.toEqual(order);
    expect(sampler.rows({ seed: 8, epoch: 0 })).not.toEqual(order);
  });

  it('is the order of batches that take it', () => {
    const pieces = batches(50, 8, { ...FIRST, epoch: 3, sampler });
    expect(pieces.length).toBe(7);
    expect([...pieces].flatMap((rows) => [...rows])).toEqual([
      ...sampler.rows({ seed: 7, epoch: 3 }),
    ]);
  });
});

describe('sequentialSampler', () => {
  it('takes all as they come, as shuffle: false does', () => {
    expect([...sequentialSampler(5).rows(FIRST)]).toEqual([0, 1, 2, 3, 4]);
    const rows = [...batches(5, 2, { shuffle: false, epoch: 9 })];
    expect(rows.map((batch) => [...batch])).toEqual([[0, 1], [2, 3], [4]]);
  });
});

describe('randomSampler', () => {
  it('is the order that batches have by themselves', () => {
    for (const epoch of [0, 1, 2]) {
      const own = [...batches(33, 33, { seed: 'a', epoch })][0];
      expect(randomSampler(33).rows({ seed: 'a', epoch })).toEqual(own);
      expect(randomSampler(33, { count: 5 }).rows({ seed: 'a', epoch })).toEqual(own.slice(0, 5));
    }
  });

  it('draws each example equally often with replacement', () => {
    const counts = new Array(4).fill(0);
    const sampler = randomSampler(4, { replacement: true, count: 40_000 });
    for (const row of sampler.rows(FIRST)) counts[row]++;
    // five standard deviations of a binomial distribution are ±433
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(433);
  });
});

describe('subsetSampler', () => {
  it('takes the rows of a part, each once, and no others', () => {
    const [train] = split(100, [0.8, 0.2], { seed: 3 });
    const order = subsetSampler(train).rows(FIRST);
    expect(ascending(order)).toEqual([...train]);
    expect([...order]).not.toEqual([...train]);
    expect(subsetSampler(train, { shuffle: false }).rows(FIRST)).toEqual(train);
  });
});

describe('weightedSampler', () => {
  it('draws in proportion to the weights, and never what has none', () => {
    const weights = [0, 1, 2, 0, 5, 0];
    const counts = new Array(6).fill(0);
    const n = 80_000;
    for (const row of weightedSampler(weights, { count: n }).rows(FIRST)) counts[row]++;
    weights.forEach((weight, i) => {
      const p = weight / 8;
      expect(Math.abs(counts[i] - p * n)).toBeLessThanOrEqual(5 * Math.sqrt(n * p * (1 - p)));
    });
  });

  it('draws one after the other in proportion to what is left without replacement', () => {
    // P(first is i) = wᵢ/6; P(1 then 0) = 2/6 · 1/4
    const n = 6_000;
    let [first2, oneThenZero] = [0, 0];
    const sampler = weightedSampler([1, 2, 3], { replacement: false });
    for (let epoch = 0; epoch < n; epoch++) {
      const rows = sampler.rows({ seed: 1, epoch });
      expect(ascending(rows)).toEqual([0, 1, 2]);
      if (rows[0] === 2) first2++;
      if (rows[0] === 1 && rows[1] === 0) oneThenZero++;
    }
    expect(Math.abs(first2 - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4));
    expect(Math.abs(oneThenZero - n / 12)).toBeLessThan(5 * Math.sqrt((n / 12) * (11 / 12)));
  });

  it('makes classes of any size come equally often by one over their size', () => {
    const labels = [...new Array(90).fill(0), ...new Array(10).fill(1)];
    const rows = weightedSampler(
      labels.map((label) => (label === 0 ? 1 / 90 : 1 / 10)),
      { count: 10_000 },
    ).rows(FIRST);
    const ones = rows.reduce((count, row) => count + labels[row], 0);
    expect(Math.abs(ones - 5_000)).toBeLessThan(250);
  });

  it.each<[what: string, weights: unknown, options: object, message: string]>([
    ['a negative weight', [1, -1], {}, 'weights must be finite numbers ≥ 0, got -1 at position 1'],
    ['NaN', [Number.NaN], {}, 'got NaN at position 0'],
    ['∞', [1, Infinity], {}, 'got Infinity at position 1'],
    ['no weight at all', [0, 0], {}, 'the weights must have a finite sum above 0, got 0'],
    ['two axes', [[1]], {}, 'weights must be [n] with n ≥ 1, got [1, 1]'],
    ['none', [], {}, 'got [0]'],
    ['too many', [1, 0], { replacement: false }, 'count 2 is more than the 1 examples that can be'],
    ['no count', [1, 0], { count: 0 }, 'count must be a whole number ≥ 1, got 0'],
  ])('refuses %s', (_, weights, options, message) => {
    expect(() => weightedSampler(weights as number[], options)).toThrow(message);
  });
});

describe('stratifiedSampler', () => {
  it.each([
    [[50, 50], 10],
    [[90, 10], 10],
    [[60, 30, 10], 10],
    [[59, 31, 13, 2], 16],
    [[178, 182, 177, 183, 181, 182, 181, 179, 174, 180], 32],
    [[3, 1], 8],
    [[7, 7, 7, 7, 7], 5],
  ])('gives each batch the classes of %j in proportion, in batches of %i', (sizes, size) => {
    const labels = tensor(Int32Array.from(sizes.flatMap((count, c) => new Array(count).fill(c))));
    const sampler = stratifiedSampler(labels, size);
    for (let epoch = 0; epoch < 5; epoch++) {
      const rows: number[] = [];
      for (const batch of batches(labels.size, size, { seed: 2, epoch, sampler })) {
        rows.push(...batch);
        sizes.forEach((count, c) => {
          const here = batch.filter((row) => labels.data[row] === c).length;
          expect(Math.abs(here - (count * batch.length) / labels.size)).toBeLessThanOrEqual(1);
        });
      }
      expect(ascending(rows)).toEqual(upTo(labels.size));
    }
  });

  it('never strays by more than one, whatever the sizes', () => {
    for (let k = 1; k < 400; k++) {
      const labels = upTo(5 + (k % 61)).map((i) => (i * i * k) % (2 + (k % 5)));
      const size = 1 + ((k * 7) % 13);
      const sampler = stratifiedSampler(labels, size);
      for (const batch of batches(labels.length, size, { seed: k, sampler })) {
        for (const c of new Set(labels)) {
          const share = labels.filter((label) => label === c).length / labels.length;
          const here = batch.filter((row) => labels[row] === c).length;
          expect(Math.abs(here - share * batch.length)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }
  });

  it('mixes the classes within a batch, and takes others together in another epoch', () => {
    const labels = [...new Array(40).fill(0), ...new Array(40).fill(1)];
    const sampler = stratifiedSampler(labels, 20);
    const [one, other] = [0, 1].map((epoch) => [...sampler.rows({ seed: 7, epoch })].slice(0, 20));
    expect(one.map((row) => labels[row])).not.toEqual(ascending(one.map((row) => labels[row])));
    expect(new Set([...one, ...other]).size).toBeGreaterThan(20);
  });
});

describe('batches with a sampler', () => {
  it('count its positions among the rows that were given', () => {
    const rows = [...batches([10, 20, 30], 2, { sampler: sequentialSampler(3) })];
    expect(rows.map((batch) => [...batch])).toEqual([[10, 20], [30]]);
    const [{ x }] = batches({ x: [1, 2, 3] }, 3, {
      sampler: subsetSampler([2, 2, 0], { shuffle: false }),
    });
    expect(x.toArray()).toEqual([3, 3, 1]);
  });

  it('may come from anybody', () => {
    const sampler = { rows: ({ epoch }: { epoch: number }) => Int32Array.of(epoch, 0) };
    expect([...[...batches(9, 2, { epoch: 4, sampler })][0]]).toEqual([4, 0]);
  });

  it.each<[what: string, options: object, message: string]>([
    ['no sampler', { sampler: [0, 1] }, 'sampler must have a method rows({ seed, epoch })'],
    ['null', { sampler: null }, 'sampler must have a method rows({ seed, epoch })'],
    [
      'one of other examples',
      { sampler: sequentialSampler(4) },
      'position 3, but there are only 3',
    ],
    [
      'one that gives nothing',
      { sampler: { rows: () => [] } },
      'the number of rows must be a whole',
    ],
    ['one that gives no rows', { sampler: { rows: () => 3 } }, 'a list of their rows, got null'],
    ['two orders', { sampler: sequentialSampler(3), shuffle: false }, 'leave out shuffle: false'],
  ])('refuse %s', (_, options, message) => {
    expect(() => batches(3, 2, options)).toThrow(message);
  });
});
