import type { Tensor, TensorLike } from '@bp/tensor';
import { checkFunction, FROM_ONE, readOptions, wholeNumber } from '@bp/tensor/engine';
import type { LastBatch } from '../order/batches';
import { ahead } from './ahead';
import { flowOf, joined, paired } from './flows';
import { type Flow, readSource, type Source } from './source';
import { stackExamples } from './stack-examples';
import {
  filtering,
  gathering,
  mapping,
  type Stage,
  shuffling,
  shufflingSome,
  skipping,
  taking,
} from './stages';

/** Options of `shuffle`. */
export interface ShuffleOptions {
  /** Seed of the run; 0 where nothing is said. */
  seed?: number | string | undefined;
  /**
   * How many examples are kept to choose from, for what does not fit into memory; all of them by default, which makes every
   * order equally likely.
   */
  buffer?: number | undefined;
}

/** Options of `batch`. */
export interface GatherOptions {
  /** What becomes of a last batch that is smaller: `'keep'` (the default), `'drop'`, or `'merge'` into the one before. */
  lastBatch?: LastBatch | undefined;
}

/** Many examples as tensors: of a number, an array or a tensor a tensor, of an object by name an object of them. */
export type Batched<T> = T extends readonly [readonly unknown[], number]
  ? [Tensor, Tensor]
  : T extends TensorLike
    ? Tensor
    : { readonly [K in keyof T]: T[K] extends TensorLike ? Tensor : Batched<T[K]> };

/** What data sets have in common; `Async` says whether they are waited for. */
interface Methods<T, Async extends boolean> {
  /** How many examples there are, where that is known without going through them. */
  readonly length: number | undefined;
  /** The same data in the order of another epoch; 0 is that of the data set itself. */
  atEpoch(epoch: number): Of<T, Async>;
  /** f of each example and its number. */
  map<U>(f: (example: T, index: number) => U): Of<Async extends true ? Awaited<U> : U, Async>;
  /** The examples of which f is true. */
  filter(f: (example: T, index: number) => unknown): Of<T, Async>;
  /** The first examples, `count` at most; no more are asked for. */
  take(count: number): Of<T, Async>;
  /** All but the first `count` examples. */
  skip(count: number): Of<T, Async>;
  /** In random order, which depends on seed and epoch alone. */
  shuffle(options?: ShuffleOptions): Of<T, Async>;
  /**
   * `size` examples at a time, as tensors with one more axis in front. A pair of plain arrays is one array of two: give such
   * parts names first, `.map(([x, y]) => ({ x, y }))`.
   */
  batch(size: number, options?: GatherOptions): Of<Batched<T>, Async>;
  /** These examples, then those of others. */
  concat<U>(...others: readonly Iterable<U>[]): Of<T | U, Async>;
  concat<U>(...others: readonly Flow<U>[]): AsyncDataset<T | U>;
  /** Pairs of an example of this and one of the other, as many as the shorter one has. */
  zip<U>(other: Iterable<U>): Of<[T, U], Async>;
  zip<U>(other: AsyncIterable<U>): AsyncDataset<[T, U]>;
  /** The same examples, `count` of which are asked for before they are wanted; promises are waited for. */
  prefetch(count: number): AsyncDataset<Awaited<T>>;
}

type Of<T, Async extends boolean> = Async extends true ? AsyncDataset<T> : Dataset<T>;

/** Examples to go through with `for … of`, and what can be made of them. */
export interface Dataset<T> extends Iterable<T>, Methods<T, false> {
  /** All of them. */
  toArray(): T[];
}

/** Examples to go through with `for await … of`, and what can be made of them. */
export interface AsyncDataset<T> extends AsyncIterable<T>, Methods<T, true> {
  /** All of them. */
  toArray(): Promise<T[]>;
}

const SHUFFLE = { seed: 0 as number | string, buffer: undefined as number | undefined };
const GATHER = { lastBatch: 'keep' as LastBatch };

/**
 * Examples from anything that can be gone through, with what is done to them on their way; nothing is read before it is wanted.
 *
 * Where the source is asynchronous, so is the data set, and `for await` goes through it. It can be gone through again where the
 * source can; a generator or a stream cannot, so give the function that makes it.
 *
 * @param source - an array, a set, anything with an iterator; a function that gives one, called for each pass; tensors by name,
 *   such as `{ x, y }`, or a tensor: their rows
 * @returns the data set: each method gives another one and leaves this as it is
 * @throws BpError `BP_OPTION` for what cannot be gone through, and for a second pass through what can be only once
 * @example
 * const squares = dataset([1, 2, 3, 4, 5]).map((n) => ({ x: [n, n * n], y: n % 2 }));
 * const [first, second] = squares.filter(({ y }) => y === 1).batch(2);
 * first.x.toArray(); // [[1, 1], [3, 9]]
 * second.y.toArray(); // [1]
 * const shuffled = squares.shuffle({ seed: 7 });
 * shuffled.atEpoch(3).toArray().length; // 5
 * async function* lines() {
 *   yield* ['1,0', '2,1'];
 * }
 * const rows = dataset(lines).map((line) => line.split(',').map(Number));
 * await rows.toArray(); // [[1, 0], [2, 1]]
 */
export function dataset(source: Tensor): Dataset<Tensor>;
export function dataset<T>(source: Iterable<T> | (() => Iterable<T>)): Dataset<T>;
export function dataset<T>(source: AsyncIterable<T> | (() => AsyncIterable<T>)): AsyncDataset<T>;
export function dataset<E extends { readonly [K in keyof E]: TensorLike }>(
  source: E,
): Dataset<{ readonly [K in keyof E]: Tensor }>;
export function dataset(source: unknown): Dataset<unknown> | AsyncDataset<unknown> {
  return make(readSource('dataset', source), 0);
}

/** A data set of a source, at an epoch. */
function make(source: Source, at: number): Dataset<unknown> & AsyncDataset<unknown> {
  const open = () => source.open(at);
  const through = (stage: Stage) => make(flowOf(source, stage), at);
  const beside = (op: string, others: readonly unknown[]) => [
    source,
    ...others.map((other) => readSource(op, other)),
  ];
  const iterator = source.waits
    ? { [Symbol.asyncIterator]: () => (open() as AsyncIterable<unknown>)[Symbol.asyncIterator]() }
    : { [Symbol.iterator]: () => (open() as Iterable<unknown>)[Symbol.iterator]() };
  const methods = {
    length: source.length,
    atEpoch: (epoch: number) => make(source, wholeNumber('atEpoch', 'epoch', epoch, 0)),
    map: (f: never) => through(mapping(called('map', f))),
    filter: (f: never) => through(filtering(called('filter', f), source.waits)),
    take: (count: number) => through(taking(wholeNumber('take', 'count', count, 0))),
    skip: (count: number) => through(skipping(wholeNumber('skip', 'count', count, 0))),
    shuffle(options?: ShuffleOptions) {
      const { seed, buffer } = readOptions('shuffle', options, SHUFFLE, {
        seed: null,
        buffer: FROM_ONE,
      });
      if (buffer === undefined) return through(shuffling(seed));
      return through(shufflingSome(seed, wholeNumber('shuffle', 'buffer', buffer, 1)));
    },
    batch(size: number, options?: GatherOptions) {
      const { lastBatch } = readOptions('batch', options, GATHER, {
        lastBatch: ['keep', 'drop', 'merge'],
      });
      const lists = flowOf(source, gathering(wholeNumber('batch', 'size', size, 1), lastBatch));
      return make(flowOf(lists, mapping(stackExamples)), at);
    },
    concat: (...others: unknown[]) => make(joined(beside('concat', others)), at),
    zip: (other: unknown) => make(paired(beside('zip', [other])), at),
    prefetch(count: number) {
      wholeNumber('prefetch', 'count', count, 1);
      return make(
        { ...source, waits: true, open: (epoch) => ahead(source.open(epoch), count) },
        at,
      );
    },
    toArray: () => (source.waits ? listOf(open) : Array.from(open() as Iterable<unknown>)),
  };
  return { ...iterator, ...methods } as never;
}

function called<F>(op: string, f: F): F {
  checkFunction(op, 'f', f);
  return f;
}

async function listOf(open: () => Flow): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const example of open()) list.push(example);
  return list;
}
