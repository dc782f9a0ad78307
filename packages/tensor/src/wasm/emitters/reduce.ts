import type { DType } from '../../layout/dtype';
import type { Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, type FunctionWriter, f32x4, type I32, i32, i32x4, store } from '../encoder';
import { copyElements, isFilled } from './copy';
import { ELEMENTS } from './element';
import { keptAndFolded } from './folded-axes';
import {
  BLOCK,
  combineWith,
  Folder,
  type Folding,
  LOWEST,
  loadLanes,
  SUM,
  storeLanes,
  type Working,
} from './folding';
import type { Vector } from './vector-writer';
import { type Axis, overlapping, walk, walkPart } from './walk';

interface Folded {
  readonly axes: readonly number[];
  /** Of norms. */
  readonly divisor?: number;
}

/** What is made of real numbers that are folded in float64. */
interface InFloat64<P> {
  /** Of each result, of `n` numbers. */
  readonly result: (folded: Vector, n: number, params: P) => Vector;
  /** Whether that is for float32 alone. */
  readonly widened?: boolean;
}

/** A kernel that folds the elements along some axes into one: in their own type, or all in float64. */
export function reduceEmitter<P extends Folded>(folding: Folding, wide?: InFloat64<P>): Emitter<P> {
  return {
    variant: ({ axes, divisor }) =>
      divisor === undefined ? axes.join() : `${axes.join()};${divisor}`,
    scalars: noScalars,
    emission: ([out], [x], params) =>
      isFilled([out, x]) && out.isContiguous && !(wide?.widened && x.dtype === 'float64')
        ? reduction(folding, out, x, params, wide)
        : null,
  };
}

function reduction<P extends Folded>(
  folding: Folding,
  out: Operand,
  x: Operand,
  params: P,
  wide: InFloat64<P> | undefined,
): Emission {
  const source: Working = x.dtype === 'bool' ? 'int32' : x.dtype;
  const dtype = wide === undefined ? source : 'float64';
  const { bytes } = ELEMENTS[source];
  const width = 16 / ELEMENTS[dtype].bytes;
  const { kept, folded, n } = keptAndFolded(out, x, params.axes);
  const step = folded.length === 1 ? folded[0].steps[0] : 0;
  const even = x.dtype !== 'bool' && (folded.length === 1 || n === 1);
  const across =
    (even && (step === bytes || n === 1)) || x.dtype === 'bool'
      ? -1
      : kept.findIndex((axis) => axis.steps[1] === bytes);
  const gathered = !even || (across < 0 && n > 1 && step !== bytes);
  const room = gathered ? Math.ceil((n * (across < 0 ? bytes : 16)) / 16) * 16 : 0;
  const outer = kept.filter((_, i) => i !== across);
  const columns = across < 0 ? null : kept[across];
  const groups = columns === null || gathered ? 1 : Math.ceil(columns.extent / width);
  const scratch = room + (n > BLOCK ? Math.ceil(n / BLOCK) * groups * 16 : 0);
  const parts = outer.length > 0 ? outer[0].extent : 1;
  const completed = (fn: FunctionWriter, folded: Vector): Vector => {
    const value = wide?.result(folded, n, params) ?? folded;
    return fn.local('v128', dtype === source ? value : f32x4.demote(value));
  };
  return {
    parts,
    scratch,
    cost: 10 * x.size,
    checks: false,
    emit(fn, { outputs: [target], inputs: [input], scratch: base }, from, to) {
      const folder = new Folder(fn, dtype, folding, bytes);
      const sums = i32.add(base, room);
      const each = (body: (places: readonly I32[]) => void): void => {
        if (outer.length > 0) walkPart(fn, outer, [target, input], from, to, body);
        else if (from === 0 && to === 1) body([target, input]);
        else fn.if(i32.ltS(from, to), () => body([target, input]));
      };
      if (columns === null) {
        each(([a, b]) => {
          if (gathered) gather(fn, folded, base, b, [source, x.dtype]);
          const sum = completed(fn, folder.lines(n, gathered ? base : b, sums)[0]);
          if (out.dtype === 'bool') fn.do(store.u8(at(a), i32x4.extract(sum, 0)));
          else storeLanes(fn, bytes, a, bytes, sum, 1);
        });
        return;
      }
      const { extent, steps } = columns;
      each(([a, b]) => {
        const write = (column: I32, sum: Vector, count: number): void => {
          const to = fn.hold(i32.add(a, i32.mul(column, steps[0])));
          storeLanes(fn, bytes, to, steps[0], completed(fn, sum), count);
        };
        if (gathered) {
          // Rows that do not lie at one distance from each other are brought together, a vector of columns at a time.
          const one = (column: I32, count: number): void => {
            const next = fn.local('i32', asExpr(base));
            walk(fn, folded, [i32.add(b, i32.mul(column, bytes))], ([row]) => {
              fn.do(store.v128(at(next), loadLanes(bytes, at(row), count, folder.first)));
              fn.increase(next, 16);
            });
            folder.columns(n, base, 16, width, sums, (_, sum) => write(column, sum, count));
          };
          if (extent < width) one(0, extent);
          else overlapping(fn, extent, width, (column) => one(column, width));
        } else folder.columns(n, b, step, extent, sums, write);
      });
    },
  };
}

/** Brings the elements along some axes together, in logical order. */
function gather(
  fn: FunctionWriter,
  axes: readonly Axis[],
  target: I32,
  source: I32,
  types: readonly [DType, DType],
): void {
  let step = ELEMENTS[types[0]].bytes;
  const both = axes.map(({ extent, steps: [from] }) => ({ extent, from }));
  const placed: Axis[] = [];
  for (const { extent, from } of both.reverse()) {
    placed.unshift({ extent, steps: [step, from] });
    step *= extent;
  }
  copyElements(fn, placed, [target, source], types);
}

export const sumEmitter = /* @__PURE__ */ reduceEmitter(SUM);

/** The largest, NaN if any is, +0 above −0. */
export const maxEmitter = /* @__PURE__ */ reduceEmitter(
  /* @__PURE__ */ (() => ({
    combine: combineWith((lanes) => lanes.max, i32x4.maxS),
    first: LOWEST,
  }))(),
);

/** The smallest, by the same rules. */
export const minEmitter = /* @__PURE__ */ reduceEmitter(
  /* @__PURE__ */ (() => ({
    combine: combineWith((lanes) => lanes.min, i32x4.minS),
    first: { float32: Infinity, float64: Infinity, int32: 2 ** 31 - 1 },
  }))(),
);
