import type { AvgWindows, Windows } from '../../layout/windows';
import type { Emitter } from '../emission';
import { type FunctionWriter, f32, f32x4, type I32, i32, i32x4, v128 } from '../encoder';
import { atMost } from './bounds';
import { poolingEmitter, type Window } from './pool-windows';
import type { Vector } from './vector-writer';

const lowest = (): Vector => f32x4.splat(f32.const(Number.NEGATIVE_INFINITY));

/** The largest element of each window. */
export const maxPool2dEmitter: Emitter<Windows> = /* @__PURE__ */ poolingEmitter<Windows>({
  images: 1,
  adds: false,
  window:
    (fn) =>
    ({ window, eachTap, load: read, store: write }) => {
      const best = fn.local('v128', lowest());
      eachTap(
        1,
        (place) => fn.set(best, f32x4.max(best, read(place))),
        (place) => fn.set(best, read(place)),
      );
      write(window(0), best);
    },
});

/** (x, g) → g added to the tap that has the largest element of its window: the first of equals, or the first NaN. */
export const maxPool2dGradientEmitter: Emitter<Windows> = /* @__PURE__ */ poolingEmitter<Windows>({
  images: 1,
  adds: true,
  window:
    (fn, _, { first }) =>
    ({ window, eachTap, load: read, store: write }) => {
      const best = fn.local('v128', lowest());
      const winner = fn.local('v128', i32x4.splat(first));
      const compare = (value: Vector, tap: I32): void => {
        // A NaN is larger than every number, but not than another NaN.
        const isNaN = v128.andNot(f32x4.eq(best, best), f32x4.eq(value, value));
        const larger = fn.local('v128', v128.or(f32x4.gt(value, best), isNaN));
        fn.set(best, v128.select(larger, value, best));
        fn.set(winner, v128.select(larger, i32x4.splat(tap), winner));
      };
      eachTap(
        1,
        (place, tap) => compare(fn.local('v128', read(place)), tap),
        (place) => fn.set(best, read(place)),
      );
      const gradient = fn.local('v128', read(window(2)));
      eachTap(0, (place, tap) => {
        const share = v128.and(gradient, i32x4.eq(winner, i32x4.splat(tap)));
        write(place, f32x4.add(read(place), share));
      });
    },
});

/** Whether windows divide by another number than that of their elements. */
const unusual = ({ divisorOverride }: AvgWindows): boolean => divisorOverride !== null;

/** The number of the elements of a window. */
function divisor(
  fn: FunctionWriter,
  { image, kernel, stride, padding, countIncludePad }: AvgWindows,
  { row, column, whole, inside }: Window,
): Vector {
  // What lies beyond the padding never counts.
  const extent = (axis: 0 | 1, index: I32): I32 => {
    const end = image[axis] + 2 * padding[axis];
    return atMost(fn.hold(i32.sub(end, i32.mul(index, stride[axis]))), kernel[axis]);
  };
  const count = countIncludePad && !whole ? i32.mul(extent(0, row), extent(1, column)) : inside;
  const real =
    typeof count === 'number' ? f32x4.splat(f32.const(count)) : f32x4.convertS(i32x4.splat(count));
  return fn.local('v128', real);
}

/** The mean of each window. */
export const avgPool2dEmitter: Emitter<AvgWindows> = /* @__PURE__ */ poolingEmitter<AvgWindows>({
  images: 1,
  adds: false,
  refused: unusual,
  window(fn, windows, at) {
    const elements = divisor(fn, windows, at);
    return ({ window, eachTap, load: read, store: write }) => {
      const sum = fn.local('v128', f32x4.splat(f32.const(0)));
      eachTap(1, (place) => fn.set(sum, f32x4.add(sum, read(place))));
      write(window(0), f32x4.div(sum, elements));
    };
  },
});

/** g / elements added to every element of its window. */
export const avgPool2dGradientEmitter: Emitter<AvgWindows> =
  /* @__PURE__ */ poolingEmitter<AvgWindows>({
    images: 0,
    adds: true,
    refused: unusual,
    window(fn, windows, at) {
      const elements = divisor(fn, windows, at);
      return ({ window, eachTap, load: read, store: write }) => {
        const share = fn.local('v128', f32x4.div(read(window(1)), elements));
        eachTap(0, (place) => write(place, f32x4.add(read(place), share)));
      };
    },
  });
