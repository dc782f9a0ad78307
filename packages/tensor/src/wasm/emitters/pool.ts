import type { AvgWindows, Windows } from '../../layout/windows';
import type { Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import {
  at,
  type Expr,
  type FunctionWriter,
  f32,
  f32x4,
  fillBytes,
  type I32,
  i32,
  i32x4,
  load,
  type Place,
  store,
  v128,
} from '../encoder';
import { isFilled } from './copy';
import { near } from './walk';

const FLOAT = 4;

/** The code of a window is written out, tap by tap; larger windows are left to the reference. */
const MOST_TAPS = 49;

type Vector = Expr<'v128'>;

/** Some neighbouring channels of one window: four, or one. */
interface Cell {
  /** Where they lie in a tensor with one element for each window. */
  readonly window: (operand: number) => Place;
  /** Where they lie in a tensor of images: once for each tap, in ascending order. */
  readonly taps: (operand: number) => Place[];
  readonly load: (place: Place) => Vector;
  readonly store: (place: Place, value: Vector) => void;
}

/** What a pooling kernel does: which operand holds images, by its number, and what happens in a window. */
interface Pooling<W extends Windows> {
  readonly images: number;
  /** Whether the output is an image to which windows add, from zeros on. */
  readonly adds: boolean;
  readonly cell: (fn: FunctionWriter, cell: Cell, windows: W) => void;
  /** Windows that are left to the reference. */
  readonly refused?: (windows: W) => boolean;
}

/**
 * The emitter of a kernel over windows without padding, in float32, in ascending order of the windows. Four channels go
 * together where they lie side by side everywhere. Operands are numbered with the output first.
 */
function poolingEmitter<W extends Windows>(pooling: Pooling<W>): Emitter<W> {
  return {
    variant: JSON.stringify,
    scalars: noScalars,
    emission(outputs, inputs, windows) {
      const operands = [...outputs, ...inputs];
      const taps = windows.kernel[0] * windows.kernel[1];
      const { padding, count, stride, kernel, dilation, image } = windows;
      const within = [0, 1].every((axis) => {
        const reach = (count[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis];
        return padding[axis] === 0 && reach < image[axis];
      });
      const float = operands.every(({ dtype }) => dtype === 'float32');
      if (!float || !within || taps > MOST_TAPS || !isFilled(operands)) return null;
      if (pooling.refused?.(windows)) return null;
      return emissionOf(pooling, operands, windows);
    },
  };
}

function emissionOf<W extends Windows>(
  { images, adds, cell }: Pooling<W>,
  operands: readonly Operand[],
  windows: W,
): Emission {
  const [batch, channels] = operands[images].shape;
  const { count, kernel, stride, dilation } = windows;
  const together = operands.every(({ strides }) => strides[1] === 1)
    ? channels - (channels % 4)
    : 0;
  return {
    parts: batch,
    scratch: 0,
    cost: batch * channels * count[0] * count[1] * kernel[0] * kernel[1] * 10,
    checks: false,
    emit(fn, { outputs, inputs }, from, to) {
      const addresses = [...outputs, ...inputs];
      const distance = (operand: number, axis: number, index: I32, by = 1): I32 =>
        i32.mul(index, operands[operand].strides[axis] * FLOAT * by);
      const imageBytes = (operands[0].size / batch) * FLOAT;
      fn.for(from, to, 1, (n) => {
        const bases = addresses.map((address, k) => fn.hold(i32.add(address, distance(k, 0, n))));
        if (adds) fn.do(fillBytes(bases[0], 0, imageBytes));
        fn.for(0, count[0], 1, (y) => {
          fn.for(0, count[1], 1, (x) => {
            const spots = bases.map((base, k) => {
              const [down, across] = holdsImages(k) ? stride : [1, 1];
              const place = i32.add(distance(k, 2, y, down), distance(k, 3, x, across));
              return fn.hold(i32.add(base, place));
            });
            const step = (c: I32, width: 1 | 4): void => {
              const channel = spots.map((spot, k) => fn.hold(i32.add(spot, distance(k, 1, c))));
              cell(fn, cellAt(fn, channel, width), windows);
            };
            fn.for(0, together, 4, (c) => step(c, 4));
            fn.for(together, channels, 1, (c) => step(c, 1));
          });
        });
      });
    },
  };

  /** Besides the operand that is named, the output that windows add to. */
  function holdsImages(operand: number): boolean {
    return operand === images || (adds && operand === 0);
  }

  function cellAt(fn: FunctionWriter, channel: readonly I32[], width: 1 | 4): Cell {
    return {
      window: (operand) => at(channel[operand]),
      taps(operand) {
        const [, , byRow, byColumn] = operands[operand].strides;
        const places: Place[] = [];
        for (let i = 0; i < kernel[0]; i++) {
          for (let j = 0; j < kernel[1]; j++) {
            const elements = i * dilation[0] * byRow + j * dilation[1] * byColumn;
            places.push(near(channel[operand], elements * FLOAT));
          }
        }
        return places;
      },
      load: width === 4 ? load.v128 : load.first32,
      store: (place, value) =>
        fn.do(width === 4 ? store.v128(place, value) : store.lane32(place, 0, value)),
    };
  }
}

/** The largest element of each window. */
export const maxPool2dEmitter: Emitter<Windows> = /* @__PURE__ */ poolingEmitter<Windows>({
  images: 1,
  adds: false,
  cell(_, { window, taps, load: read, store: write }) {
    write(window(0), taps(1).map(read).reduce(f32x4.max));
  },
});

/** (x, g) → g added to the tap that has the largest element of its window: the first of equals, or the first NaN. */
export const maxPool2dGradientEmitter: Emitter<Windows> = /* @__PURE__ */ poolingEmitter<Windows>({
  images: 1,
  adds: true,
  cell(fn, { window, taps, load: read, store: write }) {
    const [first, ...others] = taps(1);
    const best = fn.local('v128', read(first));
    const winner = fn.local('v128', i32x4.splat(0));
    for (const [i, place] of others.entries()) {
      const value = fn.local('v128', read(place));
      // A NaN is larger than every number, but not than another NaN.
      const isNaN = v128.andNot(f32x4.eq(best, best), f32x4.eq(value, value));
      const larger = fn.local('v128', v128.or(f32x4.gt(value, best), isNaN));
      fn.set(best, v128.select(larger, value, best));
      fn.set(winner, v128.select(larger, i32x4.splat(i + 1), winner));
    }
    const gradient = fn.local('v128', read(window(2)));
    for (const [i, place] of taps(0).entries()) {
      const share = v128.and(gradient, i32x4.eq(winner, i32x4.splat(i)));
      write(place, f32x4.add(read(place), share));
    }
  },
});

/** Whether every window divides by the number of its taps. */
const unusual = ({ divisorOverride }: AvgWindows): boolean => divisorOverride !== null;

const divisor = ({ kernel }: Windows): Vector => f32x4.splat(f32.const(kernel[0] * kernel[1]));

/** The mean of each window. */
export const avgPool2dEmitter: Emitter<AvgWindows> = /* @__PURE__ */ poolingEmitter<AvgWindows>({
  images: 1,
  adds: false,
  refused: unusual,
  cell(_, { window, taps, load: read, store: write }, windows) {
    const zero: Vector = f32x4.splat(f32.const(0));
    const sum = taps(1).map(read).reduce(f32x4.add, zero);
    write(window(0), f32x4.div(sum, divisor(windows)));
  },
});

/** g / taps added to every element of its window. */
export const avgPool2dGradientEmitter: Emitter<AvgWindows> =
  /* @__PURE__ */ poolingEmitter<AvgWindows>({
    images: 0,
    adds: true,
    refused: unusual,
    cell(fn, { window, taps, load: read, store: write }, windows) {
      const share = fn.local('v128', f32x4.div(read(window(1)), divisor(windows)));
      for (const place of taps(0)) write(place, f32x4.add(read(place), share));
    },
  });
