import { leastSum, type NormParams } from '../../kernels/norm';
import type { DType } from '../../layout/dtype';
import type { Emitter } from '../emission';
import { at, type Expr, f32, f32x4, f64, f64x2, i32 } from '../encoder';
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
  const real = (dtype === 'float32' ? f32 : f64) as typeof f64;
  const { type, load } = ELEMENTS[dtype];
  return (fn, target, source, folded) => {
    const sum = fn.local(type as 'f64', load(at(target)) as Expr<'f64'>);
    const put = (value: Expr<'f64'>) => fn.do(storeElement(dtype, at(target), value));
    const outside = i32.or(
      real.eq(sum, real.const(Infinity)),
      real.lt(sum, real.const(leastSum(dtype))),
    ) as Expr<'i32'>;
    const rare = (): void => {
      const each = (body: (x: Expr<'f64'>) => void) =>
        walk(fn, folded, [source], ([place]) => body(loadReal(dtype, at(place))));
      const rounded = (value: Expr<'f64'>) =>
        put((dtype === 'float32' ? f32.demote(value) : value) as Expr<'f64'>);
      const largest = fn.local('f64', f64.const(0));
      each((x) => fn.set(largest, f64.max(largest, f64.abs(x))));
      const rootOf = (total: Expr<'f64'>) => f64.sqrt(f64.div(total, f64.const(divisor)));
      fn.if(
        i32.or(f64.eq(largest, f64.const(0)), f64.eq(largest, f64.const(Infinity))) as Expr<'i32'>,
        () => rounded(rootOf(largest)),
        () => {
          const total = fn.local('f64', f64.const(0));
          const part = fn.local('f64');
          each((x) => {
            fn.set(part, f64.div(x, largest));
            fn.set(total, f64.add(total, f64.mul(part, part)));
          });
          rounded(f64.mul(largest, rootOf(total)));
        },
      );
    };
    fn.if(outside, rare, () => put(real.sqrt(real.div(sum, real.const(divisor)))));
  };
}
