import { type FunctionWriter, type I32, i32, lanes32, load, store, v128 } from '../encoder';
import { atMost } from './bounds';
import { transposed } from './copy';
import { type Lanes, type Matrix, rowOf, vectorStarts } from './matmul-block';
import { near } from './walk';

/** The smaller of two whole numbers, in a variable. */
export function least(fn: FunctionWriter, a: I32, b: I32): I32 {
  return fn.hold(atMost(fn.hold(a), fn.hold(b)));
}

/** What is packed: `depth` rows of some panels, which are `width` neighbouring columns each. */
interface Panels {
  readonly source: Matrix;
  readonly width: number;
  readonly depth: I32;
  /** What `depth` is at least, or the lanes of a vector if that is less. */
  readonly shallowest: number;
  readonly panels?: number;
  /** How far one panel lies from the next when packed, in bytes. */
  readonly apart?: number;
}

/** Copies the rows of each panel to `target` without gaps; in all panels at once, since they share lines of the cache. */
export function pack(
  fn: FunctionWriter,
  { bytes, count }: Lanes,
  target: I32,
  { source, width, depth, shallowest, panels = 1, apart = 0 }: Panels,
): void {
  const line = width * bytes;
  const whole = width >= count && shallowest >= count;
  const turned = whole && source.row === bytes;
  const straight = whole && source.column === bytes;
  const rows = turned || straight ? count : 1;
  const lanes = Array.from({ length: count }, (_, i) => i);
  // The columns that are copied together, and where to.
  const starts = rows > 1 ? vectorStarts(width, count) : Array.from({ length: width }, (_, j) => j);
  const moves = Array.from({ length: panels }, (_, panel) =>
    starts.map((j) => [panel * width + j, panel * apart + j * bytes] as const),
  ).flat();
  fn.for(0, depth, rows, (step) => {
    // The last rows are copied again rather than one by one.
    const k = rows === 1 ? step : least(fn, step, i32.sub(depth, rows));
    const from = fn.hold(rowOf(source, k));
    const to = fn.hold(i32.add(target, i32.mul(k, line)));
    if (straight && !turned) {
      for (const i of lanes) {
        for (const [j, place] of moves) {
          const value = load.v128(near(from, j * bytes + i * source.row));
          fn.do(store.v128(near(to, place + i * line), value));
        }
      }
      return;
    }
    for (const [j, place] of moves) {
      const column = (i: number) => near(from, (j + i) * source.column);
      if (turned) {
        fn.scope(() => {
          const columns = lanes.map((i) => fn.local('v128', load.v128(column(i))));
          const turn =
            count === 4
              ? transposed(fn, columns)
              : HALVES.map((half) => v128.shuffle(columns[0], columns[1], half));
          for (const i of lanes) fn.do(store.v128(near(to, place + i * line), turn[i]));
        });
      } else if (bytes === 4) fn.do(store.i32(near(to, place), load.i32(column(0))));
      else fn.do(store.f64(near(to, place), load.f64(column(0))));
    }
  });
}

const HALVES = /* @__PURE__ */ [lanes32(0, 1, 4, 5), lanes32(2, 3, 6, 7)];
