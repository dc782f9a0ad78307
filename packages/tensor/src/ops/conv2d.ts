import { readOptions } from '../checks/options';
import { promote } from '../layout/dtype';
import { checkWork } from '../layout/shape';
import { apply } from '../operation/apply';
import { asPair, asTensor } from '../operation/convert';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { concat } from './concat';
import { im2colOperation } from './unfold';
import {
  checkPair,
  layWindows,
  onImages,
  type Padding2d,
  readPadding,
  type Size2d,
  type WindowSizes,
} from './windows';

/** Options of {@link conv2d}. */
export interface ConvolutionOptions {
  /** b of shape [out], one number for each filter; null, the default, for none. */
  bias?: TensorLike | null | undefined;
  /** s ≥ 1: pixels from one window to the next, 1 by default. */
  stride?: Size2d | undefined;
  /**
   * p ≥ 0: rows and columns of zeros on each side of the image, 0 by default; `'valid'` is 0, and `'same'` as many as keep
   * height and width, where the stride is 1. Of an odd number the larger part comes last.
   */
  padding?: Padding2d | undefined;
  /** d ≥ 1: pixels from one tap of a window to the next, 1 by default. */
  dilation?: Size2d | undefined;
  /** ≥ 1, and a divisor of in and out: into how many parts the channels are cut that do not see each other, 1 by default. */
  groups?: number | undefined;
}

/** Read by `checkPair`, `readPadding` and `checkFilters`. */
const SIZES = { stride: null, padding: null, dilation: null, groups: null };
const DEFAULTS = {
  bias: null as TensorLike | null,
  stride: 1 as Size2d,
  padding: 0 as Padding2d,
  dilation: 1 as Size2d,
  groups: 1,
};

/**
 * The convolution of images with a bank of filters:
 * y[n, o, u, v] = b[o] + Σ w[o, c, i, j] · x[n, c, u·s + i·d − p, v·s + j·d − p], the sum taken over the channels c in the
 * group of o and the taps (i, j) of a window. s is the stride, d the dilation and p the padding, each with one number for
 * height and one for width; x is 0 outside of the image. As everywhere in this field the filter is not flipped.
 *
 * Numerics: a matrix product of im2col with the weight, so each element adds its products in ascending order of (i, j, c),
 * zeros of the padding among them, and the bias last; 0 · ∞ in the padding is NaN. The result is a view over storage in
 * which the channels lie side by side.
 *
 * @param x - [batch, in, height, width] or [in, height, width]
 * @param weight - [out, in / groups, kernel height, kernel width]
 * @param options - bias, stride, padding, dilation and groups
 * @returns [batch, out, ⌊(height + 2p − d·(kernel height − 1) − 1) / s⌋ + 1, …], or without the batch axis; of the larger
 *   type of x, weight and bias, int32 where all of them are bool
 * @throws BpError `BP_SHAPE` when the extents do not fit, `BP_OPTION` for options that make no sense
 * @example
 * const edges = tensor([[[[-1, 1]]]]);
 * conv2d([[[0, 0, 5, 5]]], edges).toArray(); // [[[0, 5, 0]]]
 * conv2d(zeros([8, 3, 32, 32]), zeros([16, 3, 3, 3]), { stride: 2, padding: 1 }).shape; // [8, 16, 16, 16]
 * @see Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998
 * @see V. Dumoulin, F. Visin, "A Guide to Convolution Arithmetic for Deep Learning", 2016
 */
export function conv2d(x: TensorLike, weight: TensorLike, options?: ConvolutionOptions): Tensor {
  const { bias, stride, padding, dilation, groups } = readOptions(
    'conv2d',
    options,
    DEFAULTS,
    SIZES,
  );
  const [input, filters] = asPair('conv2d', x, weight);
  const common = promote(input.dtype, filters.dtype);
  const dtype = common === 'bool' ? 'int32' : common;
  const shift = bias === null ? null : asTensor('conv2d', bias, filters.dtype);
  return onImages('conv2d', input, (images) => {
    checkFilters(input.shape, filters.shape, shift?.shape ?? null, groups);
    const sizes = readSizes(filters.shape, stride, padding, dilation);
    const kernels = filters.cast(dtype);
    const values = images.cast(dtype);
    const { count } = layWindows('conv2d', images.shape, sizes);
    const [out, each] = filters.shape;
    const part = out / groups;
    const product =
      groups === 1
        ? convolve(values, kernels, sizes)
        : concat(
            Array.from({ length: groups }, (_, g) =>
              convolve(values.narrow(1, g * each, each), kernels.narrow(0, g * part, part), sizes),
            ),
            { axis: 1 },
          );
    const pixels = shift === null ? product : product.add(shift);
    return pixels.reshape([images.shape[0], ...count, out]).permute([0, 3, 1, 2]);
  });
}

/** im2col · weights: [batch · windows, out]. */
function convolve(images: Tensor, kernels: Tensor, sizes: WindowSizes): Tensor {
  const windows = layWindows('conv2d', images.shape, sizes);
  const [out, channels, height, width] = kernels.shape;
  const depth = height * width * channels;
  const rows = images.shape[0] * windows.count[0] * windows.count[1];
  // Before memory is filled with the columns.
  checkWork('conv2d', rows * depth * out);
  const columns = apply(im2colOperation, [images], windows);
  return columns.reshape([rows, depth]).matmul(kernels.permute([2, 3, 1, 0]).reshape([depth, out]));
}

function readSizes(
  [, , height, width]: readonly number[],
  stride: Size2d,
  padding: Padding2d,
  dilation: Size2d,
): WindowSizes {
  const sizes = {
    kernel: checkPair('conv2d', 'kernelSize', [height, width], 1),
    stride: checkPair('conv2d', 'stride', stride, 1),
    dilation: checkPair('conv2d', 'dilation', dilation, 1),
  };
  return { ...sizes, ...readPadding('conv2d', padding, sizes) };
}

function checkFilters(
  shape: readonly number[],
  weight: readonly number[],
  bias: readonly number[] | null,
  groups: number,
): void {
  const [out, each] = weight;
  if (weight.length !== 4 || (bias !== null && (bias.length !== 1 || bias[0] !== out))) {
    throw new BpError(
      'BP_SHAPE',
      'conv2d',
      'expected a weight [out, in / groups, kernel height, kernel width] and a bias [out], got {weight} and {bias}',
      { weight, bias: bias ?? 'none' },
    );
  }
  if (!Number.isSafeInteger(groups) || groups < 1 || out % groups !== 0) {
    throw new BpError(
      'BP_OPTION',
      'conv2d',
      'groups must be a whole number ≥ 1 that divides the {out} output channels, got {groups}',
      { out, groups },
    );
  }
  const axis = shape.length - 3;
  const want = each * groups;
  if (shape[axis] === want) return;
  if (shape[shape.length - 1] === want) {
    throw new BpError(
      'BP_SHAPE',
      'conv2d',
      'expected {want} channels (in_channels) along axis {axis}, got shape {shape}; channels come before height and width: permute?',
      { want, axis, shape },
    );
  }
  throw new BpError(
    'BP_SHAPE',
    'conv2d',
    'expected {want} channels (in_channels) along axis {axis}, got shape {shape}; make it Conv2d({got}, {out}, …), or have the layer before return {want} channels',
    { want, axis, shape, got: shape[axis], out },
  );
}
