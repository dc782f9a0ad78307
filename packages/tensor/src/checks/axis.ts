import { isList } from './list';
import { readOptions } from './options';

/**
 * An axis, also written as options: `1` or `{ axis: 1 }`.
 *
 * A trap: `rows.map(softmax)` passes the index of each row as its axis. Write `rows.map((row) => softmax(row))`.
 */
export type AxisOption = number | { readonly axis?: number | undefined };

/**
 * One axis or several, where they alone may stand for the options of a call.
 *
 * A trap: `rows.map(sum)` passes the index of each row as its axis. Write `rows.map((row) => sum(row))`.
 */
export type AxisList = number | readonly number[];

/** The axis, or axes, of a call, which may also come as `{ axis }`; `fallback` where that names none. */
export function readAxis<T>(op: string, given: T | { readonly axis: T }, fallback: T): T {
  if (typeof given !== 'object' || given === null || isList(given)) return given as T;
  return readOptions(op, given as { readonly axis: T }, { axis: fallback }).axis;
}

/** The options of a call in which an axis, or a list of them, may stand for `{ axis }`. */
export function axisOptions<T extends object>(
  given: T | AxisList | undefined,
): T | { readonly axis: AxisList } | undefined {
  const bare = typeof given === 'number' || isList(given);
  return bare ? { axis: given as AxisList } : (given as T | undefined);
}
