import type { Curve } from '../../../worker/train-messages';

const COLUMNS = ['epoch', 'train', 'validation', 'trainAccuracy', 'validationAccuracy'] as const;

/** The curve of a run as it grows: parts come with snapshots, and a part that starts earlier replaces what was known from there on. */
export class GatheredCurve {
  #columns = COLUMNS.map(() => new Float64Array(256));
  #length = 0;

  clear(): void {
    this.#length = 0;
  }

  add(part: Curve): void {
    if (part.epoch.length === 0) return;
    const epochs = this.#columns[0];
    while (this.#length > 0 && epochs[this.#length - 1] >= part.epoch[0]) this.#length--;
    const needed = this.#length + part.epoch.length;
    if (needed > epochs.length) this.#grow(needed);
    COLUMNS.forEach((name, i) => {
      this.#columns[i].set(part[name], this.#length);
    });
    this.#length = needed;
  }

  /** What is known up to an epoch. The arrays are views: they stay right until the curve is cleared or replaced from there. */
  upTo(epoch = Infinity): Curve {
    let end = this.#length;
    while (end > 0 && this.#columns[0][end - 1] > epoch) end--;
    const [epochs, train, validation, trainAccuracy, validationAccuracy] = this.#columns.map(
      (column) => column.subarray(0, end),
    );
    return { epoch: epochs, train, validation, trainAccuracy, validationAccuracy };
  }

  #grow(needed: number): void {
    const size = Math.max(needed, 2 * this.#columns[0].length);
    this.#columns = this.#columns.map((column) => {
      const larger = new Float64Array(size);
      larger.set(column.subarray(0, this.#length));
      return larger;
    });
  }
}
