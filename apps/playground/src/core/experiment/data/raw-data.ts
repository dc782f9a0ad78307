import type { Task } from '../told';

/** Samples as they come from their source, before anything is done to them. */
export interface RawData {
  /** [n, width], row by row. */
  readonly x: Float64Array;
  readonly width: number;
  readonly n: number;
  /** Classes from 0, or values. */
  readonly y: Float64Array;
  readonly task: Task;
  readonly classes: readonly string[];
  readonly inputs: readonly string[];
  /** What the map shows of each column. */
  readonly ranges: readonly (readonly [low: number, high: number])[];
}

/** The square that generated and drawn points lie in. */
export const SQUARE: RawData['ranges'] = [
  [-6, 6],
  [-6, 6],
];

/** The range of each column, a little wider than its values. */
export function rangesOf(x: ArrayLike<number>, width: number): [number, number][] {
  return Array.from({ length: width }, (_, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = k; i < x.length; i += width) {
      if (x[i] < low) low = x[i];
      if (x[i] > high) high = x[i];
    }
    const margin = (high - low) / 20 || 1;
    return [low - margin, high + margin];
  });
}
