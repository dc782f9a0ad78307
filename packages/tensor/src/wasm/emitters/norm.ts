import type { DType } from '../../layout/dtype';
import { leastSum, type NormParams, scaleOf } from '../../layout/norm-range';
import type { Emitter } from '../emission';
import { at, type Expr, f32, f32x4, f64, f64x2 } from '../encoder';
import { ELEMENTS, loadReal, storeElement } from './element';
import { SUM } from './folding';
import { type Finish, reduceEmitter } from './reduce';
import { walk } from './walk';

const roots = /* @__PURE__ */ (() =>
  reduceEmitter<NormParams>(
    { ...SUM, of: (dtype, x) => (dtype === 'float32' ? f32x4 : f64x2).mul(x, x) },
    { finish: ({ divisor }, dtype) => root(divisor, dtype) },
  ))();

/** √(Σ x² / divisor), as the reference does it. */
export const normEmitter: Emitter<NormParams> = /* @__PURE__ */ (() => ({
  ...roots,
  variant: ({ axes, divisor }: NormParams) => `${axes.join()}/${divisor}`,
}))();

function root(divisor: number, dtype: DType): Finish {
  const single = dtype === 'float32';
  const real = (single ? f32 : f64) as typeof f64;
  const { type, load } = ELEMENTS[dtype];
  return (fn, target, source, folded) => {
    const sum = fn.local(type as 'f64', load(at(target)) as Expr<'f64'>);
    const put = (value: Expr<'f64'>) => fn.do(storeElement(dtype, at(target), value));
    const scaled = (overflowed: boolean) => (): void => {
      const scale = f64.const(scaleOf(dtype, overflowed));
      const total = fn.local('f64', f64.const(0));
      const part = fn.local('f64');
      walk(fn, folded, [source], ([place]) => {
        fn.set(part, f64.mul(loadReal(dtype, at(place)), scale));
        fn.set(total, f64.add(total, f64.mul(part, part)));
      });
      const value = f64.div(f64.sqrt(f64.div(total, f64.const(divisor))), scale);
      put((single ? f32.demote(value) : value) as Expr<'f64'>);
    };
    fn.if(real.eq(sum, real.const(Infinity)), scaled(true), () =>
      fn.if(real.lt(sum, real.const(leastSum(dtype))), scaled(false), () =>
        put(real.sqrt(real.div(sum, real.const(divisor)))),
      ),
    );
  };
}
