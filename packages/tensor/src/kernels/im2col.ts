import { placesAlong, type Windows } from '../layout/windows';
import type { Kernel } from '../operation/kernel';
import type { Tensor } from '../value/tensor';
import { col2imEmitter, im2colEmitter } from '../wasm/emitters/im2col';

/**
 * The taps of every window of images [n, c, h, w], as columns [n, windows down, windows across, kernel height,
 * kernel width, c]; 0 where a tap lies outside.
 */
export const im2colKernel: Kernel<Windows> = {
  name: 'im2col',
  emitter: im2colEmitter,
  run([columns], [images], windows) {
    walk(images, columns, windows, false);
  },
};

/**
 * The reverse of im2col: each pixel is the sum of its taps, from +0 on in ascending order of (tap row, tap column), every
 * sum rounded to the type.
 */
export const col2imKernel: Kernel<Windows> = {
  name: 'col2im',
  emitter: col2imEmitter,
  run([images], [columns], windows) {
    images.storage.data.fill(0, images.offset, images.offset + images.size);
    walk(images, columns, windows, true);
  },
};

/** Copies pixels to columns, or adds columns to pixels. */
function walk(images: Tensor, columns: Tensor, windows: Windows, add: boolean): void {
  const pixels = images.storage.data;
  const cells = columns.storage.data;
  const [batch, channels] = images.shape;
  const [byImage, byChannel, byRow, byColumn] = images.strides;
  const [cellByImage, cellByY, cellByX, cellByI, cellByJ, cellByChannel] = columns.strides;
  const [tapRows, tapColumns] = windows.kernel;
  const rows = placesAlong(windows, 0);
  const lines = placesAlong(windows, 1);
  for (let n = 0; n < batch; n++) {
    // A pixel meets each window at one tap, a later window at an earlier one: from the last window to the first, its
    // taps come in ascending order.
    for (let y = windows.count[0] - 1; y >= 0; y--) {
      for (let x = windows.count[1] - 1; x >= 0; x--) {
        const window = columns.offset + n * cellByImage + y * cellByY + x * cellByX;
        for (let i = 0; i < tapRows; i++) {
          const row = rows[y * tapRows + i];
          for (let j = 0; j < tapColumns; j++) {
            const line = lines[x * tapColumns + j];
            let from = window + i * cellByI + j * cellByJ;
            let to = images.offset + n * byImage + row * byRow + line * byColumn;
            const inside = row >= 0 && line >= 0;
            for (let c = 0; c < channels; c++) {
              if (!add) cells[from] = inside ? pixels[to] : 0;
              else if (inside) pixels[to] += cells[from];
              from += cellByChannel;
              to += byChannel;
            }
          }
        }
      }
    }
  }
}
