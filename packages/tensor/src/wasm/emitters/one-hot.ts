import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, f32, f64, fillBytes, i32 } from '../encoder';
import { isFilled } from './copy';
import { ELEMENTS, loadReal, storeElement } from './element';
import { axesOf, walk } from './walk';

/** Rows of zeros with a 1 where the label says; fails for a label that is no class. */
export const oneHotEmitter: Emitter<number> = {
  variant: (classes) => classes,
  scalars: noScalars,
  emission([out], [labels], classes) {
    if (!isFilled([out, labels]) || !out.isContiguous) return null;
    const { bytes, type } = ELEMENTS[out.dtype];
    // The row lies beside its label.
    const row = { strides: out.strides.slice(0, -1), dtype: out.dtype };
    return {
      parts: 1,
      scratch: 0,
      cost: out.size + 4 * labels.size,
      checks: true,
      emit(fn, { outputs: [target], inputs: [source] }) {
        fn.do(fillBytes(target, 0, out.size * bytes));
        walk(fn, axesOf(labels.shape, [row, labels]), [target, source], ([to, from]) => {
          const label = fn.local('f64', loadReal(labels.dtype, at(from)));
          const whole = fn.local('i32', i32.truncSat64(label));
          const known = i32.and(i32.ltU(whole, classes), f64.eq(f64.convertS(whole), label));
          fn.if(i32.eqz(asExpr(known)), () => fn.return(1));
          const one = { f32: f32.const(1), f64: f64.const(1), i32: asExpr(1) };
          const place = i32.add(to, i32.mul(whole, bytes));
          fn.do(storeElement(out.dtype, at(place), one[type as 'f32']));
        });
      },
    };
  },
};
