import { readOptions } from '../checks/options';
import { wholeNumber } from '../checks/whole-number';
import { avgPool2dGradientKernel, avgPool2dKernel, divisorOf } from '../kernels/pool';
import { stridesLike } from '../layout/channels-last';
import { isFloat } from '../layout/dtype';
import { type AvgWindows, pixelsIn } from '../layout/windows';
import { apply } from '../operation/apply';
import type { KernelOperation } from '../operation/operation';
import { share, type Tell, told } from '../operation/tell';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { concat } from './concat';
import { refuseEmpty } from './reduction';
import { checkPair, layPools, onImages, type Size2d } from './windows';

const avgPool2dOperation: KernelOperation<AvgWindows> = {
  kind: 'kernel',
  name: 'avgPool2d',
  infer([x], { count }) {
    const shape = [x.shape[0], x.shape[1], ...count];
    return { shape, dtype: x.dtype, strides: stridesLike(shape, x) };
  },
  kernel: avgPool2dKernel,
  vjp: ({ grad, params }) => [apply(gradientOperation, [grad], params)],
  reads: { inputs: false, output: false },
};

export const avgPool2dTell: Tell<AvgWindows> = ({ params }, [n, c, y, x]) => {
  const pixels = pixelsIn(params, y, x);
  const slope = share(divisorOf(params, y, x, pixels.length));
  return pixels.map((pixel) => told(0, [n, c, ...pixel], slope));
};

const gradientOperation: KernelOperation<AvgWindows> = {
  kind: 'kernel',
  name: 'avgPool2dGradient',
  infer([grad], { image }) {
    const shape = [grad.shape[0], grad.shape[1], ...image];
    return { shape, dtype: grad.dtype, strides: stridesLike(shape, grad) };
  },
  kernel: avgPool2dGradientKernel,
  vjp: ({ grad, params }) => [apply(avgPool2dOperation, [grad], params)],
  reads: { inputs: false, output: false },
};

/** Options of {@link avgPool2d}. */
export interface AvgPoolOptions {
  /** s ≥ 1: pixels from one window to the next; null, the default, for the extents of a window. */
  stride?: Size2d | null | undefined;
  /** p from 0 to half a window: rows and columns of zeros on each side of the image, 0 by default. */
  padding?: Size2d | undefined;
  /**
   * Whether a window that only begins inside the image counts, so that no pixel is left out; false by default. Then the
   * extents of the result are rounded up, where the last window does not begin behind the image.
   */
  ceilMode?: boolean | undefined;
  /** Whether the zeros of the padding count as elements; true by default. */
  countIncludePad?: boolean | undefined;
  /** A whole number ≥ 1 to divide by instead of the number of elements; null, the default, for that number. */
  divisorOverride?: number | null | undefined;
}

const DEFAULTS = {
  stride: null as Size2d | null,
  padding: 0 as Size2d,
  ceilMode: false,
  countIncludePad: true,
  divisorOverride: null as number | null,
};

/**
 * The mean of each window of images: y[n, c, u, v] = Σ x[n, c, u·s + i − p, v·s + j − p] / m over the taps (i, j) of a
 * window, with stride s and padding p; x is 0 outside of the image. m is the number of taps in image and padding, or what
 * `countIncludePad` and `divisorOverride` make of it.
 *
 * Numerics: the elements of a window are added in row-major order, every sum rounded to the type, and then divided. The
 * result lies as x does: where the channels of a pixel are side by side, they stay so.
 *
 * @param x - [batch, channels, height, width] or [channels, height, width]
 * @param kernelSize - the extents of a window, ≥ 1
 * @param options - stride, padding, ceilMode, countIncludePad and divisorOverride
 * @returns [batch, channels, ⌊(height + 2p − kernel height) / s⌋ + 1, …], or without the batch axis; of the type of x,
 *   float32 for int32 and bool
 * @throws BpError `BP_SHAPE` for other axes or an image smaller than a window, `BP_OPTION` for options that make no sense
 * @example
 * avgPool2d([[[1, 7, 3, 4], [5, 7, 2, 7]]], 2).toArray(); // [[[5, 4]]]
 * avgPool2d([[[4, 8]]], 2, { padding: 1, stride: 1 }).toArray(); // [[[1, 3, 2], [1, 3, 2]]]
 * @see Y. LeCun et al., "Handwritten Digit Recognition with a Back-Propagation Network", 1989
 */
export function avgPool2d(x: TensorLike, kernelSize: Size2d, options?: AvgPoolOptions): Tensor {
  const { countIncludePad, divisorOverride, ...rest } = readOptions(
    'avgPool2d',
    options,
    DEFAULTS,
    { padding: null },
  );
  if (divisorOverride !== null && !(Number.isSafeInteger(divisorOverride) && divisorOverride > 0)) {
    throw new BpError(
      'BP_OPTION',
      'avgPool2d',
      'divisorOverride must be a whole number ≥ 1 or null, got {divisorOverride}',
      { divisorOverride },
    );
  }
  return onImages('avgPool2d', x, (images) => {
    const windows = layPools('avgPool2d', images, kernelSize, rest);
    return apply(avgPool2dOperation, [real(images)], {
      ...windows,
      countIncludePad,
      divisorOverride,
    });
  });
}

/** Means of whole numbers and truth values are real. */
function real(x: Tensor): Tensor {
  return isFloat(x.dtype) ? x : x.cast('float32');
}

/**
 * The means of as many parts of images as are asked for, whatever the size of the images. Part i along an axis covers
 * ⌊i · extent / parts⌋ up to ⌈(i + 1) · extent / parts⌉, so that parts may overlap.
 *
 * @param x - [batch, channels, height, width] or [channels, height, width]
 * @param outputSize - height and width of the result, ≥ 1; 1 is the mean of whole images
 * @returns [batch, channels, output height, output width], or without the batch axis; of the type of x, float32 for int32
 *   and bool
 * @throws BpError `BP_SHAPE` for other axes or images without pixels, `BP_OPTION` for sizes that make no sense
 * @example
 * adaptiveAvgPool2d([[[1, 2, 3], [3, 4, 5]]], [1, 2]).toArray(); // [[[2.5, 3.5]]]
 * @see K. He et al., "Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition", 2014
 */
export function adaptiveAvgPool2d(x: TensorLike, outputSize: Size2d): Tensor {
  const counts = checkPair('adaptiveAvgPool2d', 'outputSize', outputSize, 1);
  // Each part is an operation of its own.
  wholeNumber('adaptiveAvgPool2d', 'outputSize', Math.max(...counts), 1, 2 ** 16);
  return onImages('adaptiveAvgPool2d', x, (images) => {
    refuseEmpty('adaptiveAvgPool2d', images, [2, 3]);
    const parts = (whole: Tensor, axis: 2 | 3): Tensor[] => {
      const [extent, count] = [whole.shape[axis], counts[axis - 2]];
      return Array.from({ length: count }, (_, i) => {
        const start = Math.floor((i * extent) / count);
        return whole.narrow(axis, start, Math.ceil(((i + 1) * extent) / count) - start);
      });
    };
    const means = parts(images, 2).map((row) =>
      concat(
        parts(row, 3).map((part) => part.mean({ axis: [2, 3], keepDims: true })),
        { axis: 3 },
      ),
    );
    return concat(means, { axis: 2 });
  });
}
