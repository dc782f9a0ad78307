import {
  asExpr,
  at,
  beyond,
  type FunctionWriter,
  f32x4,
  f64x2,
  type I32,
  i32,
  type Local,
  load,
  type Place,
  store,
} from '../encoder';
import type { Vector } from './vector-writer';
import { near } from './walk';

/** Numbers of one type by the vector. */
export interface Lanes {
  readonly bytes: 4 | 8;
  /** How many a vector holds. */
  readonly count: number;
  readonly splat: (place: Place) => Vector;
  readonly first: (place: Place) => Vector;
  readonly storeLane: typeof store.lane32;
  readonly add: (a: Vector, b: Vector) => Vector;
  readonly mul: (a: Vector, b: Vector) => Vector;
}

export const LANES: { readonly [dtype: string]: Lanes | undefined } = /* @__PURE__ */ (() => ({
  float32: {
    bytes: 4,
    count: 4,
    splat: load.splat32,
    first: load.first32,
    storeLane: store.lane32,
    add: f32x4.add,
    mul: f32x4.mul,
  },
  float64: {
    bytes: 8,
    count: 2,
    splat: load.splat64,
    first: load.first64,
    storeLane: store.lane64,
    add: f64x2.add,
    mul: f64x2.mul,
  },
}))();

/** A matrix in memory: its first element, and how far the next row and the next column lie, in bytes. */
export interface Matrix {
  readonly at: I32;
  readonly row: number;
  readonly column: number;
}

/** The columns at which the vectors of a panel start: side by side, the last one perhaps over the one before it. */
export function vectorStarts(width: number, lanes: number): number[] {
  const count = Math.ceil(width / lanes);
  return Array.from({ length: count }, (_, v) => Math.max(0, Math.min(v * lanes, width - lanes)));
}

/** The element of a matrix whose row the code finds when it runs. */
export function rowOf({ at, row }: Matrix, i: I32): I32 {
  return i32.add(at, i32.mul(i, row));
}

/** Up to how many vector products a block is written without a loop. */
const UNROLLED = 16;

/** What is multiplied in a block: `rows` × `depth` of A by `depth` × `width` of B, whose columns are neighbours. */
export interface Block {
  readonly lanes: Lanes;
  readonly rows: number;
  /** Columns. */
  readonly width: number;
  readonly depth: I32;
  /** 0 where the sums start; else they continue from those in memory if it is not 0 when the code runs. */
  readonly carried: I32;
  /** Whether products are not rounded before they are added. */
  readonly fused: boolean;
  /** A variable that holds zeros. */
  readonly zero: Vector;
}

/**
 * A few rows by a few vectors of the product, all in variables until the end. The loop over the inner axis is not
 * unrolled unless it goes away: engines then load ahead and run out of registers.
 */
export function multiplyBlock(
  fn: FunctionWriter,
  { lanes, rows, width, depth, carried, fused, zero }: Block,
  a: Matrix,
  b: Matrix,
  c: Matrix,
): void {
  fn.scope(() => {
    const { bytes, count, add, mul } = lanes;
    const starts = vectorStarts(width, count);
    const partial = Math.min(width, count);
    const read = (place: Place): Vector => {
      if (partial === count) return load.v128(place);
      let vector = lanes.first(place);
      for (let lane = 1; lane < partial; lane++) {
        vector = load.lane32(beyond(place, 4 * lane), lane, vector);
      }
      return vector;
    };
    const sums = Array.from({ length: rows }, () => starts.map(() => fn.local('v128')));
    const each = (body: (sum: Local<'v128'>, r: number, v: number, place: Place) => void): void => {
      for (const [r, row] of sums.entries()) {
        for (const [v, sum] of row.entries()) {
          body(sum, r, v, at(c.at, r * c.row + starts[v] * bytes));
        }
      }
    };
    const clear = (): void => each((sum) => fn.set(sum, zero));
    if (carried === 0) clear();
    else
      fn.if(asExpr(carried), () => each((sum, _r, _v, place) => fn.set(sum, read(place))), clear);

    const vectors = starts.map(() => fn.local('v128'));
    const factor = fn.local('v128');
    const step = (left: I32, right: I32, leftBy: number, rightBy: number): void => {
      for (const [v, start] of starts.entries()) {
        fn.set(vectors[v], read(near(right, rightBy + start * bytes)));
      }
      for (let r = 0; r < rows; r++) {
        fn.set(factor, lanes.splat(near(left, leftBy + r * a.row)));
        for (const [v, vector] of vectors.entries()) {
          const sum = sums[r][v];
          fn.set(
            sum,
            fused ? f32x4.relaxedMadd(factor, vector, sum) : add(sum, mul(factor, vector)),
          );
        }
      }
    };
    if (typeof depth === 'number' && rows * starts.length * depth <= UNROLLED) {
      for (let k = 0; k < depth; k++) step(a.at, b.at, k * a.column, k * b.row);
    } else {
      const left = fn.local('i32', asExpr(a.at));
      const right = fn.local('i32', asExpr(b.at));
      const end = fn.hold(i32.add(right, i32.mul(depth, b.row)));
      fn.while(i32.ne(right, end), () => {
        step(left, right, 0, 0);
        fn.increase(left, a.column);
        fn.increase(right, b.row);
      });
    }

    each((sum, _r, _v, place) => {
      if (partial === count) fn.do(store.v128(place, sum));
      else {
        for (let lane = 0; lane < partial; lane++) {
          fn.do(lanes.storeLane(beyond(place, lane * bytes), lane, sum));
        }
      }
    });
  });
}
