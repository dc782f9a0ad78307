import type { DType } from '../../layout/dtype';
import {
  asExpr,
  at,
  beyond,
  type FunctionWriter,
  f32,
  f32x4,
  f64,
  f64x2,
  type I32,
  i32,
  i32x4,
  type Local,
  lanes32,
  load,
  type Place,
  store,
  v128,
} from '../encoder';
import { ELEMENTS } from './element';
import type { Vector } from './vector-writer';
import { near, overlapping } from './walk';

/** As in the reference: elements are folded lane by lane within blocks, and blocks pairwise. */
export const BLOCK = 1024;
const LANES = 8;
/** Up to so many elements are folded without a loop. */
const SHORT = 32;
/** So many lines are folded at once where there are enough: one alone waits for each of its own additions. */
const AT_ONCE = 4;

/** The types that numbers are folded in; truth values are folded as whole numbers. */
export type Working = Exclude<DType, 'bool'>;

/** How two numbers become one, and what changes no number it is combined with first. */
export interface Folding {
  readonly combine: Readonly<Record<Working, (a: Vector, b: Vector) => Vector>>;
  readonly first: Readonly<Record<Working, number>>;
  /** What is folded instead of a number itself; it leaves the first value as it is. */
  readonly of?: (x: Local<'v128'>) => Vector;
}

/** A number in every lane. */
export function splat(dtype: Working, value: number): Vector {
  if (dtype === 'float32') return f32x4.splat(f32.const(value));
  return dtype === 'float64' ? f64x2.splat(f64.const(value)) : i32x4.splat(value);
}

/** The first `count` numbers from a place on; the other lanes keep those of `rest`. */
export function loadLanes(bytes: number, place: Place, count: number, rest: Vector): Vector {
  if (count * bytes === 16) return load.v128(place);
  let lanes = rest;
  for (let k = 0; k < count; k++) {
    const from = beyond(place, k * bytes);
    lanes = bytes === 4 ? load.lane32(from, k, lanes) : load.lane64(from, k, lanes);
  }
  return lanes;
}

/** Writes the first `count` lanes, `step` bytes apart. */
export function storeLanes(
  fn: FunctionWriter,
  bytes: number,
  base: I32,
  step: number,
  value: Vector,
  count: number,
): void {
  if (step === bytes && count * bytes === 16) fn.do(store.v128(at(base), value));
  else {
    const lane = bytes === 4 ? store.lane32 : store.lane64;
    for (let k = 0; k < count; k++) fn.do(lane(near(base, k * step), k, value));
  }
}

/** Writes the folding of lines of numbers, in the one order that all sums follow. */
export class Folder {
  declare readonly dtype: Working;
  declare readonly bytes: number;
  /** How many numbers a vector holds. */
  declare readonly width: number;
  readonly #fn: FunctionWriter;
  readonly #combine: (a: Vector, b: Vector) => Vector;
  readonly #of: Folding['of'];
  declare readonly first: Local<'v128'>;
  readonly #source: number;

  /** @param source - how many bytes a number takes where it lies; 4 where float32 are folded in float64 */
  constructor(
    fn: FunctionWriter,
    dtype: Working,
    { combine, first, of }: Folding,
    source = ELEMENTS[dtype].bytes,
  ) {
    this.#fn = fn;
    this.dtype = dtype;
    this.bytes = ELEMENTS[dtype].bytes;
    this.width = 16 / this.bytes;
    this.#combine = combine[dtype];
    this.#of = of;
    this.#source = source;
    this.first = fn.local('v128', splat(dtype, first[dtype]));
  }

  /** The lanes of several lines of n ≤ 1024 neighbours each, `size` bytes apart. */
  #accumulate(n: number, start: I32, lines: number, size: number): Local<'v128'>[][] {
    const fn = this.#fn;
    const { width, first } = this;
    const bytes = this.#source;
    const count = Math.min(LANES / width, Math.ceil(n / width));
    const sums = Array.from({ length: lines }, () =>
      Array.from({ length: count }, () => fn.local('v128', first)),
    );
    const add = (i: I32, elements: number): void => {
      // Known places go into the instructions.
      const [base, offset] = typeof i === 'number' ? [start, i] : [fn.hold(i32.add(start, i)), 0];
      for (let k = 0; k * width < elements; k++) {
        for (let l = 0; l < lines; l++) {
          const place = near(base, offset + l * size + width * bytes * k);
          this.#take(sums[l][k], place, Math.min(width, elements - k * width));
        }
      }
    };
    const whole = n - (n % LANES);
    if (whole <= SHORT) for (let i = 0; i < whole; i += LANES) add(i * bytes, LANES);
    else fn.for(0, whole * bytes, LANES * bytes, (i) => add(i, LANES));
    if (n > whole) add(whole * bytes, n - whole);
    return sums;
  }

  /** Takes `count` numbers from a place on into a sum. */
  #take(sum: Local<'v128'>, place: Place, count: number): void {
    const fn = this.#fn;
    fn.scope(() => {
      const { bytes } = this;
      const x =
        this.#source === bytes
          ? loadLanes(bytes, place, count, this.first)
          : f64x2.promoteLow(count === 2 ? load.first64(place) : load.first32(place));
      const value = this.#of?.(fn.local('v128', x)) ?? x;
      fn.set(sum, this.#combine(sum, value));
    });
  }

  /** Folds the eight lanes, or those of them that have elements, in halves; the result stands in the first. */
  #fold(sums: readonly Local<'v128'>[]): Vector {
    const fn = this.#fn;
    const { width } = this;
    const [sum] = sums;
    for (let half = LANES / 2; half >= 1; half /= 2) {
      if (half >= width) this.#foldHalf(sums, half / width);
      else {
        const upper = Array.from({ length: 4 }, (_, k) => (k + (4 * half) / width) % 4);
        const [a, b, c, d] = upper;
        fn.set(sum, this.#combine(sum, v128.shuffle(sum, sum, lanes32(a, b, c, d))));
      }
    }
    return sum;
  }

  #foldHalf(sums: readonly Local<'v128'>[], half: number): void {
    for (let l = 0; l < half && l + half < sums.length; l++) {
      this.#fn.set(sums[l], this.#combine(sums[l], sums[l + half]));
    }
  }

  /**
   * Folds lines of n neighbours each, which start `size` bytes apart; the results stand in the first lanes.
   *
   * `scratch` has room for a number for each block; lines of more than one block are folded one at a time.
   */
  lines(n: number, start: I32, scratch: I32, count = 1, size = 0): Vector[] {
    const fn = this.#fn;
    const { bytes } = this;
    if (n <= BLOCK) return this.#accumulate(n, start, count, size).map((sums) => this.#fold(sums));
    const blockSize = BLOCK * this.#source;
    const some = (together: number, length: number) => (b: I32) => {
      const block = fn.hold(i32.add(start, i32.mul(b, blockSize)));
      const to = fn.hold(i32.add(scratch, i32.mul(b, bytes)));
      for (const [k, sums] of this.#accumulate(length, block, together, blockSize).entries()) {
        storeLanes(fn, bytes, i32.add(to, k * bytes), bytes, this.#fold(sums), 1);
      }
    };
    const blocks = Math.ceil(n / BLOCK);
    const whole = Math.floor(n / BLOCK);
    const together = whole - (whole % AT_ONCE);
    fn.for(0, together, AT_ONCE, some(AT_ONCE, BLOCK));
    fn.for(together, whole, 1, some(1, BLOCK));
    fn.for(whole, blocks, 1, some(1, n - whole * BLOCK));
    return [this.#pairwise(blocks, scratch, bytes)];
  }

  /** Folds n ≤ 1024 rows of vectors with `count` numbers each, `step` bytes apart. */
  rows(n: number, start: I32, step: number, count: number): Vector {
    const fn = this.#fn;
    const { first } = this;
    const sums = Array.from({ length: Math.min(LANES, n) }, () => fn.local('v128', first));
    const add = (row: I32, rows: number): void => {
      for (let k = 0; k < rows; k++) {
        this.#take(sums[k], near(row, k * step), count);
      }
    };
    const row = fn.local('i32', asExpr(start));
    fn.for(0, Math.floor(n / LANES), 1, () => {
      add(row, LANES);
      fn.increase(row, LANES * step);
    });
    add(row, n % LANES);
    for (let half = LANES / 2; half >= 1; half /= 2) this.#foldHalf(sums, half);
    return sums[0];
  }

  /**
   * Folds n rows of columns.
   *
   * @param start - the first row
   * @param step - from row to row, in bytes
   * @param extent - the number of columns, neighbours in each row
   * @param scratch - room for a vector for each block and vector of columns, where there is more than one block
   * @param write - what becomes of the results of `count` columns from `column` on
   */
  columns(
    n: number,
    start: I32,
    step: number,
    extent: number,
    scratch: I32,
    write: (column: I32, sums: Vector, count: number) => void,
  ): void {
    const fn = this.#fn;
    const { bytes, width } = this;
    // By vectors of columns; of fewer columns than a vector holds, or by one vector more that begins within the last.
    const each = (body: (column: I32, count: number, place: I32) => void): void => {
      if (extent < width) fn.scope(() => body(0, extent, 0));
      else overlapping(fn, extent, width, (column, round) => body(column, width, round));
    };
    const rows = (length: number, base: I32, column: I32, count: number): Vector =>
      this.rows(length, fn.hold(i32.add(base, i32.mul(column, this.#source))), step, count);
    if (n <= BLOCK) {
      each((column, count) => write(column, rows(n, start, column, count), count));
      return;
    }
    const blocks = Math.ceil(n / BLOCK);
    // Block by block, as the rows of one stay in the cache for all columns.
    const block = (length: number) => (b: I32) => {
      const base = fn.hold(i32.add(start, i32.mul(b, BLOCK * step)));
      const to = fn.hold(i32.add(scratch, i32.mul(b, 16)));
      each((column, count, place) => {
        const sums = rows(length, base, column, count);
        fn.do(store.v128(beyond(at(to), i32.mul(place, bytes * blocks)), sums));
      });
    };
    const whole = Math.floor(n / BLOCK);
    fn.for(0, whole, 1, block(BLOCK));
    fn.for(whole, blocks, 1, block(n - whole * BLOCK));
    each((column, count, place) => {
      const from = fn.hold(i32.add(scratch, i32.mul(place, bytes * blocks)));
      write(column, this.#pairwise(blocks, from, 16), count);
    });
  }

  /** Folds neighbours of `unit` bytes each with each other until one is left. */
  #pairwise(n: number, start: I32, unit: number): Vector {
    const fn = this.#fn;
    const read = (place: Place): Vector =>
      unit === 16 ? load.v128(place) : unit === 8 ? load.first64(place) : load.first32(place);
    const write = (place: Place, value: Vector) =>
      unit === 16
        ? store.v128(place, value)
        : (unit === 8 ? store.lane64 : store.lane32)(place, 0, value);
    const left = fn.local('i32', asExpr(n));
    fn.while(i32.ltS(1, left), () => {
      const from = fn.local('i32', asExpr(start));
      const to = fn.local('i32', from);
      const end = fn.hold(i32.add(from, i32.mul(i32.sub(left, 1), unit)));
      fn.while(i32.ltS(from, end), () => {
        fn.do(write(at(to), this.#combine(read(at(from)), read(at(from, unit)))));
        fn.increase(from, 2 * unit);
        fn.increase(to, unit);
      });
      // One that has no partner waits for the next round.
      fn.if(i32.eq(from, end), () => fn.do(write(at(to), read(at(from)))));
      fn.set(left, asExpr(i32.shrU(i32.add(left, 1), 1)));
    });
    return read(at(start));
  }
}

/** The same for real and whole numbers. */
export const combineWith = (
  float: (lanes: typeof f32x4 | typeof f64x2) => (a: Vector, b: Vector) => Vector,
  whole: (a: Vector, b: Vector) => Vector,
): Folding['combine'] => ({ float32: float(f32x4), float64: float(f64x2), int32: whole });

/** The sum of all. */
export const SUM: Folding = /* @__PURE__ */ (() => ({
  combine: combineWith((lanes) => lanes.add, i32x4.add),
  first: { float32: 0, float64: 0, int32: 0 },
}))();

/** Below all other numbers. */
export const LOWEST: Folding['first'] = {
  float32: -Infinity,
  float64: -Infinity,
  int32: -(2 ** 31),
};
