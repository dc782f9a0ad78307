import { type Batches, batches, type LastBatch, randomSampler, type Sampler } from '@bp/data';
import type { Samples } from '../../evaluate/samples';
import type { Batch, BatchSource } from './batch';

/** How rows become batches. */
export interface RowOptions {
  readonly batch: number;
  readonly lastBatch: LastBatch;
  readonly sampler: Sampler | undefined;
  readonly seed: string;
}

/** Of more rows the order is kept nowhere. */
const MANY = 2 ** 20;

/** Batches of data in memory, as rows, in an order that follows from seed and epoch: that of `batches`. */
export class RowSource implements BatchSource {
  readonly data: Samples;
  readonly isAsync = false;
  readonly #rows: number | Int32Array;
  readonly #options: RowOptions;
  /** What draws the order of an epoch in one piece, which takes less time than to ask for batch after batch. */
  readonly #random: Sampler | null;
  /** The epoch as `batches` gives it, which also checks all that it is given. */
  #batches: Batches<Int32Array>;
  #iterator: Iterator<Int32Array> | null = null;
  #order: Int32Array | null = null;
  #epoch = 0;
  #next = 0;
  #ahead: Batch | null = null;

  /** @param rows - those to learn from, or how many there are where it is all of them */
  constructor(data: Samples, rows: number | Int32Array, options: RowOptions) {
    const n = typeof rows === 'number' ? rows : rows.length;
    this.data = data;
    this.#rows = rows;
    this.#options = options;
    this.#batches = this.#of(0);
    this.#random = options.sampler === undefined && n < MANY ? randomSampler(n) : null;
  }

  get length(): number {
    return this.#batches.length;
  }

  start(epoch: number, batch: number): void {
    this.#epoch = epoch;
    this.#next = batch;
    this.#order = this.#iterator = this.#ahead = null;
    if (this.#random === null) this.#batches = this.#of(epoch);
  }

  peek(): Batch {
    if (this.#ahead === null) {
      const rows = this.#random === null ? this.#given() : this.#drawn(this.#random);
      const isLast = this.#next === this.#batches.length - 1;
      this.#ahead = { rows, samples: null, size: rows.length, isLast };
    }
    return this.#ahead;
  }

  take(): void {
    this.#ahead = null;
    this.#next++;
  }

  #given(): Int32Array {
    if (this.#iterator === null) {
      this.#iterator = this.#batches[Symbol.iterator]();
      for (let i = 0; i < this.#next; i++) this.#iterator.next();
    }
    return this.#iterator.next().value;
  }

  #drawn(random: Sampler): Int32Array {
    const { batch, lastBatch, seed } = this.#options;
    if (this.#order === null) {
      const rows = this.#rows;
      this.#order = random.rows({ seed, epoch: this.#epoch });
      if (typeof rows !== 'number') this.#order = this.#order.map((position) => rows[position]);
    }
    const start = this.#next * batch;
    const isLast = this.#next === this.#batches.length - 1;
    return this.#order.subarray(start, isLast && lastBatch !== 'drop' ? undefined : start + batch);
  }

  #of(epoch: number): Batches<Int32Array> {
    const { batch, lastBatch, sampler, seed } = this.#options;
    return batches(this.#rows, batch, { seed, epoch, lastBatch, sampler });
  }
}
