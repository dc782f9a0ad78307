import type { Emission, Emitter } from '../emission';
import { noScalars } from '../emission';
import { type FunctionWriter, f32, f32x4, type I32, i32 } from '../encoder';
import { type Matrix, multiplyBlock, type Panel, rowOf } from './matmul-block';
import { least, pack } from './matmul-pack';
import { type Plan, planProduct, transposedMatrix } from './matmul-plan';

/** Below so many products, in all, sharing the work costs more than it gains. */
const SHARED = 65536;

/** The batched matrix product. */
export const matmulEmitter: Emitter<null> = {
  variant: () => '',
  scalars: noScalars,
  emission([out], [x, y]) {
    const plan = planProduct(out, x, y);
    if (plan === null) return null;
    const { lanes, m, k, rows, width, depth, height, matrices, packA, packB } = plan;
    const products = out.size * k;
    const groups = Math.ceil(m / rows);
    const parts = products < SHARED ? 1 : matrices * groups;
    return {
      parts,
      scratch: lanes.bytes * depth * ((packB ? width : 0) + (packA ? height : 0)),
      cost: products,
      checks: false,
      emit(fn, { outputs: [product], inputs: [left, right], scratch }, from, to, module) {
        const starts = plan.turned ? [product, right, left] : [product, left, right];
        const fused = module.relaxed && lanes.bytes === 4;
        /** Rows `low` to `high` of one matrix of the batch. */
        const multiply = (index: I32, low: I32, high: I32): void => {
          const [c, a, b] = placesOf(plan, starts, index).map((at) => fn.hold(at));
          const matrices = {
            a: { ...plan.a, at: a },
            b: { ...plan.b, at: b },
            c: { ...plan.c, at: c },
          };
          // Where all rows fit into a chunk, no loop is needed, even if their number is not known.
          const chunk = (start: I32, end: I32): void =>
            multiplyRows(fn, { ...plan, ...matrices }, scratch, start, end, fused);
          if (m <= height) chunk(low, high);
          else {
            fn.for(low, high, height, (i) => chunk(i, least(fn, i32.add(i, height), high)));
          }
        };
        const all = (): void => {
          if (parts === 1) fn.for(0, matrices, 1, (index) => multiply(index, 0, m));
          else {
            const end = i32.divS(i32.add(to, groups - 1), groups);
            fn.for(i32.divS(from, groups), end, 1, (index) => {
              const first = i32.mul(index, groups);
              const skipped = i32.sub(0, least(fn, i32.sub(first, from), 0));
              const wanted = i32.mul(i32.sub(to, first), rows);
              if (groups === 1) multiply(index, 0, m);
              else multiply(index, fn.hold(i32.mul(skipped, rows)), least(fn, wanted, m));
            });
          }
        };
        fn.scope(() => {
          if (typeof from !== 'number' || typeof to !== 'number') fn.if(i32.ltS(from, to), all);
          else if (from < to) all();
        });
      },
    } satisfies Emission;
  },
};

/** Where matrix number `index` of the batch starts in the product and the factors. */
function placesOf({ batch }: Plan, starts: readonly I32[], index: I32): readonly I32[] {
  let places = starts;
  let rest = index;
  for (let i = batch.length - 1; i >= 0; i--) {
    const { extent, steps } = batch[i];
    const along = i === 0 ? rest : i32.remS(rest, extent);
    places = places.map((place, which) => i32.add(place, i32.mul(along, steps[which])));
    rest = i32.divS(rest, extent);
  }
  return places;
}

/**
 * Rows `low` to `high`: panel by panel of B, each with all rows of A, so that a panel is read from the nearest cache by
 * all blocks but the first. A long inner axis is cut; the sums wait in the product for the next cut, so that every
 * element still adds its products in ascending order.
 */
function multiplyRows(
  fn: FunctionWriter,
  plan: Plan,
  scratch: I32,
  low: I32,
  high: I32,
  fused: boolean,
): void {
  const { lanes, m, k, n, c, rows, width, depth, packA, packB } = plan;
  const { bytes, count } = lanes;
  const zero = fn.local('v128', f32x4.splat(f32.const(0)));
  const most = fused && rows === 12 ? 6 : Math.min(4, m);
  const packed = i32.add(scratch, packB ? depth * width * bytes : 0);
  const packedRow = (i: I32): I32 => i32.add(packed, i32.mul(i32.sub(i, low), depth * bytes));
  fn.for(0, k, depth, (start) => {
    const length = least(fn, depth, i32.sub(k, start));
    const a = { ...plan.a, at: fn.hold(columnOf(plan.a, start)) };
    const b = { ...plan.b, at: fn.hold(rowOf(plan.b, start)) };
    if (packA) {
      fn.for(low, least(fn, high, m - (m % most)), most, (i) => {
        const stripe = transposedMatrix({ ...a, at: rowOf(a, i) });
        pack(fn, lanes, packedRow(i), stripe, most, length, k);
      });
    }
    const multiplyPanel = (j: I32, panel: Panel): void => {
      let columns: Matrix = { ...b, at: fn.hold(columnOf(b, j)) };
      if (packB) {
        pack(fn, lanes, scratch, columns, panel.width, length, k);
        columns = { at: scratch, row: panel.width * bytes, column: bytes };
      }
      const target = { ...c, at: fn.hold(columnOf(c, j)) };
      const multiplyBlocks = (i: I32, height: number, ready: boolean): void => {
        const own = ready
          ? { at: fn.hold(packedRow(i)), row: bytes, column: most * bytes }
          : { ...a, at: fn.hold(rowOf(a, i)) };
        const block = { lanes, rows: height, panel, depth: length, carried: start, fused, zero };
        multiplyBlock(fn, block, own, columns, { ...c, at: fn.hold(rowOf(target, i)) });
      };
      // A single vector leaves registers for more rows.
      const tall = panel.width <= count && !packA ? rows : most;
      const full = m - (m % tall);
      fn.for(low, least(fn, high, full), tall, (i) => multiplyBlocks(i, tall, packA));
      if (full === m) return;
      const rest = (): void => fn.scope(() => multiplyBlocks(full, m - full, false));
      if (typeof high !== 'number') fn.if(i32.eq(high, m), rest);
      else if (high === m) rest();
    };
    const rest = n % width;
    fn.for(0, n - rest, width, (j) => multiplyPanel(j, { width, known: 0 }));
    if (rest > 0) {
      // What is narrower than a vector is widened by columns that are known already.
      const wide = Math.min(n, Math.max(rest, count));
      fn.scope(() => multiplyPanel(n - wide, { width: wide, known: wide - rest }));
    }
  });
}

function columnOf({ at, column }: Matrix, j: I32): I32 {
  return i32.add(at, i32.mul(j, column));
}
