import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { batches } from '../order/batches';
import { type Dataset, dataset } from './dataset';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

/** A data set at hand, and one that is waited for: its methods are the same. */
const both = (items: readonly number[]): readonly [Dataset<number>, Dataset<number>] => [
  dataset(items),
  dataset(() => later(items)) as unknown as Dataset<number>,
];

describe('a data set', () => {
  it('is gone through as what it was made of, at once or waiting', async () => {
    expect([...dataset([3, 1, 2])]).toEqual([3, 1, 2]);
    expect([...dataset(new Set(['a', 'b']))]).toEqual(['a', 'b']);
    expect([...dataset(Int32Array.of(5, 6))]).toEqual([5, 6]);
    expect(await dataset(later([1, 2])).toArray()).toEqual([1, 2]);
    const seen: number[] = [];
    for await (const item of dataset(() => later(upTo(3)))) seen.push(item);
    expect(seen).toEqual([0, 1, 2]);
    expect(Symbol.iterator in dataset(later([1]))).toBe(false);
    expect(Symbol.asyncIterator in dataset([1])).toBe(false);
  });

  it('has the rows of tensors by name, and of a tensor', () => {
    const y = Int32Array.of(7, 8);
    const rows = dataset({
      x: [
        [1, 2],
        [3, 4],
      ],
      y,
    }).toArray();
    expect(rows.map(({ x, y }) => [x.toArray(), y.item(), y.dtype])).toEqual([
      [[1, 2], 7, 'int32'],
      [[3, 4], 8, 'int32'],
    ]);
    expect(
      dataset(tensor([[1], [2]]))
        .map((row) => row.shape)
        .toArray(),
    ).toEqual([[1], [1]]);
  });

  it('can be gone through again, also of a function that makes a generator', () => {
    function* count() {
      yield* [1, 2, 3];
    }
    const doubled = dataset(count).map((n) => 2 * n);
    expect([...doubled]).toEqual([2, 4, 6]);
    expect([...doubled]).toEqual([2, 4, 6]);
    const [first, second] = [doubled[Symbol.iterator](), doubled[Symbol.iterator]()];
    expect([first.next().value, second.next().value, first.next().value]).toEqual([2, 2, 4]);
  });

  it('calls a function of a source once for each pass', () => {
    let calls = 0;
    const data = dataset(() => {
      calls++;
      return [1];
    });
    expect(calls).toBe(1);
    data.toArray();
    expect(calls).toBe(1);
    data.toArray();
    expect(calls).toBe(2);
  });

  it('says so when a generator or a stream is gone through a second time', async () => {
    function* count() {
      yield* [1, 2, 3];
    }
    const once = dataset(count());
    const even = once.filter((n) => n % 2 === 0);
    expect([...even]).toEqual([2]);
    expect(() => [...even]).toThrowErrorMatchingInlineSnapshot(
      `[BpError: dataset: the source can be gone through only once, and has been; give a function that makes it anew, such as dataset(() => rows())]`,
    );
    expect(() => [...once]).toThrow('only once');
    const asynchronous = dataset(later([1]));
    expect(await asynchronous.toArray()).toEqual([1]);
    await expect(asynchronous.toArray()).rejects.toThrow('only once');
    const stream = dataset(
      new ReadableStream<number>({
        start(controller) {
          controller.enqueue(4);
          controller.close();
        },
      }) as unknown as AsyncIterable<number>,
    );
    expect(await stream.toArray()).toEqual([4]);
    await expect(stream.toArray()).rejects.toThrow('only once');
  });

  it.each<[what: string, given: unknown, message: string]>([
    ['a number', 3, 'got a number'],
    ['a text', 'rows', 'got a string'],
    ['null', null, 'got null'],
    ['a function of nothing', () => undefined, 'got a function of undefined'],
    ['nothing by name', {}, 'an object with nothing in it'],
    ['a single number by name', { x: 1 }, 'got [] of x'],
    ['other numbers of rows', { x: [1, 2], y: [1] }, 'got [2] of x and [1] of y'],
    ['a tensor of one number', tensor(1), 'got a single number'],
  ])('is not made of %s', (_, given, message) => {
    expect(() => dataset(given as number[])).toThrow(message);
  });
});

describe.each([0, 1])('at once and waiting (%i):', (k) => {
  const data = (items: readonly number[]) => both(items)[k];

  it('map and filter see each example with its number', async () => {
    expect(
      await data([5, 6, 7])
        .map((n, i) => n * 10 + i)
        .toArray(),
    ).toEqual([50, 61, 72]);
    expect(
      await data([5, 6, 7])
        .filter((_, i) => i !== 1)
        .toArray(),
    ).toEqual([5, 7]);
    expect(
      await data([1, 2, 3, 4])
        .filter((n) => n % 2)
        .map((_, i) => i)
        .toArray(),
    ).toEqual([0, 1]);
  });

  it('take asks for no more than it gives, and skip leaves out the first', async () => {
    const asked: number[] = [];
    const watched = data(upTo(9)).map((n) => {
      asked.push(n);
      return n;
    });
    expect(await watched.take(2).toArray()).toEqual([0, 1]);
    expect(asked).toEqual([0, 1]);
    expect(await watched.take(0).toArray()).toEqual([]);
    expect(asked).toEqual([0, 1]);
    expect(await data(upTo(5)).skip(3).toArray()).toEqual([3, 4]);
    expect(await data(upTo(5)).skip(9).toArray()).toEqual([]);
    expect(await data(upTo(5)).take(9).toArray()).toEqual(upTo(5));
  });

  it('concat and zip put others behind and beside', async () => {
    expect(await data([1, 2]).concat([3], [], [4]).toArray()).toEqual([1, 2, 3, 4]);
    expect(await data([1, 2, 3]).zip(['a', 'b']).toArray()).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(
      await data([1])
        .concat(later([2]))
        .toArray(),
    ).toEqual([1, 2]);
    expect(
      await data([1, 2])
        .zip(later([3, 4, 5]))
        .toArray(),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('batch stacks, with a last one that is kept, dropped or merged', async () => {
    const sizes = async (n: number, lastBatch: 'keep' | 'drop' | 'merge') =>
      (await data(upTo(n)).batch(4, { lastBatch }).toArray()).map(({ size }) => size);
    expect(await sizes(10, 'keep')).toEqual([4, 4, 2]);
    expect(await sizes(10, 'drop')).toEqual([4, 4]);
    expect(await sizes(10, 'merge')).toEqual([4, 6]);
    expect(await sizes(8, 'merge')).toEqual([4, 4]);
    expect(await sizes(3, 'merge')).toEqual([3]);
    expect(await sizes(3, 'drop')).toEqual([]);
    expect(await sizes(0, 'keep')).toEqual([]);
    const [first] = await data([3, 4, 5]).batch(2).toArray();
    expect(first.toArray()).toEqual([3, 4]);
  });

  it('shuffle is an order of seed and epoch, each example once, with a buffer or without', async () => {
    for (const options of [{ seed: 7 }, { seed: 7, buffer: 10 }, { seed: 7, buffer: 100 }]) {
      const shuffled = data(upTo(50)).shuffle(options);
      const order = await shuffled.toArray();
      expect(ascending(order)).toEqual(upTo(50));
      expect(order).not.toEqual(upTo(50));
      expect(await shuffled.toArray()).toEqual(order);
      expect(await shuffled.atEpoch(0).toArray()).toEqual(order);
      const next = await shuffled.atEpoch(1).toArray();
      expect(ascending(next)).toEqual(upTo(50));
      expect(next).not.toEqual(order);
      expect(
        await data(upTo(50))
          .shuffle({ ...options, seed: 8 })
          .toArray(),
      ).not.toEqual(order);
    }
  });

  it('an epoch reaches every shuffle of the chain, also of what stands beside', async () => {
    const chain = data(upTo(8))
      .shuffle({ seed: 1 })
      .map((n) => n + 1)
      .zip(dataset(upTo(8)).shuffle());
    const [zero, one] = [await chain.toArray(), await chain.atEpoch(1).toArray()];
    for (const side of [0, 1]) {
      expect(zero.map((pair) => pair[side])).not.toEqual(one.map((pair) => pair[side]));
    }
    expect(await chain.atEpoch(1).atEpoch(0).toArray()).toEqual(zero);
  });

  it('prefetch keeps the order', async () => {
    expect(await data(upTo(20)).prefetch(3).toArray()).toEqual(upTo(20));
  });
});

describe('shuffle with a buffer', () => {
  it('never moves an example forward by more than the buffer', () => {
    const order = dataset(upTo(500)).shuffle({ buffer: 20 }).toArray();
    for (const [position, n] of order.entries()) expect(n - position).toBeLessThanOrEqual(20);
  });

  it('draws evenly from what it keeps', () => {
    const counts = new Array(4).fill(0);
    for (let epoch = 0; epoch < 4000; epoch++) {
      const [first] = dataset(upTo(8)).shuffle({ buffer: 4 }).atEpoch(epoch);
      counts[first]++;
    }
    // five standard deviations of a binomial distribution are ±137
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });
});

describe('batch', () => {
  it('stacks numbers, truth values, arrays, tensors and objects of them', () => {
    const [batch] = dataset([
      { x: [1, 2], y: tensor(3, { dtype: 'int32' }), z: { deep: true } },
      { x: Float32Array.of(4, 5), y: tensor(6, { dtype: 'int32' }), z: { deep: false } },
    ]).batch(2);
    expect((batch.x as Tensor).toArray()).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect([(batch.y as Tensor).dtype, (batch.y as Tensor).toArray()]).toEqual(['int32', [3, 6]]);
    const { deep } = batch.z as unknown as { deep: Tensor };
    expect([deep.dtype, deep.toArray()]).toEqual(['bool', [true, false]]);
  });

  it('makes a pair of tensors of pairs', () => {
    const [[x, y]] = dataset([
      [1, 2],
      [3, 4],
    ])
      .zip([0, 1])
      .batch(2);
    expect([x.toArray(), y.toArray()]).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [0, 1],
    ]);
  });

  it('gives back the tensors of which its rows came', () => {
    const [batch] = dataset({
      x: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      y: Int32Array.of(0, 1, 2),
    }).batch(3);
    expect(batch.x.toArray()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect([batch.y.dtype, batch.y.toArray()]).toEqual(['int32', [0, 1, 2]]);
  });

  it('refuses examples that do not go together', () => {
    expect(() =>
      dataset([[1, 2], [3]])
        .batch(2)
        .toArray(),
    ).toThrow('batch: nested arrays');
    const named = dataset<object>([
      { x: 1, y: 2 },
      { x: 1, z: 2 },
    ]).batch(2);
    expect(() => named.toArray()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batch: all examples need the same names, x, y; number 1 of the batch has x, z]`,
    );
  });
});

describe('length', () => {
  it('is known where the source knows it', () => {
    const data = dataset(upTo(10));
    const lengths = [
      data,
      data.map(String),
      data.take(3),
      data.skip(8),
      data.skip(12),
      data.batch(4),
      data.batch(4, { lastBatch: 'drop' }),
      data.batch(4, { lastBatch: 'merge' }),
      data.concat([1, 2]),
      data.zip([1, 2]),
      data.shuffle({ buffer: 3 }),
      data.prefetch(2),
      dataset(batches(10, 3)),
    ].map(({ length }) => length);
    expect(lengths).toEqual([10, 10, 3, 2, 0, 3, 2, 2, 12, 2, 10, 10, 4]);
    expect(data.filter(Boolean).length).toBe(undefined);
    expect(dataset(new Set([1])).map(String).length).toBe(undefined);
  });
});

describe('a source whose order depends on the epoch', () => {
  it('is asked for that of the epoch', () => {
    const source = { atEpoch: (epoch: number) => [epoch], *[Symbol.iterator]() {} };
    expect([...dataset<number>(source)]).toEqual([0]);
    expect([
      ...dataset<number>(source)
        .map((n) => n + 1)
        .atEpoch(4),
    ]).toEqual([5]);
  });
});

describe('promises', () => {
  it('are waited for by prefetch, so many at a time', async () => {
    let [running, most] = [0, 0];
    const loaded = dataset(upTo(10)).map(async (n) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      return n * n;
    });
    expect(await loaded.prefetch(4).toArray()).toEqual(upTo(10).map((n) => n * n));
    expect(most).toBe(4);
  });

  it('are waited for by map and filter of what is waited for', async () => {
    const data = dataset(() => later(upTo(5)));
    expect(await data.map(async (n) => n + 1).toArray()).toEqual([1, 2, 3, 4, 5]);
    expect(await data.filter(async (n) => n > 2).toArray()).toEqual([3, 4]);
    expect(() =>
      dataset([1])
        .filter(async () => false)
        .toArray(),
    ).toThrow('always true');
  });

  it('are no batch, which is told with the way out', async () => {
    const loaded = dataset([1, 2, 3]).map(async (n) => ({ x: [n], y: n }));
    expect(() => [...(loaded as unknown as Dataset<{ x: number[]; y: number }>).batch(2)]).toThrow(
      'batch: the examples are promises; prefetch(1) before batch waits for them',
    );
    const [first] = await loaded.prefetch(1).batch(2).toArray();
    expect(first.x.toArray()).toEqual([[1], [2]]);
  });

  it('that fail are told where they are wanted', async () => {
    const failing = dataset(upTo(5)).map(async (n) => {
      if (n === 2) throw new Error('no 2');
      return n;
    });
    const seen: number[] = [];
    const all = async () => {
      for await (const n of failing.prefetch(5)) seen.push(n);
    };
    await expect(all()).rejects.toThrow('no 2');
    expect(seen).toEqual([0, 1]);
  });
});

it('closes its sources when it is left early', () => {
  let closed = 0;
  function* source() {
    try {
      yield* upTo(10);
    } finally {
      closed++;
    }
  }
  dataset(source).take(1).toArray();
  dataset(source).zip(dataset(source)).take(1).toArray();
  dataset(source).zip([1]).toArray();
  expect(closed).toBe(4);
});

it.each<[what: string, call: () => unknown, message: string]>([
  [
    'a count below 0',
    () => dataset([1]).take(-1),
    'take: count must be a whole number ≥ 0, got -1',
  ],
  ['half an example', () => dataset([1]).skip(0.5), 'skip: count must be a whole number ≥ 0'],
  ['no size', () => dataset([1]).batch(0), 'batch: size must be a whole number ≥ 1, got 0'],
  ['no buffer', () => dataset([1]).shuffle({ buffer: 0 }), 'buffer must be a number in [1, ∞)'],
  ['no function', () => dataset([1]).map(1 as never), 'map: f must be a function, got 1'],
  ['no epoch', () => dataset([1]).atEpoch(-1), 'epoch must be a whole number ≥ 0, got -1'],
  ['no other', () => dataset([1]).zip(3 as never), 'zip: expected what can be gone through'],
  [
    'no seed',
    () =>
      dataset([1])
        .shuffle({ seed: {} as never })
        .toArray(),
    'seed: must be',
  ],
  ['another last batch', () => dataset([1]).batch(1, { lastBatch: 'kep' as never }), "'keep'"],
])('refuses %s', (_, call, message) => {
  expect(call).toThrow(message);
});
