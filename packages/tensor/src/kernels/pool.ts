import { allocate, type DType, type TypedArray } from '../layout/dtype';
import { type AvgWindows, placesAlong, type Windows } from '../layout/windows';
import type { Kernel } from '../operation/kernel';
import type { Tensor } from '../value/tensor';
import {
  avgPool2dEmitter,
  avgPool2dGradientEmitter,
  maxPool2dEmitter,
  maxPool2dGradientEmitter,
} from '../wasm/emitters/pool';

/** The taps of one window that lie inside the image, in row-major order. */
interface Taps {
  count: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** Visits the windows in ascending order. */
function eachWindow(
  windows: Windows,
  batch: number,
  visit: (n: number, y: number, x: number, taps: Taps) => void,
): void {
  const [height, width] = windows.kernel;
  const rows = placesAlong(windows, 0);
  const columns = placesAlong(windows, 1);
  const size = height * width;
  const places = (): Int32Array => allocate('int32', size) as Int32Array;
  const taps = { count: 0, rows: places(), columns: places() };
  for (let n = 0; n < batch; n++) {
    for (let y = 0; y < windows.count[0]; y++) {
      for (let x = 0; x < windows.count[1]; x++) {
        taps.count = 0;
        for (let i = y * height; i < (y + 1) * height; i++) {
          for (let j = x * width; j < (x + 1) * width; j++) {
            if (rows[i] < 0 || columns[j] < 0) continue;
            taps.rows[taps.count] = rows[i];
            taps.columns[taps.count++] = columns[j];
          }
        }
        visit(n, y, x, taps);
      }
    }
  }
}

/** Where the element [n, c, y, x] lies. */
function placeOf({ offset, strides }: Tensor, n: number, c: number, y: number, x: number): number {
  return offset + n * strides[0] + c * strides[1] + y * strides[2] + x * strides[3];
}

const LOWEST: Readonly<Record<DType, number>> = /* @__PURE__ */ (() => ({
  float32: -Infinity,
  float64: -Infinity,
  int32: -(2 ** 31),
  bool: 0,
}))();

/** The largest element of each window: NaN if any is, +0 above −0, and the lowest number where all is padding. */
export const maxPool2dKernel: Kernel<Windows> = {
  name: 'maxPool2d',
  emitter: maxPool2dEmitter,
  run([out], [x], windows) {
    const source = x.storage.data;
    const target = out.storage.data;
    const [batch, channels] = x.shape;
    const [, byChannel, byRow, byColumn] = x.strides;
    eachWindow(windows, batch, (n, row, column, { count, rows, columns }) => {
      for (let c = 0; c < channels; c++) {
        const image = x.offset + n * x.strides[0] + c * byChannel;
        let best = LOWEST[x.dtype];
        for (let t = 0; t < count; t++) {
          best = Math.max(best, source[image + rows[t] * byRow + columns[t] * byColumn]);
        }
        target[placeOf(out, n, c, row, column)] = best;
      }
    });
  },
};

/** Which tap holds the largest element: the first of equals, or the first NaN. */
function winner(
  data: TypedArray,
  image: number,
  byRow: number,
  byColumn: number,
  { count, rows, columns }: Taps,
): number {
  let at = 0;
  let best = -Infinity;
  for (let t = 0; t < count; t++) {
    const value = data[image + rows[t] * byRow + columns[t] * byColumn];
    if (value > best || (value !== value && best === best)) {
      best = value;
      at = t;
    }
  }
  return at;
}

/** Calls `visit` with the places of each window and of the pixel that won it. */
function eachWinner(
  x: Tensor,
  windows: Windows,
  visit: (n: number, c: number, y: number, x: number, row: number, column: number) => void,
): void {
  const [batch, channels] = x.shape;
  const [, , byRow, byColumn] = x.strides;
  eachWindow(windows, batch, (n, row, column, taps) => {
    if (taps.count === 0) return;
    for (let c = 0; c < channels; c++) {
      const t = winner(x.storage.data, placeOf(x, n, c, 0, 0), byRow, byColumn, taps);
      visit(n, c, row, column, taps.rows[t], taps.columns[t]);
    }
  });
}

/** (x, g) → the sum of g over the windows that each pixel won, from +0 on in ascending order of the windows. */
export const maxPool2dGradientKernel: Kernel<Windows> = {
  name: 'maxPool2dGradient',
  emitter: maxPool2dGradientEmitter,
  run([out], [x, grad], windows) {
    const source = grad.storage.data;
    const target = out.storage.data;
    target.fill(0, out.offset, out.offset + out.size);
    eachWinner(x, windows, (n, c, row, column, pixelRow, pixelColumn) => {
      target[placeOf(out, n, c, pixelRow, pixelColumn)] += source[placeOf(grad, n, c, row, column)];
    });
  },
};

/** (x, g) → for each window the element of g where x has its largest; 0 where all is padding. */
export const maxPool2dPickKernel: Kernel<Windows> = {
  name: 'maxPool2dPick',
  run([out], [x, values], windows) {
    const source = values.storage.data;
    const target = out.storage.data;
    target.fill(0, out.offset, out.offset + out.size);
    eachWinner(x, windows, (n, c, row, column, pixelRow, pixelColumn) => {
      target[placeOf(out, n, c, row, column)] =
        source[placeOf(values, n, c, pixelRow, pixelColumn)];
    });
  },
};

/** What the mean of a window divides by that has so many elements inside the image. */
export function divisorOf(windows: AvgWindows, y: number, x: number, inside: number): number {
  const { image, kernel, stride, padding, countIncludePad, divisorOverride } = windows;
  if (divisorOverride !== null) return divisorOverride;
  if (!countIncludePad) return inside;
  // In ceil mode the last windows may reach beyond the padding; what lies there never counts.
  const height = Math.min(kernel[0], image[0] + 2 * padding[0] - y * stride[0]);
  return height * Math.min(kernel[1], image[1] + 2 * padding[1] - x * stride[1]);
}

/** The elements of each window, added from +0 on in ascending order, divided by their number. */
export const avgPool2dKernel: Kernel<AvgWindows> = {
  name: 'avgPool2d',
  emitter: avgPool2dEmitter,
  run([out], [x], windows) {
    const source = x.storage.data;
    const target = out.storage.data;
    const [batch, channels] = x.shape;
    const [, byChannel, byRow, byColumn] = x.strides;
    eachWindow(windows, batch, (n, row, column, { count, rows, columns }) => {
      const divisor = divisorOf(windows, row, column, count);
      for (let c = 0; c < channels; c++) {
        const image = x.offset + n * x.strides[0] + c * byChannel;
        const at = placeOf(out, n, c, row, column);
        // Added in place, so that the array rounds every sum to its type.
        target[at] = 0;
        for (let t = 0; t < count; t++) {
          target[at] += source[image + rows[t] * byRow + columns[t] * byColumn];
        }
        target[at] /= divisor;
      }
    });
  },
};

/** g → the sum of g / divisor over the windows of each pixel, from +0 on in ascending order of the windows. */
export const avgPool2dGradientKernel: Kernel<AvgWindows> = {
  name: 'avgPool2dGradient',
  emitter: avgPool2dGradientEmitter,
  run([out], [grad], windows) {
    const source = grad.storage.data;
    const target = out.storage.data;
    const [batch, channels] = out.shape;
    const [, byChannel, byRow, byColumn] = out.strides;
    const share = allocate(out.dtype, 1);
    target.fill(0, out.offset, out.offset + out.size);
    eachWindow(windows, batch, (n, row, column, { count, rows, columns }) => {
      const divisor = divisorOf(windows, row, column, count);
      for (let c = 0; c < channels; c++) {
        const image = out.offset + n * out.strides[0] + c * byChannel;
        share[0] = source[placeOf(grad, n, c, row, column)] / divisor;
        for (let t = 0; t < count; t++) {
          target[image + rows[t] * byRow + columns[t] * byColumn] += share[0];
        }
      }
    });
  },
};
