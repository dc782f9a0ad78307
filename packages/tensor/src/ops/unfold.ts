import { readOptions } from '../checks/options';
import { col2imKernel, im2colKernel } from '../kernels/im2col';
import { channelsLast } from '../layout/channels-last';
import { placesAlong, type Windows } from '../layout/windows';
import { apply } from '../operation/apply';
import { asTensor } from '../operation/convert';
import type { KernelOperation } from '../operation/operation';
import { type Tell, told } from '../operation/tell';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { checkPair, layWindows, onImages, type Size2d, type WindowSizes } from './windows';

/** [n, c, h, w] → [n, windows down, windows across, kernel height, kernel width, c]. */
export const im2colOperation: KernelOperation<Windows> = {
  kind: 'kernel',
  name: 'im2col',
  infer: ([{ shape, dtype }], { count, kernel }) => ({
    shape: [shape[0], ...count, ...kernel, shape[1]],
    dtype,
  }),
  kernel: im2colKernel,
  vjp: ({ grad, params }) => [apply(col2imOperation, [grad], params)],
  reads: { inputs: false, output: false },
};

export const im2colTell: Tell<Windows> = ({ params }, [n, y, x, i, j, c]) => {
  const [height, width] = params.kernel;
  const row = placesAlong(params, 0)[y * height + i];
  const column = placesAlong(params, 1)[x * width + j];
  return row < 0 || column < 0 ? [] : [told(0, [n, c, row, column])];
};

/** The reverse, in which taps of several windows add up. */
const col2imOperation: KernelOperation<Windows> = {
  kind: 'kernel',
  name: 'col2im',
  infer([columns], { image }) {
    const shape = [columns.shape[0], columns.shape[5], ...image];
    // Columns in order have their channels innermost, and so does what is made of them.
    return {
      shape,
      dtype: columns.dtype,
      strides: columns.isContiguous ? channelsLast(shape) : undefined,
    };
  },
  kernel: col2imKernel,
  vjp: ({ grad, params }) => [apply(im2colOperation, [grad], params)],
  reads: { inputs: false, output: false },
};

export const col2imTell: Tell<Windows> = ({ params }, [n, c, row, column]) => {
  // Each window and tap that covers a place along an axis.
  const covers = (axis: 0 | 1, place: number): [window: number, tap: number][] =>
    [...placesAlong(params, axis)].flatMap((covered, i) => {
      const tap = i % params.kernel[axis];
      return covered === place ? [[(i - tap) / params.kernel[axis], tap]] : [];
    });
  return covers(0, row).flatMap(([y, i]) =>
    covers(1, column).map(([x, j]) => told(0, [n, y, x, i, j, c])),
  );
};

/** Options of {@link unfold} and {@link fold}. */
export interface UnfoldOptions {
  /** s ≥ 1: pixels from one window to the next, 1 by default. */
  stride?: Size2d | undefined;
  /** p ≥ 0: rows and columns of zeros on each side of the image, 0 by default. */
  padding?: Size2d | undefined;
  /** d ≥ 1: pixels from one tap of a window to the next, 1 by default. */
  dilation?: Size2d | undefined;
}

const SIZES = { stride: null, padding: null, dilation: null };
const DEFAULTS = { stride: 1 as Size2d, padding: 0 as Size2d, dilation: 1 as Size2d };

function readSizes(op: string, kernelSize: Size2d, options?: UnfoldOptions): WindowSizes {
  const { stride, padding, dilation } = readOptions(op, options, DEFAULTS, SIZES);
  return {
    kernel: checkPair(op, 'kernelSize', kernelSize, 1),
    stride: checkPair(op, 'stride', stride, 1),
    padding: checkPair(op, 'padding', padding, 0),
    dilation: checkPair(op, 'dilation', dilation, 1),
  };
}

/**
 * The windows of images as columns, also known as im2col: a convolution is a matrix product with them. In row (c, i, j) and
 * column (u, v) stands x[c, u·s + i·d − p, v·s + j·d − p], and 0 outside of the image; s, d and p are stride, dilation and
 * padding. Rows and columns, that is taps and windows, are in row-major order.
 *
 * @param x - [batch, channels, height, width] or [channels, height, width]
 * @param kernelSize - the extents of a window, ≥ 1
 * @param options - stride, padding and dilation
 * @returns [batch, channels · kernel height · kernel width, windows], or without the batch axis; of the type of x. Windows
 *   are counted along each axis as in {@link conv2d}
 * @throws BpError `BP_SHAPE` for other axes or an image smaller than a window, `BP_OPTION` for sizes that make no sense
 * @example
 * unfold([[[1, 2, 3]]], [1, 2]).toArray(); // [[1, 2], [2, 3]]
 * unfold([[[1, 2], [3, 4]]], 1).toArray(); // [[1, 2, 3, 4]]
 * @see K. Chellapilla et al., "High Performance Convolutional Neural Networks for Document Processing", 2006
 */
export function unfold(x: TensorLike, kernelSize: Size2d, options?: UnfoldOptions): Tensor {
  const sizes = readSizes('unfold', kernelSize, options);
  return onImages('unfold', x, (images) => {
    const windows = layWindows('unfold', images.shape, sizes);
    const columns = apply(im2colOperation, [images], windows);
    const [n, height, width, taps0, taps1, channels] = columns.shape;
    return columns
      .permute([0, 5, 3, 4, 1, 2])
      .reshape([n, channels * taps0 * taps1, height * width]);
  });
}

/**
 * Images from columns, also known as col2im: the reverse of {@link unfold} and its gradient. Pixel (h, w) of channel c is
 * Σ x[(c, i, j), (u, v)] over all taps and windows with u·s + i·d − p = h and v·s + j·d − p = w: where windows overlap, their
 * taps add up, in ascending order of their place in the window.
 *
 * @param x - [batch, channels · kernel height · kernel width, windows], or without the batch axis
 * @param outputSize - height and width of the images, ≥ 1
 * @param kernelSize - the extents of a window, ≥ 1
 * @param options - stride, padding and dilation
 * @returns [batch, channels, height, width], or without the batch axis; of the type of x, int32 for bool
 * @throws BpError `BP_SHAPE` when the columns are not those of such images, `BP_OPTION` for sizes that make no sense
 * @example
 * fold([[1, 2], [2, 3]], [1, 3], [1, 2]).toArray(); // [[[1, 4, 3]]]
 * @see V. Dumoulin, F. Visin, "A Guide to Convolution Arithmetic for Deep Learning", 2016: transposed convolution
 */
export function fold(
  x: TensorLike,
  outputSize: Size2d,
  kernelSize: Size2d,
  options?: UnfoldOptions,
): Tensor {
  const sizes = readSizes('fold', kernelSize, options);
  const image = checkPair('fold', 'outputSize', outputSize, 1);
  const input = asTensor('fold', x);
  const columns = input.rank === 2 ? input.unsqueeze(0) : input;
  const windows = layWindows('fold', [0, 0, ...image], sizes);
  const { count, kernel } = windows;
  const taps = kernel[0] * kernel[1];
  const [n, rows, places] = columns.shape;
  if (columns.rank !== 3 || rows % taps !== 0 || places !== count[0] * count[1]) {
    throw new BpError(
      'BP_SHAPE',
      'fold',
      'expected [batch, channels · {taps}, {places}] for images of {image}, got shape {shape}',
      { taps, places: count[0] * count[1], image, shape: input.shape },
    );
  }
  const cells = columns
    .cast(columns.dtype === 'bool' ? 'int32' : columns.dtype)
    .reshape([n, rows / taps, ...kernel, ...count])
    .permute([0, 4, 5, 2, 3, 1]);
  const images = apply(col2imOperation, [cells], windows);
  return input.rank === 2 ? images.squeeze(0) : images;
}
