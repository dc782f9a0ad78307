import type { Windows } from '../../layout/windows';
import type { Addresses, Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import {
  asExpr,
  at,
  beyond,
  type FunctionWriter,
  f32,
  f32x4,
  fillBytes,
  type I32,
  i32,
  type Local,
  load,
  type Place,
  store,
} from '../encoder';
import { copyElements, isFilled } from './copy';
import { axesOf } from './walk';

const FLOAT = 4;

/** One image with its channels side by side and its padding around it: no window reaches beyond it. */
interface Frame {
  readonly rowBytes: number;
  readonly columnBytes: number;
  readonly bytes: number;
}

function frameOf(
  { image, padding, count, stride, kernel, dilation }: Windows,
  channels: number,
): Frame {
  const extent = (axis: 0 | 1): number => {
    const reach = (count[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1;
    return Math.max(reach, image[axis] + padding[axis]);
  };
  const columnBytes = channels * FLOAT;
  const rowBytes = extent(1) * columnBytes;
  return { columnBytes, rowBytes, bytes: extent(0) * rowBytes };
}

/** Whether images lie as a frame does, and windows stay within them. */
function isFrame(
  { shape, strides }: Operand,
  { rowBytes, columnBytes }: Frame,
  windows: Windows,
): boolean {
  const [, channels, height, width] = shape;
  const { padding, image, count, stride, kernel, dilation } = windows;
  const within = ([0, 1] as const).every((axis) => {
    const reach = (count[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1;
    return padding[axis] === 0 && reach <= image[axis];
  });
  return (
    within &&
    (channels === 1 || strides[1] === 1) &&
    (width === 1 || strides[3] * FLOAT === columnBytes) &&
    (height === 1 || strides[2] * FLOAT === rowBytes)
  );
}

/** The axes of one image, with the steps of the image in a frame and in its tensor. */
function imageAxes({ shape, strides, dtype }: Operand, { rowBytes, columnBytes }: Frame) {
  const framed = [1, rowBytes / FLOAT, columnBytes / FLOAT];
  return axesOf(shape.slice(1), [
    { strides: framed, dtype },
    { strides: strides.slice(1), dtype },
  ]);
}

/**
 * Calls `body` for every stretch of taps that are neighbours in the frame and in the columns, with its place in both and
 * its length in bytes; from the last window to the first if asked.
 */
function eachRun(
  fn: FunctionWriter,
  { count, kernel, stride, dilation }: Windows,
  { rowBytes, columnBytes }: Frame,
  [frame, columns]: readonly [I32, I32],
  backwards: boolean,
  body: (frame: Place, columns: Place, bytes: number) => void,
): void {
  const [down, across] = count;
  const together = dilation[1] === 1 || kernel[1] === 1;
  const bytes = (together ? kernel[1] : 1) * columnBytes;
  const windowBytes = kernel[0] * kernel[1] * columnBytes;
  const start = (base: I32, last: number): Local<'i32'> =>
    fn.local('i32', asExpr(i32.add(base, backwards ? last : 0)));
  const step = (local: Local<'i32'>, by: number): void => fn.increase(local, backwards ? -by : by);
  fn.scope(() => {
    const window = start(columns, (down * across - 1) * windowBytes);
    const line = start(frame, (down - 1) * stride[0] * rowBytes);
    fn.for(0, down, 1, () => {
      const pixel = start(line, (across - 1) * stride[1] * columnBytes);
      fn.for(0, across, 1, () => {
        for (let i = 0; i < kernel[0]; i++) {
          for (let j = 0; j < kernel[1]; j += together ? kernel[1] : 1) {
            const tap = i * dilation[0] * rowBytes + j * dilation[1] * columnBytes;
            body(at(pixel, tap), at(window, (i * kernel[1] + j) * columnBytes), bytes);
          }
        }
        step(window, windowBytes);
        step(pixel, stride[1] * columnBytes);
      });
      step(line, stride[0] * rowBytes);
    });
  });
}

/** Copies a run, or adds it to what is there. */
function moveRun(
  fn: FunctionWriter,
  target: Place,
  source: Place,
  bytes: number,
  add: boolean,
): void {
  const move = (unit: 4 | 16, i: I32): void => {
    const [a, b] = [beyond(target, i), beyond(source, i)];
    if (unit === 16) {
      fn.do(store.v128(a, add ? f32x4.add(load.v128(a), load.v128(b)) : load.v128(b)));
    } else fn.do(store.f32(a, add ? f32.add(load.f32(a), load.f32(b)) : load.f32(b)));
  };
  const looped = bytes > UNROLLED ? bytes - (bytes % BLOCK) : 0;
  fn.for(0, looped, BLOCK, (i) => {
    for (let k = 0; k < BLOCK; k += 16) move(16, i32.add(i, k));
  });
  let done = looped;
  for (; done + 16 <= bytes; done += 16) move(16, done);
  for (; done < bytes; done += 4) move(4, done);
}

/** Runs longer than this are copied in a loop over blocks, in bytes. */
const UNROLLED = 256;
const BLOCK = 64;

/** The parts of a kernel between images and columns are the images of a batch. */
function emission(
  images: Operand,
  columns: Operand,
  windows: Windows,
  write: (fn: FunctionWriter, frame: Frame, image: I32, columns: I32, scratch: I32) => void,
  addressesOf: (addresses: Addresses) => readonly [images: I32, columns: I32],
): Emission | null {
  if (images.dtype !== 'float32' || !columns.isContiguous || !isFilled([images, columns]))
    return null;
  const [batch, channels] = images.shape;
  const frame = frameOf(windows, channels);
  return {
    parts: batch,
    scratch: isFrame(images, frame, windows) ? 0 : frame.bytes,
    cost: columns.size * 5,
    checks: false,
    emit(fn, addresses, from, to) {
      const [image, cells] = addressesOf(addresses);
      fn.for(from, to, 1, (n) => {
        const at = (base: I32, bytes: number): I32 => fn.hold(i32.add(base, i32.mul(n, bytes)));
        write(
          fn,
          frame,
          at(image, images.strides[0] * FLOAT),
          at(cells, (columns.size / batch) * FLOAT),
          addresses.scratch,
        );
      });
    },
  };
}

/** Where the pixels of an image lie in its frame. */
function inside({ padding }: Windows, { rowBytes, columnBytes }: Frame, frame: I32): I32 {
  return i32.add(frame, padding[0] * rowBytes + padding[1] * columnBytes);
}

/** Puts each image into a frame, unless it is one, and copies the taps of its windows run by run. */
export const im2colEmitter: Emitter<Windows> = {
  variant: JSON.stringify,
  scalars: noScalars,
  emission: ([columns], [images], windows) =>
    emission(
      images,
      columns,
      windows,
      (fn, frame, image, cells, scratch) => {
        const ready = isFrame(images, frame, windows);
        if (!ready) {
          fn.do(fillBytes(scratch, 0, frame.bytes));
          const places = [inside(windows, frame, scratch), image] as const;
          copyElements(fn, imageAxes(images, frame), places, ['float32', 'float32']);
        }
        eachRun(fn, windows, frame, [ready ? image : scratch, cells], false, (pixel, cell, bytes) =>
          moveRun(fn, cell, pixel, bytes, false),
        );
      },
      ({ inputs, outputs }) => [inputs[0], outputs[0]],
    ),
};

/** Adds the taps to the pixels in a frame, from the last window to the first, and takes the image out of it. */
export const col2imEmitter: Emitter<Windows> = {
  variant: JSON.stringify,
  scalars: noScalars,
  emission: ([images], [columns], windows) =>
    emission(
      images,
      columns,
      windows,
      (fn, frame, image, cells, scratch) => {
        const ready = isFrame(images, frame, windows);
        const target = ready ? image : scratch;
        fn.do(fillBytes(target, 0, frame.bytes));
        eachRun(fn, windows, frame, [target, cells], true, (pixel, cell, bytes) =>
          moveRun(fn, pixel, cell, bytes, true),
        );
        if (ready) return;
        const axes = imageAxes(images, frame).map(({ extent, steps: [framed, own] }) => ({
          extent,
          steps: [own, framed],
        }));
        const places = [image, inside(windows, frame, scratch)] as const;
        copyElements(fn, axes, places, ['float32', 'float32']);
      },
      ({ inputs, outputs }) => [outputs[0], inputs[0]],
    ),
};
