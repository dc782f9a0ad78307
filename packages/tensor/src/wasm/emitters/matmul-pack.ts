import {
  asExpr,
  at,
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
  lanes: Lanes,
  target: I32,
  source: Matrix,
  width: number,
  depth: I32,
  shallowest: number,
): void {
  const { bytes, count } = lanes;
  const turned = shallowest >= count && source.row === bytes && width >= count;
  const line = width * bytes;
  fn.for(0, depth, turned ? count : 1, (step) => {
    const k = turned ? fn.hold(least(fn, step, i32.sub(depth, count))) : step;
    const from = fn.hold(rowOf(source, k));
    const to = fn.hold(i32.add(target, i32.mul(k, line)));
    if (turned) {
      for (const start of vectorStarts(width, count)) {
        fn.scope(() => {
          const square = Array.from({ length: count }, (_, q) =>
            fn.local('v128', load.v128(near(from, (start + q) * source.column))),
          );
          const turn =
            count === 4
              ? transposed(fn, square)
              : [lanes32(0, 1, 4, 5), lanes32(2, 3, 6, 7)].map((half) =>
                  v128.shuffle(square[0], square[1], half),
                );
          for (const [q, vector] of turn.entries()) {
            fn.do(store.v128(at(to, start * bytes + q * line), vector));
          }
        });
      }
    } else if (source.column === bytes && width >= count) {
      for (const start of vectorStarts(width, count)) {
        fn.do(store.v128(at(to, start * bytes), load.v128(at(from, start * bytes))));
      }
    } else {
      for (let j = 0; j < width; j++) {
        const [p, q] = [at(to, j * bytes), near(from, j * source.column)];
        fn.do(bytes === 4 ? store.i32(p, load.i32(q)) : store.f64(p, load.f64(q)));
      }
    }
  });
}
