import { type Rng, tensor } from '@bp/tensor';
import type { XY } from '../split/xy';

/** Numbers in float64: sets are computed so, and rounded to float32 once. */
export type Column = Float64Array;

/** Numbers spread evenly over [low, high). */
export function spread(rng: Rng, n: number, low: number, high: number): Column {
  return rng.uniform([n], { low, high, dtype: 'float64' }).data as Column;
}

/** Numbers from N(0, std²). */
export function bell(rng: Rng, n: number, std: number): Column {
  return rng.normal([n], { std, dtype: 'float64' }).data as Column;
}

/** The group of each of n points: k groups as equally large as can be, one after the other. */
export function groupOf(n: number, k: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => Math.floor((i * k) / n));
}

/** How a set is finished: what it draws from, and whether its rows are mixed. */
interface Finish {
  readonly rng: Rng;
  readonly shuffle: boolean;
}

/** A set of points with their classes, y [n] int32. */
export function classified(
  points: readonly (readonly number[])[],
  classes: ArrayLike<number>,
  finish: Finish,
): XY {
  return finished(points, Int32Array.from(classes), [points.length], finish);
}

/** A set of points with values to be learned, y [n, 1] float32. */
export function valued(
  points: readonly (readonly number[])[],
  values: ArrayLike<number>,
  finish: Finish,
): XY {
  return finished(points, Float32Array.from(values), [points.length, 1], finish);
}

function finished(
  points: readonly (readonly number[])[],
  targets: Int32Array | Float32Array,
  shape: readonly number[],
  { rng, shuffle }: Finish,
): XY {
  const x = tensor(Float32Array.from(points.flat())).reshape([points.length, points[0].length]);
  const y = tensor(targets).reshape(shape);
  if (!shuffle) return { x, y };
  const order = rng.fork('order').permutation(points.length);
  return { x: x.indexSelect(0, order), y: y.indexSelect(0, order) };
}
