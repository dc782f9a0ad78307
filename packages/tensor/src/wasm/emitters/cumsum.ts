import { isFloat } from '../../layout/dtype';
import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, type Expr, f32, f64 } from '../encoder';
import { isFilled } from './copy';
import { addElements, ELEMENTS, loadReal, storeElement } from './element';
import { axesOf, walk } from './walk';

/** The running sums along an axis; whole numbers and truth values into whole numbers. */
export const cumsumEmitter: Emitter<number> = {
  variant: (axis) => axis,
  scalars: noScalars,
  emission([out], [x], axis) {
    if (!isFilled([out, x])) return null;
    const from = ELEMENTS[x.dtype];
    const to = ELEMENTS[out.dtype];
    const whole = !isFloat(out.dtype);
    // Real numbers are added up in float64.
    const wide = whole ? 'int32' : 'float64';
    const sum = ELEMENTS[wide];
    const zero = whole ? asExpr(0) : f64.const(0);
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
          const total = fn.local(sum.type, zero);
          walk(fn, [{ extent: x.shape[axis], steps }], line, ([a, b]) => {
            const value = whole ? from.load(at(b)) : loadReal(x.dtype, at(b));
            fn.set(total, addElements(wide, total, value) as never);
            const rounded = out.dtype === 'float32' ? f32.demote(total as Expr<'f64'>) : total;
            fn.do(storeElement(out.dtype, at(a), rounded));
          });
        });
      },
    };
  },
};
