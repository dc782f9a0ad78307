import { isBpError, Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { split } from '../split/split';
import { batches } from './batches';

const flat = (batches: Iterable<Int32Array>): number[] => [...batches].flatMap((rows) => [...rows]);
const sizes = (batches: Iterable<Int32Array>): number[] => [...batches].map(({ length }) => length);

describe('batches', () => {
  it('cuts all positions into pieces of one size, the last one smaller', () => {
    const pieces = batches(10, 4, { seed: 7 });
    expect(sizes(pieces)).toEqual([4, 4, 2]);
    expect(pieces.length).toBe(3);
    expect(flat(pieces).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keeps the orders that it has always given', () => {
    // The order of an epoch is a permutation of its own stream.
    const order = [...new Rng(7).fork('batches/epoch/3').permutation(50).data];
    expect(flat(batches(50, 7, { seed: 7, epoch: 3 }))).toEqual(order);
    expect([...batches(6, 4, { seed: 7 })].map((rows) => [...rows])).toEqual([
      [5, 4, 1, 0],
      [2, 3],
    ]);
    expect(flat(batches(10, 4, { seed: 'a', epoch: 2 }))).toEqual([7, 9, 3, 0, 5, 2, 1, 8, 4, 6]);
  });

  it('leaves out a smaller last batch on request, and otherwise keeps the order', () => {
    const all = [...batches(10, 4, { seed: 7 })];
    expect([...batches(10, 4, { seed: 7, dropLast: true })]).toEqual(all.slice(0, 2));
    expect([...batches(10, 4, { seed: 7, lastBatch: 'drop' })]).toEqual(all.slice(0, 2));
    expect(batches(8, 4, { dropLast: true }).length).toBe(2);
  });

  it('merges a smaller last batch into the one before on request', () => {
    const all = [...batches(9, 4, { seed: 7 })];
    const merged = batches(9, 4, { seed: 7, lastBatch: 'merge' });
    expect([...merged]).toEqual([all[0], Int32Array.of(...all[1], ...all[2])]);
    expect(merged.length).toBe(2);
    expect(sizes(batches(8, 4, { lastBatch: 'merge' }))).toEqual([4, 4]);
    expect(sizes(batches(3, 4, { lastBatch: 'merge' }))).toEqual([3]);
    for (let n = 2; n < 40; n++) {
      expect(Math.min(...sizes(batches(n, 4, { lastBatch: 'merge' })))).toBeGreaterThan(1);
    }
  });

  it('is one order cut differently for another batch size', () => {
    expect(flat(batches(50, 7, { seed: 3 }))).toEqual(flat(batches(50, 50, { seed: 3 })));
  });

  it('is a function of seed and epoch', () => {
    const first = [...batches(100, 10, { seed: 7, epoch: 3 })];
    expect([...batches(100, 10, { seed: 7, epoch: 3 })]).toEqual(first);
    expect([...batches(100, 10, { seed: '7', epoch: 3 })]).toEqual(first);
    expect([...batches(100, 10, { seed: 7, epoch: 4 })]).not.toEqual(first);
    expect([...batches(100, 10, { seed: 8, epoch: 3 })]).not.toEqual(first);
    expect([...batches(100, 10)]).toEqual([...batches(100, 10, { seed: 0, epoch: 0 })]);
  });

  it('can be gone through again, and from two places at once', () => {
    const pieces = batches(10, 3, { seed: 7 });
    const [first, second] = [pieces[Symbol.iterator](), pieces[Symbol.iterator]()];
    expect(first.next()).toEqual(second.next());
    expect([...pieces]).toEqual([...pieces]);
  });

  it('takes one example, and a batch larger than the data', () => {
    expect([...batches(1, 1)]).toEqual([Int32Array.of(0)]);
    expect(sizes(batches(3, 8))).toEqual([3]);
  });

  it('refuses sizes and epochs that are no counts', () => {
    expect(() => batches(10, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batches: batchSize must be a whole number ≥ 1, got 0]`,
    );
    expect(() => batches(0, 1)).toThrow('n must be a whole number ≥ 1, got 0');
    expect(() => batches(10, 2.5)).toThrow('got 2.5');
    expect(() => batches(10, Number.NaN)).toThrow('got NaN');
    expect(() => batches(10, 2, { epoch: -1 })).toThrow('epoch must be a whole number ≥ 0, got -1');
    expect(() => batches(2 ** 31, 1)).toThrow('n must be a number in [1, 2147483647]');
  });

  it('refuses to drop the only batch', () => {
    expect(() => batches(3, 8, { dropLast: true })).toThrow(
      'dropLast leaves no batch, 3 examples do not fill one of 8; use a smaller batchSize',
    );
    expect(() => batches(3, 8, { lastBatch: 'drop' })).toThrow("lastBatch 'drop' leaves no batch");
  });

  it('refuses options it does not know, and those that contradict each other', () => {
    // @ts-expect-error a misspelt option
    expect(() => batches(3, 2, { drop_last: true })).toThrow('did you mean dropLast?');
    // @ts-expect-error another word
    expect(() => batches(3, 2, { lastBatch: 'pad' })).toThrow("'keep', 'drop' or 'merge', got pad");
    expect(() => batches(3, 2, { lastBatch: 'merge', dropLast: true })).toThrow(
      'got merge with dropLast true',
    );
  });
});

describe('batches of rows', () => {
  const [train, test] = split(100, [0.8, 0.2], { seed: 3 });

  it('are made of these rows, each once, and never of others', () => {
    for (const rows of [train, Array.from(train)]) {
      for (let epoch = 0; epoch < 5; epoch++) {
        const seen = flat(batches(rows, 7, { seed: 1, epoch }));
        expect([...seen].sort((a, b) => a - b)).toEqual([...train]);
        expect(seen.some((row) => test.includes(row))).toBe(false);
      }
    }
  });

  it('come in the order that their positions had', () => {
    const positions = flat(batches(train.length, 7, { seed: 1, epoch: 2 }));
    const rows = flat(batches(train, 7, { seed: 1, epoch: 2 }));
    expect(rows).toEqual(positions.map((position) => train[position]));
  });

  it('keep the rows that were given, whatever becomes of the list', () => {
    const list = [5, 6, 7];
    const pieces = batches(list, 2);
    list.fill(0);
    expect(flat(pieces).sort()).toEqual([5, 6, 7]);
  });

  it('may have a row more often, as in a bootstrap', () => {
    expect(flat(batches([4, 4, 9], 2)).sort()).toEqual([4, 4, 9]);
  });

  it.each<[what: string, rows: unknown, message: string]>([
    ['none', [], 'the number of rows must be a whole number ≥ 1, got 0'],
    [
      'fractions',
      [0, 0.5],
      'rows must be whole numbers from 0 to 2147483647, got 0.5 at position 1',
    ],
    ['negative rows', [-1], 'got -1 at position 0'],
    ['rows beyond 32 bits', [2 ** 31], 'got 2147483648'],
    ['text', ['1'], 'got string'],
    ['NaN', [Number.NaN], 'got NaN'],
    ['bigints', BigInt64Array.of(1n), 'got bigint'],
    ['the parts of a split', [train, test], 'got an array at position 0'],
    ['null', null, 'the number of examples or a list of their rows, got null'],
    ['text for a list', 'rows', 'got string'],
    ['bytes without a type', new DataView(new ArrayBuffer(4)), 'got undefined'],
  ])('are refused: %s', (_, rows, message) => {
    expect(() => batches(rows as number[], 2)).toThrow(message);
  });
});

describe('batches of tensors', () => {
  const x = tensor(Array.from({ length: 10 }, (_, i) => [i, 10 * i]));
  const y = tensor(Array.from({ length: 10 }, (_, i) => i)).cast('int32');

  it('are tensors of the same names, which belong together row by row', () => {
    const seen: number[] = [];
    const pieces = batches({ x, y }, 4, { seed: 7 });
    expect(pieces.length).toBe(3);
    for (const batch of pieces) {
      expect(Object.keys(batch)).toEqual(['x', 'y']);
      expect([batch.x.dtype, batch.y.dtype]).toEqual(['float32', 'int32']);
      expect(batch.x.toArray()).toEqual(Array.from(batch.y.data, (i) => [i, 10 * i]));
      seen.push(...batch.y.data);
    }
    expect(seen).toEqual(flat(batches(10, 4, { seed: 7 })));
  });

  it('may be given as arrays, by any names, and one of them alone', () => {
    const [batch] = batches({ images: [[1], [2]], labels: Int32Array.of(1, 2) }, 2);
    const both: Tensor[] = [batch.images, batch.labels];
    expect(both.map(({ shape }) => shape)).toEqual([[2, 1], [2]]);
    expect(batch.images.flatten().toArray()).toEqual(batch.labels.toArray());
    expect([...batches({ x }, 10)][0].x.shape).toEqual([10, 2]);
  });

  it.each<[what: string, data: object, code: string, message: string]>([
    ['different numbers', { x, y: [1, 2] }, 'BP_SHAPE', 'got [10, 2] of x and [2] of y'],
    ['a single number', { x, y: 1 }, 'BP_SHAPE', 'got [10, 2] of x and [] of y'],
    ['only a single number', { x: 1 }, 'BP_SHAPE', 'got [] of x and [] of x'],
    ['nothing', {}, 'BP_OPTION', 'an object with nothing in it'],
    ['no examples', { x: [] }, 'BP_OPTION', 'n must be a whole number ≥ 1, got 0'],
    ['a tensor without a name', x, 'BP_OPTION', 'batches({ x }, size) makes batches of a tensor'],
    ['text', { x: 'x' }, 'BP_DTYPE', "got 'x'"],
  ])('are refused with %s', (_, data, code, message) => {
    try {
      batches(data as { x: Tensor }, 2);
    } catch (error) {
      expect(isBpError(error) && error.code).toBe(code);
      expect(String(error)).toContain(message);
    }
    expect.assertions(2);
  });
});

describe('batches of very many', () => {
  it('cost nothing before they are asked for, and little then', () => {
    const start = performance.now();
    const pieces = batches(1e9, 1);
    expect(pieces.length).toBe(1e9);
    const taken = new Set<number>();
    for (const [row] of pieces) if (taken.add(row).size === 1000) break;
    expect(performance.now() - start).toBeLessThan(1000);
    expect(Math.max(...taken)).toBeLessThan(1e9);
    expect(Math.max(...taken)).toBeGreaterThan(9e8);
    expect(Math.min(...taken)).toBeLessThan(1e8);
  });
});
