import { isFloat, widthOf } from '../../layout/dtype';
import { type Emitter, noScalars } from '../emission';
import { at, beyond, f32, f32x4, f64x2, load, type Place, v128 } from '../encoder';
import { checkEmitter } from './check';
import type { Vector } from './vector-writer';

const LARGEST = Number.MAX_VALUE;

/** For numbers that lie in any way. */
const anywhere = /* @__PURE__ */ checkEmitter(() => ({ low: -LARGEST, high: LARGEST }));

/** The code of a kernel without outputs that fails where an element of its input is NaN or infinite. */
export const finiteEmitter: Emitter<unknown> = {
  variant: () => '',
  scalars: noScalars,
  emission(outputs, [x], params) {
    if (!x.isContiguous || !isFloat(x.dtype)) return anywhere.emission(outputs, [x], params);
    const single = x.dtype === 'float32';
    const { sub } = single ? f32x4 : f64x2;
    const splat = (place: Place): Vector =>
      single ? f32x4.splat(load.f32(place)) : f64x2.splat(load.f64(place));
    const width = widthOf(x.dtype);
    const bytes = width * x.size;
    const whole = bytes - (bytes % 16);
    return {
      parts: 1,
      scratch: 0,
      cost: x.size / 4,
      checks: true,
      emit(fn, { inputs: [start] }) {
        const bits = fn.local('v128', f32x4.splat(f32.const(0)));
        const note = (vector: Vector): void => {
          const kept = fn.local('v128', vector);
          // x − x is +0, without a bit, where x is finite, and NaN elsewhere.
          fn.set(bits, v128.or(bits, sub(kept, kept)));
        };
        fn.for(0, whole, 16, (i) => note(load.v128(beyond(at(start), i))));
        for (let i = whole; i < bytes; i += width) note(splat(beyond(at(start), i)));
        fn.if(v128.anyTrue(bits), () => fn.return(1));
      },
    };
  },
};
