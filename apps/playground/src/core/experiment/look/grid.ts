import type { Tensor } from '@bp/tensor';
import type { Data } from '../data/prepare-data';

/** The places of a map. */
export interface Grid {
  readonly side: number;
  readonly rows: number;
  /** [rows · side, features] */
  readonly inputs: Tensor;
}

/**
 * Places over the plane of two columns of the samples, each in the middle of its pixel, row by row from the top left; the other
 * columns are at their mean over the training set. Of a single column they are a line.
 */
export function gridOf(
  { raw, rows: [train], inputsOf }: Data,
  side: number,
  [across, up]: readonly [number, number],
): Grid {
  const { width, ranges, x } = raw;
  const rows = width === 1 ? 1 : side;
  const means = Array.from(
    { length: width },
    (_, k) => train.reduce((sum, row) => sum + x[row * width + k], 0) / train.length,
  );
  const at = (k: number, share: number) => ranges[k][0] + share * (ranges[k][1] - ranges[k][0]);
  const places = new Float64Array(rows * side * width);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < side; column++) {
      const place = (row * side + column) * width;
      places.set(means, place);
      if (width > 1) places[place + up] = at(up, 1 - (row + 0.5) / side);
      places[place + across] = at(across, (column + 0.5) / side);
    }
  }
  return { side, rows, inputs: inputsOf(places) };
}
