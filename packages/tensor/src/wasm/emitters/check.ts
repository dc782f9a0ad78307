import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { asExpr, at, type Expr, f64, i32 } from '../encoder';
import { isFilled } from './copy';
import { loadReal } from './element';
import { axesOf, merge, walk } from './walk';

/** What a check allows: numbers from `low` to `high`, both included, and one more. NaN is never among them. */
export interface Allowed {
  readonly low: number;
  readonly high: number;
  /** Whether only whole numbers are allowed; false by default. */
  readonly whole?: boolean;
  /** A number that is allowed as well; null, the default, for none. */
  readonly also?: number | null;
}

/** The code of a kernel without outputs that fails where an element of its input is not allowed. */
export function checkEmitter<P>(allowed: (params: P) => Allowed): Emitter<P> {
  return {
    variant(params) {
      const { low, high, whole, also } = allowed(params);
      return `${low},${high},${whole},${also}`;
    },
    scalars: noScalars,
    emission(_, [x], params) {
      const { low, high, whole = false, also = null } = allowed(params);
      // Whether truth values pass for whole numbers is for the reference to say.
      if (!isFilled([x]) || (whole && x.dtype === 'bool')) return null;
      return {
        parts: 1,
        scratch: 0,
        cost: x.size,
        checks: true,
        emit(fn, { inputs: [start] }) {
          const good = fn.local('i32', asExpr(1));
          const both = (a: Expr<'i32'>, b: Expr<'i32'>) => asExpr(i32.and(a, b));
          walk(fn, merge(axesOf(x.shape, [x])), [start], ([place]) => {
            const value = fn.local('f64', loadReal(x.dtype, at(place)));
            let fits = both(f64.ge(value, f64.const(low)), f64.le(value, f64.const(high)));
            if (whole) fits = both(fits, f64.eq(value, f64.trunc(value)));
            if (also !== null) fits = asExpr(i32.or(fits, f64.eq(value, f64.const(also))));
            fn.set(good, both(good, fits));
          });
          fn.if(i32.eqz(good), () => fn.return(1));
        },
      };
    },
  };
}
