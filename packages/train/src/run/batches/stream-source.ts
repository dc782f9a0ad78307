import { BpError } from '@bp/tensor';
import { isCallable, isPlainObject } from '@bp/tensor/engine';
import { readSamples, type Samples, type SamplesLike } from '../../evaluate/samples';
import type { Batch, BatchSource } from './batch';

type AnyIterable<T> = Iterable<T> | AsyncIterable<T>;

/** Batches from elsewhere: an iterable, one that has an order for each epoch, or a function of the epoch. */
export type BatchStream =
  | AnyIterable<SamplesLike>
  | { atEpoch(epoch: number): AnyIterable<SamplesLike> }
  | ((epoch: number) => AnyIterable<SamplesLike>);

/** Batches as an iterable gives them, one read ahead so that the last one of an epoch is known as such. */
export class StreamSource implements BatchSource {
  readonly data = null;
  readonly isAsync: boolean;
  readonly #op: string;
  readonly #stream: BatchStream;
  #iterator: Iterator<unknown> | AsyncIterator<unknown> | null = null;
  /** What an iterable gave when it was asked last, to find one that can be gone through only once. */
  #used = new WeakSet<object>();
  #length: number | null = null;
  #count = 0;
  #ahead: Samples | null = null;
  #batch: Batch | null = null;

  constructor(op: string, stream: BatchStream) {
    this.#op = op;
    this.#stream = stream;
    const first = this.#at(0);
    this.isAsync = Symbol.asyncIterator in first;
  }

  get length(): number | null {
    return this.#length;
  }

  start(epoch: number, batch: number): void | Promise<void> {
    const iterable = this.#at(epoch);
    this.#iterator = iteratorOf(iterable);
    if (this.#used.has(this.#iterator)) {
      throw new BpError(
        'BP_OPTION',
        this.#op,
        'the data can be gone through only once, and epoch {epoch} asks for them again; pass a function that makes a new iterator, () => batches()',
        { epoch },
      );
    }
    this.#used.add(this.#iterator);
    this.#count = 0;
    this.#batch = null;
    return this.isAsync ? this.#skip(batch) : this.#skipNow(batch);
  }

  peek(): Batch | Promise<Batch> {
    if (this.#batch !== null) return this.#batch;
    const next = this.#pull();
    return next instanceof Promise ? next.then((samples) => this.#give(samples)) : this.#give(next);
  }

  take(): void {
    this.#batch = null;
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

  #skipNow(batch: number): void {
    this.#ahead = this.#pull() as Samples | null;
    for (let i = 0; i < batch; i++) this.#ahead = this.#pull() as Samples | null;
    if (this.#ahead === null) this.#refuseEmpty();
  }

  async #skip(batch: number): Promise<void> {
    this.#ahead = await this.#pull();
    for (let i = 0; i < batch; i++) this.#ahead = await this.#pull();
    if (this.#ahead === null) this.#refuseEmpty();
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
      return readBatch(this.#op, this.#count++, value);
    };
    const next = (this.#iterator as Iterator<unknown> | AsyncIterator<unknown>).next();
    return next instanceof Promise ? next.then(read) : read(next as IteratorResult<unknown>);
  }

  #at(epoch: number): AnyIterable<unknown> {
    const stream = this.#stream;
    if (typeof stream === 'function') return stream(epoch);
    return 'atEpoch' in stream ? stream.atEpoch(epoch) : stream;
  }
}

/** Whether a value can give batches. */
export function isStream(value: unknown): value is BatchStream {
  if (isCallable(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Symbol.iterator in value || Symbol.asyncIterator in value || 'atEpoch' in value;
}

function iteratorOf(iterable: AnyIterable<unknown>): Iterator<unknown> | AsyncIterator<unknown> {
  return Symbol.asyncIterator in iterable
    ? iterable[Symbol.asyncIterator]()
    : iterable[Symbol.iterator]();
}

/** A batch as a stream gave it. */
function readBatch(op: string, index: number, value: unknown): Samples {
  if (isSamples(value)) {
    const samples = readSamples(op, value);
    if (samples.x.shape[0] > 0) return samples;
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'batch {index} of the data must be { x, y } with at least one row, got {got}',
    { index, got: isPlainObject(value) ? Object.keys(value).join(', ') : typeof value },
  );
}

/** Whether a value is `{ x, y }`, and no stream of batches. */
export function isSamples(value: unknown): value is SamplesLike {
  return isPlainObject(value) && 'x' in value && 'y' in value;
}
