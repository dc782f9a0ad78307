import { allocate } from './dtype';

/** Height and width. */
export type Pair = readonly [height: number, width: number];

/**
 * How windows lie over an image: tap (i, j) of window (y, x) stands in row y · stride − padding + i · dilation, and in
 * the column by the same rule.
 */
export interface Windows {
  /** The extents of the image. */
  readonly image: Pair;
  /** How many windows there are. */
  readonly count: Pair;
  /** How many taps a window has. */
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  /** How many rows above the image and columns left of it windows may cover. */
  readonly padding: Pair;
}

/** What an average divides by. */
export interface AvgWindows extends Windows {
  /** Whether padding counts as elements. */
  readonly countIncludePad: boolean;
  /** What to divide by instead of the number of elements; null for that number. */
  readonly divisorOverride: number | null;
}

/**
 * Where the taps of each window lie along one axis: kernel numbers for each window, −1 for what is outside the image.
 */
export function placesAlong(windows: Windows, axis: 0 | 1): Int32Array {
  const { image, count, kernel, stride, dilation, padding } = windows;
  const taps = kernel[axis];
  const places = allocate('int32', count[axis] * taps) as Int32Array;
  for (let i = 0; i < places.length; i++) {
    const tap = i % taps;
    const place = ((i - tap) / taps) * stride[axis] - padding[axis] + tap * dilation[axis];
    places[i] = place >= 0 && place < image[axis] ? place : -1;
  }
  return places;
}

/** The pixels of a window that lie inside the image, in row-major order. */
export function pixelsIn(windows: Windows, y: number, x: number): [row: number, column: number][] {
  const inside = (axis: 0 | 1, window: number): number[] => {
    const taps = windows.kernel[axis];
    const places = placesAlong(windows, axis).subarray(window * taps, (window + 1) * taps);
    return [...places].filter((place) => place >= 0);
  };
  const columns = inside(1, x);
  return inside(0, y).flatMap((row) => columns.map((column): [number, number] => [row, column]));
}
