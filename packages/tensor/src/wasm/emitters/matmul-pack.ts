import {
  asExpr,
  type FunctionWriter,
  type I32,
  i32,
  lanes32,
  load,
  select,
  store,
  v128,
} from '../encoder';
import { transposed } from './copy';
import { type Lanes, type Matrix, near, rowOf, vectorStarts } from './matmul-block';

/** The lesser of two whole numbers. */
export function least(fn: FunctionWriter, a: I32, b: I32): I32 {
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b);
  const [x, y] = [fn.hold(a), fn.hold(b)];
  return fn.hold(select(i32.ltS(x, y), asExpr(x), asExpr(y)));
}

/**
 * Copies `depth` rows of `width` columns to `target`, row after row without gaps.
 *
 * @param shallowest - what `depth` is at least, or the lanes of a vector if that is less
 */
export function pack(
  fn: FunctionWriter,
  { bytes, count }: Lanes,
  target: I32,
  source: Matrix,
  width: number,
  depth: I32,
  shallowest: number,
): void {
  const line = width * bytes;
  const square = width >= count && shallowest >= count;
  const turned = square && source.row === bytes;
  const vectors = square && source.column === bytes;
  const rows = turned || vectors ? count : 1;
  const starts = vectorStarts(width, count);
  fn.for(0, depth, rows, (step) => {
    // The last rows are copied again rather than one by one.
    const k = rows === 1 ? step : least(fn, step, i32.sub(depth, rows));
    const from = fn.hold(rowOf(source, k));
    const to = fn.hold(i32.add(target, i32.mul(k, line)));
    const lanes = Array.from({ length: count }, (_, i) => i);
    if (turned) {
      for (const start of starts) {
        fn.scope(() => {
          const columns = lanes.map((i) =>
            fn.local('v128', load.v128(near(from, (start + i) * source.column))),
          );
          const turn =
            count === 4
              ? transposed(fn, columns)
              : HALVES.map((half) => v128.shuffle(columns[0], columns[1], half));
          for (const [i, row] of turn.entries()) {
            fn.do(store.v128(near(to, start * bytes + i * line), row));
          }
        });
      }
    } else if (vectors) {
      for (const i of lanes) {
        for (const start of starts) {
          const value = load.v128(near(from, start * bytes + i * source.row));
          fn.do(store.v128(near(to, start * bytes + i * line), value));
        }
      }
    } else {
      for (let j = 0; j < width; j++) {
        const [place, value] = [near(to, j * bytes), near(from, j * source.column)];
        if (bytes === 4) fn.do(store.i32(place, load.i32(value)));
        else fn.do(store.f64(place, load.f64(value)));
      }
    }
  });
}

const HALVES = /* @__PURE__ */ [lanes32(0, 1, 4, 5), lanes32(2, 3, 6, 7)];
