import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, f32, f64, type ValueType } from '../encoder';
import { isFilled } from './copy';
import { addElements, ELEMENTS, storeElement } from './element';
import { axesOf, walk } from './walk';

/** The running sums along an axis; whole numbers and truth values into whole numbers. */
export const cumsumEmitter: Emitter<number> = {
  variant: (axis) => axis,
  scalars: noScalars,
  emission([out], [x], axis) {
    if (!isFilled([out, x])) return null;
    const from = ELEMENTS[x.dtype];
    const to = ELEMENTS[out.dtype];
    const outer = axesOf(
      x.shape.map((n, i) => (i === axis ? 1 : n)),
      [out, x],
    );
    const steps = [out.strides[axis] * to.bytes, x.strides[axis] * from.bytes];
    return {
      parts: 1,
      scratch: 0,
      cost: 19 * x.size,
      checks: false,
      emit(fn, { outputs: [target], inputs: [source] }) {
        walk(fn, outer, [target, source], (line) => {
          const zero = { f32: f32.const(0), f64: f64.const(0), i32: asExpr(0) };
          const total = fn.local<ValueType>(to.type, zero[to.type as 'f32']);
          walk(fn, [{ extent: x.shape[axis], steps }], line, ([a, b]) => {
            fn.set(total, addElements(out.dtype, total, from.load(at(b))) as never);
            fn.do(storeElement(out.dtype, at(a), total));
          });
        });
      },
    };
  },
};
