import type { DType } from '../../layout/dtype';
import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, type Expr, f32, f64, i32, select, store } from '../encoder';
import { isFilled } from './copy';
import { ELEMENTS } from './element';
import { keptAndFolded } from './folded-axes';
import { walk } from './walk';

/** Whether x beats the best so far: by being larger (or smaller), or by being the first NaN. */
function beats(dtype: DType, larger: boolean, x: Expr, best: Expr): Expr<'i32'> {
  if (dtype === 'int32' || dtype === 'bool') {
    return (larger ? i32.ltS : i32.gtS)(best as Expr<'i32'>, x as Expr<'i32'>);
  }
  const real = (dtype === 'float32' ? f32 : f64) as typeof f64;
  const [a, b] = [x as Expr<'f64'>, best as Expr<'f64'>];
  const firstNaN = asExpr(i32.and(real.ne(a, a), real.eq(b, b)));
  return asExpr(i32.or((larger ? real.gt : real.lt)(a, b), firstNaN));
}

/** A kernel that finds where the largest, or smallest, element stands along some axes; the first of equals. */
export function argEmitter(larger: boolean): Emitter<{ readonly axes: readonly number[] }> {
  return {
    variant: ({ axes }) => axes.join(),
    scalars: noScalars,
    emission([out], [x], { axes }) {
      if (!isFilled([out, x]) || !out.contiguous) return null;
      const { kept, folded } = keptAndFolded(out, x, axes);
      return {
        parts: 1,
        scratch: 0,
        cost: 6 * x.size,
        checks: false,
        emit(fn, { outputs: [target], inputs: [source] }) {
          walk(fn, kept, [target, source], ([to, from]) => {
            const { load, type } = ELEMENTS[x.dtype];
            const best = fn.local(type, load(at(from)));
            const place = fn.local('i32', asExpr(0));
            const i = fn.local('i32', asExpr(0));
            walk(fn, folded, [from], ([next]) => {
              const value = fn.local(type, load(at(next)));
              const better = fn.local('i32', beats(x.dtype, larger, value, best));
              fn.set(best, select(better, value, best));
              fn.set(place, select(better, i, place));
              fn.increase(i, 1);
            });
            fn.do(store.i32(at(to), place));
          });
        },
      };
    },
  };
}
