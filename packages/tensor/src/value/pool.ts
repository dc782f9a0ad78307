import { allocate, type DType, type TypedArray } from '../layout/dtype';
import { shared } from '../process/state';
import { currentWatcher } from '../watch/watch';
import type { Storage } from './storage';

/** Below this many elements a new array costs no more than looking for an old one. */
const SMALLEST = 32;

/** How much memory may wait to be used again, in bytes. */
const CAPACITY = 2 ** 26;

/** Arrays whose numbers nobody can see any more, by type and length. */
const pool = /* @__PURE__ */ shared('pool', () => ({
  arrays: new Map<DType, Map<number, TypedArray[]>>(),
  bytes: 0,
}));

/** An array for `size` elements whose contents are undefined: one that was given back, or a new one. */
export function takeArray(dtype: DType, size: number): TypedArray {
  if (size >= SMALLEST) {
    const found = pool.arrays.get(dtype)?.get(size)?.pop();
    if (found !== undefined) {
      pool.bytes -= found.byteLength;
      return found;
    }
  }
  return allocate(dtype, size);
}

/**
 * Gives back the array of a storage that nobody can reach any more: neither the caller of the library nor a record. A new
 * array of some hundred thousand elements costs several times what filling it does.
 */
export function giveBack(storage: Storage, dtype: DType): void {
  if (!storage.atHand) return;
  const { data } = storage;
  // Whoever watches the calls of kernels may keep their tensors.
  if (
    data.length < SMALLEST ||
    currentWatcher() !== null ||
    data.byteLength !== data.buffer.byteLength
  )
    return;
  // What is left reads as no numbers at all, never as those of another tensor.
  storage.release();
  if (pool.bytes + data.byteLength > CAPACITY) {
    pool.arrays.clear();
    pool.bytes = 0;
  }
  let lengths = pool.arrays.get(dtype);
  if (lengths === undefined) {
    lengths = new Map();
    pool.arrays.set(dtype, lengths);
  }
  const waiting = lengths.get(data.length);
  if (waiting === undefined) lengths.set(data.length, [data]);
  else waiting.push(data);
  pool.bytes += data.byteLength;
}
