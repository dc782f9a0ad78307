import { BpError, isTensor } from '@bp/tensor';
import { isCallable, isPlainObject } from '@bp/tensor/engine';
import { readSamples, type Samples, type SamplesLike } from '../../evaluate/samples';
import type { Batch, BatchSource } from './batch';

type AnyIterable<T> = Iterable<T> | AsyncIterable<T>;
type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

/** Batches from elsewhere: an iterable, one that has an order for each epoch, or a function of the epoch. */
export type BatchStream =
  | AnyIterable<SamplesLike>
  | { atEpoch(epoch: number): AnyIterable<SamplesLike> }
  | ((epoch: number) => AnyIterable<SamplesLike>);

/**
 * Batches as an iterable gives them, one read ahead so that the last one of an epoch is known as such. An epoch is opened when
 * its first batch is asked for, so that data for one pass do for one epoch; and anew after an error.
 */
export class StreamSource implements BatchSource {
  readonly data = null;
  readonly isAsync: boolean;
  readonly #op: string;
  readonly #stream: BatchStream;
  readonly #weighted: (batch: Samples) => Samples;
  /** The epoch that was looked at to see what it is, until it is opened. */
  #first: AnyIterable<unknown> | null;
  #iterator: AnyIterator | null = null;
  /** What iterables gave, to find one that can be gone through only once. */
  readonly #used = new WeakSet<object>();
  #length: number | null = null;
  #epoch = 0;
  /** How many batches of the epoch have been taken. */
  #taken = 0;
  #isOpen = false;
  /** How many batches the iterator has given. */
  #count = 0;
  #ahead: Samples | null = null;
  #batch: Batch | null = null;
  #awaited: Promise<Batch> | null = null;

  /** @param weighted - gives the samples of a batch their weights */
  constructor(op: string, stream: BatchStream, weighted: (batch: Samples) => Samples) {
    this.#op = op;
    this.#stream = stream;
    this.#weighted = weighted;
    this.#first = this.#at(0);
    this.isAsync = Symbol.asyncIterator in this.#first;
  }

  get length(): number | null {
    return this.#length;
  }

  start(epoch: number, batch: number): void {
    this.#epoch = epoch;
    this.#taken = batch;
    this.#isOpen = false;
    this.#batch = this.#awaited = null;
  }

  peek(): Batch | Promise<Batch> {
    if (this.#batch !== null) return this.#batch;
    if (!this.isAsync) return this.#peekNow();
    this.#awaited ??= this.#peekLater();
    return this.#awaited;
  }

  take(): void {
    this.#batch = this.#awaited = null;
    this.#taken++;
  }

  #peekNow(): Batch {
    try {
      for (let left = this.#open(); left > 0; left--) this.#ahead = this.#pull() as Samples | null;
      return this.#give(this.#pull() as Samples | null);
    } catch (error) {
      this.#isOpen = false;
      throw error;
    }
  }

  async #peekLater(): Promise<Batch> {
    try {
      for (let left = this.#open(); left > 0; left--) this.#ahead = await this.#pull();
      return this.#give(await this.#pull());
    } catch (error) {
      this.#isOpen = false;
      this.#awaited = null;
      throw error;
    }
  }

  /** @returns how many batches must be read until the next one is the one ahead */
  #open(): number {
    if (this.#isOpen) return 0;
    const epoch = this.#epoch;
    // Files behind the one before are closed; whether that works is of no interest here.
    void Promise.resolve(this.#iterator?.return?.()).catch(() => {});
    const iterator = iteratorOf((epoch === 0 ? this.#first : null) ?? this.#at(epoch));
    this.#first = null;
    if (this.#used.has(iterator)) {
      throw new BpError(
        'BP_OPTION',
        this.#op,
        'the data can be gone through only once, and epoch {epoch} asks for them again; pass a function that makes a new iterator, () => batches()',
        { epoch },
      );
    }
    this.#used.add(iterator);
    this.#iterator = iterator;
    this.#isOpen = true;
    this.#count = 0;
    return this.#taken + 1;
  }

  /** @param after - what comes after the batch that is given */
  #give(after: Samples | null): Batch {
    const samples = this.#ahead;
    if (samples === null) this.#refuseEmpty();
    this.#ahead = after;
    if (after === null) this.#length = this.#count;
    const size = samples.x.shape[0];
    this.#batch = { rows: null, samples, size, isLast: after === null };
    return this.#batch;
  }

  #refuseEmpty(): never {
    throw new BpError(
      'BP_OPTION',
      this.#op,
      'the data gave no batch, or fewer than in the epoch before; an iterable must give the same number in each epoch',
    );
  }

  #pull(): Samples | null | Promise<Samples | null> {
    const read = ({ done, value }: IteratorResult<unknown>): Samples | null => {
      if (done) return null;
      return this.#weighted(readBatch(this.#op, this.#count++, value));
    };
    const next = (this.#iterator as AnyIterator).next();
    return this.isAsync ? Promise.resolve(next).then(read) : read(next as IteratorResult<unknown>);
  }

  #at(epoch: number): AnyIterable<unknown> {
    const stream = this.#stream;
    const given =
      typeof stream === 'function'
        ? stream(epoch)
        : 'atEpoch' in stream
          ? stream.atEpoch(epoch)
          : stream;
    if (isIterable(given)) return given;
    throw new BpError(
      'BP_OPTION',
      this.#op,
      'the data of an epoch must be an iterable of batches { x, y }, got {got}',
      { got: given === null ? 'null' : typeof given },
    );
  }
}

/** Whether a value can give batches. */
export function isStream(value: unknown): value is BatchStream {
  if (isCallable(value)) return true;
  return isIterable(value) || (typeof value === 'object' && value !== null && 'atEpoch' in value);
}

function isIterable(value: unknown): value is AnyIterable<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Symbol.iterator in value || Symbol.asyncIterator in value;
}

function iteratorOf(iterable: AnyIterable<unknown>): AnyIterator {
  return Symbol.asyncIterator in iterable
    ? iterable[Symbol.asyncIterator]()
    : iterable[Symbol.iterator]();
}

/** A batch as a stream gave it. */
function readBatch(op: string, index: number, value: unknown): Samples {
  if (isSamples(value) && !isSingle(value.y)) {
    const samples = readSamples(op, value);
    if (samples.x.shape[0] > 0) return samples;
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'batch {index} of the data must be { x, y } with at least one row, got {got}; .batch(32) makes batches of examples, .map(([x, y]) => ({ x, y })) such of pairs',
    { index, got: kindOf(value) },
  );
}

/** Whether it is the target of one example. */
function isSingle(y: unknown): boolean {
  return typeof y === 'number' || (isTensor(y) && y.rank === 0);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isSamples(value) && isSingle(value.y)) return 'a single example';
  return isPlainObject(value)
    ? Object.keys(value).join(', ')
    : String(value === null ? null : typeof value);
}

/** Whether a value is `{ x, y }`, and no stream of batches. */
export function isSamples(value: unknown): value is SamplesLike {
  return isPlainObject(value) && 'x' in value && 'y' in value;
}
