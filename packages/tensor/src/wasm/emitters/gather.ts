import type { Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import {
  asExpr,
  at,
  beyond,
  type FunctionWriter,
  type I32,
  i32,
  load,
  select,
  store,
} from '../encoder';
import { copyElements, isFilled } from './copy';
import { addElements, ELEMENTS, storeElement } from './element';
import { SUM } from './folding';
import { type Axis, axesOf, merge, walk } from './walk';

/** The axes of a table of positions, and how it is run through. */
interface Table {
  /** The axes along which positions differ, down to the last such axis. */
  readonly outer: Axis[];
  /** The rest, along which one position serves. */
  readonly inner: Axis[];
}

/** For operands with the steps of the index, then of one that lies beside it, then of the one it points into. */
function tableOf(index: Operand, beside: Operand, into: Operand, axis: number): Table {
  const strides = into.strides.map((stride, i) => (i === axis ? 0 : stride));
  const axes = merge(axesOf(index.shape, [index, beside, { strides, dtype: into.dtype }]));
  const last = axes.findLastIndex(({ steps }) => steps[0] !== 0);
  return { outer: axes.slice(0, last + 1), inner: axes.slice(last + 1) };
}

/** Runs `body` for every position, with the place beside it and the place it points at. */
function eachPosition(
  fn: FunctionWriter,
  { outer }: Table,
  into: Operand,
  axis: number,
  places: readonly I32[],
  body: (beside: I32, target: I32) => void,
): void {
  walk(fn, outer, places, ([index, beside, base]) => {
    const position = fn.local('i32', load.i32(at(index)));
    const counted = select(
      i32.ltS(position, 0),
      asExpr(i32.add(position, into.shape[axis])),
      position,
    );
    const step = into.strides[axis] * ELEMENTS[into.dtype].bytes;
    body(beside, fn.hold(i32.add(base, i32.mul(counted, step))));
  });
}

function possible(operands: readonly Operand[], index: Operand): boolean {
  return isFilled(operands) && index.dtype === 'int32';
}

/** Picks elements along an axis by a table of positions. */
export const gatherEmitter: Emitter<number> = {
  variant: (axis) => axis,
  scalars: noScalars,
  emission([out], [x, index], axis) {
    if (!possible([out, x, index], index)) return null;
    const table = tableOf(index, out, x, axis);
    const runs = table.inner.map(({ extent, steps: [, to, from] }) => ({
      extent,
      steps: [to, from],
    }));
    return {
      parts: 1,
      scratch: 0,
      cost: 28 * out.size,
      checks: false,
      emit(fn, { outputs: [target], inputs: [source, positions] }) {
        eachPosition(fn, table, x, axis, [positions, target, source], (to, from) =>
          copyElements(fn, runs, [to, from], [out.dtype, out.dtype]),
        );
      },
    };
  },
};

/** Copies the first input and adds elements to it at the positions of a table, in ascending order of their place. */
export const scatterAddEmitter: Emitter<number> = {
  variant: (axis) => axis,
  scalars: noScalars,
  emission([out], [x, index, source], axis) {
    const { dtype } = out;
    if (!possible([out, x, index, source], index) || dtype === 'bool') return null;
    if (x.dtype !== dtype || source.dtype !== dtype) return null;
    const table = tableOf(index, source, out, axis);
    const { bytes } = ELEMENTS[dtype];
    const inner = table.inner.at(-1);
    const isRun = inner?.steps[1] === bytes && inner.steps[2] === bytes;
    return {
      parts: 1,
      scratch: 0,
      cost: 5 * x.size + 28 * source.size,
      checks: false,
      emit(fn, { outputs: [target], inputs: [first, positions, values] }) {
        copyElements(fn, axesOf(x.shape, [out, x]), [target, first], [dtype, dtype]);
        eachPosition(fn, table, out, axis, [positions, values, target], (value, place) => {
          walk(
            fn,
            isRun ? table.inner.slice(0, -1) : table.inner,
            [0, value, place],
            ([, from, to]) => addRun(fn, dtype, to, from, isRun ? inner.extent : 1),
          );
        });
      },
    };
  },
};

/** Adds neighbours to neighbours. */
function addRun(
  fn: FunctionWriter,
  dtype: 'float32' | 'float64' | 'int32',
  target: I32,
  source: I32,
  count: number,
): void {
  const { bytes, load: read } = ELEMENTS[dtype];
  const whole = count * bytes - ((count * bytes) % 16);
  fn.for(0, whole, 16, (i) => {
    const to = beyond(at(target), i);
    const sum = SUM.combine[dtype](load.v128(to), load.v128(beyond(at(source), i)));
    fn.do(store.v128(to, sum));
  });
  for (let i = whole; i < count * bytes; i += bytes) {
    const sum = addElements(dtype, read(at(target, i)), read(at(source, i)));
    fn.do(storeElement(dtype, at(target, i), sum));
  }
}
