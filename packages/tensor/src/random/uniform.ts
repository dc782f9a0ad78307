import { fround } from '../math/fround';
import { drawWords, fraction53 } from './words';

const TWO_MINUS_24 = 2 ** -24;

/**
 * Fills with numbers from the uniform distribution, x = low + u·(high − low) with u in [0, 1).
 *
 * float32: u has the upper 24 bits of number i's word, and each of the three operations rounds to float32.
 * float64: u has 53 bits, of which the same word is the upper 32, so that u in float32 is u in float64 cut off after
 * 24 bits: both dtypes draw the same sample. `low` and `high` are rounded to the dtype first. The last addition can
 * round up to `high` (1 + (1 − 2^−24) is 2 in float32); such results become the number just below it, so that
 * low ≤ x < high always holds. Where low = high (after rounding), all numbers are `low`.
 *
 * @param state - random state, advanced by ⌈n/4⌉ blocks
 * @param out - [n] receives the numbers
 * @param low - lower bound, included
 * @param high - upper bound, excluded; not below `low`, and `high − low` finite in the dtype
 * @example
 * const x = new Float32Array(4);
 * fillUniform(createState(7), x, -1, 1);
 */
export function fillUniform(
  state: Int32Array,
  out: Float32Array | Float64Array,
  low: number,
  high: number,
): void {
  if (out.BYTES_PER_ELEMENT === 8) fill64(state, out, low, high);
  else fill32(state, out, low, high);
}

/** low, high − low and the largest result, all in float32. */
export function limits32(low: number, high: number): readonly [number, number, number] {
  const [from, to] = [fround(low), fround(high)];
  return [from, fround(to - from), from < to ? below32(to) : from];
}

/** low, high − low and the largest result, in float64. */
export function limits64(low: number, high: number): readonly [number, number, number] {
  return [low, high - low, low < high ? below64(high) : low];
}

function fill32(
  state: Int32Array,
  out: Float32Array | Float64Array,
  from: number,
  to: number,
): void {
  const [low, span, last] = limits32(from, to);
  for (const { start, length, words } of drawWords(state, out.length)) {
    for (let i = 0; i < length; i++) {
      const u = (words[i] >>> 8) * TWO_MINUS_24;
      const x = fround(low + fround(u * span));
      out[start + i] = Math.min(x, last);
    }
  }
}

function fill64(
  state: Int32Array,
  out: Float32Array | Float64Array,
  from: number,
  to: number,
): void {
  const [low, span, last] = limits64(from, to);
  for (const { start, length, words, twins } of drawWords(state, out.length)) {
    const further = twins();
    for (let i = 0; i < length; i++) {
      const x = low + fraction53(words[i], further[i]) * span;
      out[start + i] = Math.min(x, last);
    }
  }
}

/** The largest float32 below x; finite numbers of one sign are ordered as their bits are. */
function below32(x: number): number {
  const value = new Float32Array([x]);
  const bits = new Int32Array(value.buffer);
  if (x === 0) bits[0] = 0x8000_0001;
  else bits[0] += x > 0 ? -1 : 1;
  return value[0];
}

/** The largest float64 below x. */
function below64(x: number): number {
  const value = new Float64Array([x]);
  const bits = new BigInt64Array(value.buffer);
  if (x === 0) value[0] = -Number.MIN_VALUE;
  else bits[0] += x > 0 ? -1n : 1n;
  return value[0];
}
