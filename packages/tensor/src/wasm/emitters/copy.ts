import type { DType } from '../../layout/dtype';
import type { Operand } from '../emission';
import {
  at,
  beyond,
  copyBytes,
  type Expr,
  type FunctionWriter,
  type I32,
  i32,
  lanes32,
  load,
  store,
  v128,
} from '../encoder';
import { ELEMENTS, storeElement } from './element';
import { type Axis, merge, near, overlapping, walk } from './walk';

/** From here on the copying instruction of the machine pays. */
const LONG_RUN = 1024;

/**
 * The axes as copying likes them best, long runs of the target last; nothing is read that has been written, so any order
 * will do.
 */
export function inCopyOrder(axes: readonly Axis[]): Axis[] {
  return merge([...axes].sort((a, b) => Math.abs(b.steps[0]) - Math.abs(a.steps[0])));
}

/**
 * Copies elements that lie in any way to places that lie in any way.
 *
 * @param axes - with the steps of the target, then of the source
 * @param types - of the target and the source: one type, or whole numbers from truth values
 */
export function copyElements(
  fn: FunctionWriter,
  axes: readonly Axis[],
  [target, source]: readonly [I32, I32],
  [to, from]: readonly [DType, DType],
): void {
  const ordered = inCopyOrder(axes);
  const { bytes } = ELEMENTS[to];
  const inner = ordered.at(-1);
  if (inner !== undefined && to === from && inner.steps[0] === bytes) {
    const outer = ordered.slice(0, -1);
    const [, step] = inner.steps;
    if (step === bytes) {
      walk(fn, outer, [target, source], ([a, b]) => copyRun(fn, a, b, inner.extent * bytes));
      return;
    }
    if (step === 0 && bytes === 4 && inner.extent >= 4) {
      walk(fn, outer, [target, source], ([a, b]) => repeat(fn, a, b, inner.extent));
      return;
    }
    const across = outer.findIndex((axis) => axis.steps[1] === 4 && axis.extent >= 4);
    if (bytes === 4 && inner.extent >= 4 && across >= 0) {
      const rest = outer.filter((_, i) => i !== across);
      walk(fn, rest, [target, source], ([a, b]) => transpose(fn, [outer[across], inner], a, b));
      return;
    }
  }
  walk(fn, ordered, [target, source], ([a, b]) =>
    fn.do(storeElement(to, at(a), ELEMENTS[from].load(at(b)))),
  );
}

/** Copies bytes that lie one after the other. */
export function copyRun(fn: FunctionWriter, target: I32, source: I32, bytes: number): void {
  if (bytes >= LONG_RUN) {
    fn.do(copyBytes(target, source, bytes));
    return;
  }
  const move = (unit: number, i: I32): void => {
    const [a, b] = [beyond(at(target), i), beyond(at(source), i)];
    if (unit === 16) fn.do(store.v128(a, load.v128(b)));
    else if (unit === 8) fn.do(store.f64(a, load.f64(b)));
    else if (unit === 4) fn.do(store.i32(a, load.i32(b)));
    else fn.do(store.u8(a, load.u8(b)));
  };
  const blocks = bytes - (bytes % 64);
  fn.for(0, blocks, 64, (i) => {
    for (let k = 0; k < 64; k += 16) move(16, i32.add(i, k));
  });
  let done = blocks;
  for (let unit = 16; unit >= 1; unit /= 2) {
    if (unit === 2) continue;
    for (; done + unit <= bytes; done += unit) move(unit, done);
  }
}

/** Writes one number of 32 bits into `count` neighbours, at least four. */
function repeat(fn: FunctionWriter, target: I32, source: I32, count: number): void {
  const value = fn.local('v128', load.splat32(at(source)));
  overlapping(fn, count, 4, (i) => fn.do(store.v128(beyond(at(target), i32.mul(i, 4)), value)));
}

/** Copies numbers of 32 bits by squares of four: the source runs along the first axis, the target along the second. */
function transpose(
  fn: FunctionWriter,
  [rows, columns]: readonly [Axis, Axis],
  target: I32,
  source: I32,
): void {
  const [rowStep] = rows.steps;
  const [, columnStep] = columns.steps;
  overlapping(fn, rows.extent, 4, (i) => {
    const [a, b] = [
      fn.hold(i32.add(target, i32.mul(i, rowStep))),
      fn.hold(i32.add(source, i32.mul(i, 4))),
    ];
    overlapping(fn, columns.extent, 4, (j) => {
      const from = fn.hold(i32.add(b, i32.mul(j, columnStep)));
      const to = fn.hold(i32.add(a, i32.mul(j, 4)));
      const square = [0, 1, 2, 3].map((k) =>
        fn.local('v128', load.v128(near(from, k * columnStep))),
      );
      for (const [k, row] of transposed(fn, square).entries()) {
        fn.do(store.v128(near(to, k * rowStep), row));
      }
    });
  });
}

/** The columns of four vectors of 32-bit lanes. */
export function transposed(
  fn: FunctionWriter,
  [a, b, c, d]: readonly Expr<'v128'>[],
): Expr<'v128'>[] {
  const [low, high] = [lanes32(0, 4, 1, 5), lanes32(2, 6, 3, 7)];
  const [left, right] = [lanes32(0, 1, 4, 5), lanes32(2, 3, 6, 7)];
  const pairs = [low, high].flatMap((lanes) => [
    fn.local('v128', v128.shuffle(a, b, lanes)),
    fn.local('v128', v128.shuffle(c, d, lanes)),
  ]);
  return [0, 2].flatMap((k) =>
    [left, right].map((lanes) => v128.shuffle(pairs[k], pairs[k + 1], lanes)),
  );
}

/** Whether code is worth writing, and possible: at least one element everywhere. */
export function isFilled(operands: readonly Operand[]): boolean {
  return operands.every(({ size }) => size > 0);
}
