import { type Batches, batches, type LastBatch, type Sampler } from '@bp/data';
import type { Samples } from '../../evaluate/samples';
import type { Batch, BatchSource } from './batch';

/** How rows become batches. */
export interface RowOptions {
  readonly batch: number;
  readonly lastBatch: LastBatch;
  readonly sampler: Sampler | undefined;
  readonly seed: string;
}

/** Batches of data in memory, as rows, in an order that follows from seed and epoch. */
export class RowSource implements BatchSource {
  readonly data: Samples;
  readonly isAsync = false;
  readonly #rows: number | Int32Array;
  readonly #options: RowOptions;
  #batches: Batches<Int32Array>;
  #iterator: Iterator<Int32Array>;
  #next = 0;
  #ahead: Batch | null = null;

  /** @param rows - those to learn from, or how many there are where it is all of them */
  constructor(data: Samples, rows: number | Int32Array, options: RowOptions) {
    this.data = data;
    this.#rows = rows;
    this.#options = options;
    this.#batches = this.#of(0);
    this.#iterator = this.#batches[Symbol.iterator]();
  }

  get length(): number {
    return this.#batches.length;
  }

  start(epoch: number, batch: number): void {
    this.#batches = this.#of(epoch);
    this.#iterator = this.#batches[Symbol.iterator]();
    this.#next = batch;
    this.#ahead = null;
    for (let i = 0; i < batch; i++) this.#iterator.next();
  }

  peek(): Batch {
    if (this.#ahead === null) {
      const rows: Int32Array = this.#iterator.next().value;
      const isLast = this.#next === this.#batches.length - 1;
      this.#ahead = { rows, samples: null, size: rows.length, isLast };
    }
    return this.#ahead;
  }

  take(): void {
    this.#ahead = null;
    this.#next++;
  }

  #of(epoch: number): Batches<Int32Array> {
    const { batch, ...options } = this.#options;
    return batches(this.#rows, batch, { ...options, epoch });
  }
}
