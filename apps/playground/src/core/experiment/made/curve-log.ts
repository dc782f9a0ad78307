import type { RunHistory } from '@bp/train';
import type { Curve } from '../told';

type EpochRecord = RunHistory['epochs'][number];

const COLUMNS = ['epoch', 'train', 'validation', 'trainAccuracy', 'validationAccuracy'] as const;
type Column = (typeof COLUMNS)[number];

/** The points of a curve, in arrays that grow. */
export class CurveLog {
  #length = 0;
  #columns = columnsOf(256);
  /** The epoch with the lowest validation loss. */
  best: { readonly epoch: number; readonly loss: number } | null = null;
  /** How many points somebody who follows it has been told. */
  told = 0;

  get length(): number {
    return this.#length;
  }

  /** Takes the record of an epoch; one that is known is passed over. */
  take({ epoch, loss, train, validation }: EpochRecord): void {
    if (epoch !== this.#length + 1) return;
    if (this.#length === this.#columns.epoch.length) this.#grow();
    const at = this.#length++;
    const point: Record<Column, number> = {
      epoch,
      train: loss,
      validation: validation?.loss ?? Number.NaN,
      trainAccuracy: accuracyOf(train),
      validationAccuracy: accuracyOf(validation),
    };
    for (const name of COLUMNS) this.#columns[name][at] = point[name];
    this.#watch(at);
  }

  /** Forgets all epochs after one. */
  cut(epoch: number): void {
    if (epoch >= this.#length) return;
    this.#length = epoch;
    this.told = Math.min(this.told, epoch);
    if (this.best === null || this.best.epoch <= epoch) return;
    this.best = null;
    for (let at = 0; at < epoch; at++) this.#watch(at);
  }

  /** Brings it to what a run knows. */
  follow({ epochs }: Pick<RunHistory, 'epochs'>): void {
    this.cut(epochs.length);
    for (const record of epochs.slice(this.#length)) this.take(record);
  }

  /** The points that were not told yet; null for none. */
  fresh(): Curve | null {
    if (this.told === this.#length) return null;
    const curve = this.since(this.told);
    this.told = this.#length;
    return curve;
  }

  /** The points after so many epochs, as arrays of their own. */
  since(epoch: number): Curve {
    return this.#made((column) => column.slice(epoch, this.#length));
  }

  /** At most so many points, evenly spread, the last one among them. */
  thinned(points: number): Curve {
    const step = Math.max(1, Math.ceil(this.#length / points));
    const rows: number[] = [];
    for (let at = step - 1; at < this.#length; at += step) rows.push(at);
    if (this.#length > 0 && rows.at(-1) !== this.#length - 1) rows.push(this.#length - 1);
    return this.#made((column) => Float64Array.from(rows, (at) => column[at]));
  }

  #made(of: (column: Float64Array) => Float64Array): Curve {
    return Object.fromEntries(COLUMNS.map((name) => [name, of(this.#columns[name])])) as never;
  }

  #watch(at: number): void {
    const loss = this.#columns.validation[at];
    if (loss < (this.best?.loss ?? Infinity)) this.best = { epoch: at + 1, loss };
  }

  #grow(): void {
    const before = this.#columns;
    this.#columns = columnsOf(2 * this.#length);
    for (const name of COLUMNS) this.#columns[name].set(before[name]);
  }
}

function columnsOf(length: number): Record<Column, Float64Array> {
  return Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(length)])) as never;
}

function accuracyOf(scores: EpochRecord['train']): number {
  const accuracy = scores?.accuracy;
  return typeof accuracy === 'number' ? accuracy : Number.NaN;
}
