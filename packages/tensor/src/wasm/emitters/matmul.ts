import type { Emission, Emitter } from '../emission';
import { noScalars } from '../emission';
import { type FunctionWriter, f32, f32x4, type I32, i32 } from '../encoder';
import { type Matrix, multiplyBlock, rowOf } from './matmul-block';
import { least, pack } from './matmul-pack';
import { type ProductPlan, planProduct, transposedMatrix } from './matmul-plan';

/** Below so many products, in all, sharing the work costs more than it gains. */
const SHARED = 65536;
/** Stripes of A that are packed together, since they lie in the same lines of the cache. */
const STRIPES = 4;

/** The batched matrix product. */
export const matmulEmitter: Emitter<null> = {
  variant: () => '',
  scalars: noScalars,
  emission([out], [x, y]) {
    const plan = planProduct(out, x, y);
    if (plan === null) return null;
    const { lanes, m, k, n, rows, depth, breadth, matrices, packA, packB } = plan;
    const products = out.size * k;
    const groups = Math.ceil(m / rows);
    const parts = products < SHARED ? 1 : matrices * groups;
    return {
      parts,
      scratch:
        lanes.bytes * depth * ((packB ? Math.min(breadth, n) : 0) + (packA ? rows * STRIPES : 0)),
      // Rounding to float32 costs as much again.
      cost: (12 / lanes.bytes) * products,
      checks: false,
      emit(fn, { outputs: [product], inputs: [left, right], scratch }, from, to, module) {
        const starts = plan.turned ? [product, right, left] : [product, left, right];
        const fused = module.relaxed && lanes.bytes === 4;
        /** Rows `low` to `high` of one matrix of the batch. */
        const multiply = (index: I32, low: I32, high: I32): void => {
          const [c, a, b] = placesOf(plan, starts, index).map((at) => fn.hold(at));
          const found = {
            ...plan,
            a: { ...plan.a, at: a },
            b: { ...plan.b, at: b },
            c: { ...plan.c, at: c },
          };
          multiplyRows(fn, found, scratch, low, high, fused);
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
function placesOf({ batch }: ProductPlan, starts: readonly I32[], index: I32): readonly I32[] {
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
 * Rows `low` to `high`: some columns of B after the other, cut along the inner axis so that they stay in a cache. The
 * sums wait in the product from one cut to the next, so that every element still adds its products in ascending order.
 */
function multiplyRows(
  fn: FunctionWriter,
  plan: ProductPlan,
  scratch: I32,
  low: I32,
  high: I32,
  fused: boolean,
): void {
  const { lanes, m, k, n, c, rows, depth, breadth, packB } = plan;
  const { bytes, count } = lanes;
  const zero = fn.local('v128', f32x4.splat(f32.const(0)));
  const stripes = i32.add(scratch, packB ? depth * Math.min(breadth, n) * bytes : 0);
  const multiplyColumns = (left: I32, right: I32, width: number): void => {
    const packA = plan.packA && width === plan.width;
    fn.for(0, k, depth, (start) => {
      const length = least(fn, depth, i32.sub(k, start));
      const a = { ...plan.a, at: fn.hold(columnOf(plan.a, start)) };
      const b = { ...plan.b, at: fn.hold(rowOf(plan.b, start)) };
      const panelAt = (j: I32): Matrix => {
        const at = i32.add(scratch, i32.mul(i32.sub(j, left), depth * bytes));
        return { at: fn.hold(at), row: width * bytes, column: bytes };
      };
      if (packB) {
        fn.for(left, right, width, (j) =>
          pack(fn, lanes, panelAt(j).at, {
            source: { ...b, at: columnOf(b, j) },
            width,
            depth: length,
            shallowest: k,
          }),
        );
      }
      const multiplyStripe = (i: I32, height: number, own: Matrix): void => {
        const block = { lanes, rows: height, width, depth: length, carried: start, fused, zero };
        const target = { ...c, at: fn.hold(rowOf(c, i)) };
        fn.for(left, right, width, (j) => {
          const panel = packB ? panelAt(j) : { ...b, at: fn.hold(columnOf(b, j)) };
          multiplyBlock(fn, block, own, panel, { ...c, at: fn.hold(columnOf(target, j)) });
        });
      };
      const direct = (i: I32, height: number): void =>
        multiplyStripe(i, height, { ...a, at: fn.hold(rowOf(a, i)) });
      const full = m - (m % rows);
      const end = least(fn, high, full);
      if (packA) {
        const group = STRIPES * rows;
        fn.for(low, end, group, (i) => {
          // Whole groups are packed, if need be with rows that are not this part's.
          const first = least(fn, i, full - group);
          pack(fn, lanes, stripes, {
            source: transposedMatrix({ ...a, at: rowOf(a, first) }),
            width: rows,
            depth: length,
            shallowest: k,
            panels: STRIPES,
            apart: depth * rows * bytes,
          });
          fn.for(i, least(fn, i32.add(i, group), end), rows, (row) => {
            const at = i32.add(stripes, i32.mul(i32.sub(row, first), depth * bytes));
            multiplyStripe(row, rows, { at: fn.hold(at), row: bytes, column: rows * bytes });
          });
        });
      } else fn.for(low, end, rows, (i) => direct(i, rows));
      if (full === m) return;
      const rest = (): void => fn.scope(() => direct(full, m - full));
      if (typeof high !== 'number') fn.if(i32.eq(high, m), rest);
      else if (high === m) rest();
    });
  };
  const rest = n % plan.width;
  const full = n - rest;
  fn.for(0, full, breadth, (j) =>
    multiplyColumns(j, least(fn, i32.add(j, breadth), full), plan.width),
  );
  if (rest > 0) {
    // What is narrower than a vector is widened by columns that are known already.
    const width = Math.min(n, Math.max(rest, count));
    fn.scope(() => multiplyColumns(n - width, n, width));
  }
}

function columnOf({ at, column }: Matrix, j: I32): I32 {
  return i32.add(at, i32.mul(j, column));
}
