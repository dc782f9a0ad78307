import type { TensorLike } from '@bp/tensor';
import type { Samples } from '../../evaluate/samples';

/** What the model learns from in one go: rows of the data that lie in memory, or samples that came from elsewhere. */
export interface Batch {
  readonly rows: Int32Array | null;
  readonly samples: Samples | null;
  readonly size: number;
  /** Whether it is the last one of its epoch. */
  readonly isLast: boolean;
}

/** Where batches come from, epoch by epoch. */
export interface BatchSource {
  /** The data in memory of which batches are rows; null for batches from elsewhere. */
  readonly data: Samples | null;
  /** How many batches an epoch has; null where nobody knows before it has ended. */
  readonly length: number | null;
  /** Whether batches have to be waited for. */
  readonly isAsync: boolean;
  /** Goes to a batch of an epoch, both from 0. */
  start(epoch: number, batch: number): void;
  /** The next batch; the same one until it is taken. */
  peek(): Batch | Promise<Batch>;
  /** Goes on to the one after that. */
  take(): void;
}

/** Some rows of samples. */
export function pick({ x, y, w }: Samples, rows: TensorLike): Samples {
  return { x: x.indexSelect(0, rows), y: y.indexSelect(0, rows), w: w?.indexSelect(0, rows) };
}
