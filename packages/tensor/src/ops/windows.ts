import { readList } from '../checks/list';
import { checkWork, sizeOf } from '../layout/shape';
import type { Pair, Windows } from '../layout/windows';
import { asTensor } from '../operation/convert';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { refuseEmpty } from './reduction';

/** One number for height and width, or both. */
export type Size2d = number | readonly [height: number, width: number];

/** Zeros around an image: in numbers, none (`'valid'`), or as many as keep height and width (`'same'`). */
export type Padding2d = Size2d | 'same' | 'valid';

/**
 * Height and width, of which one number means both.
 *
 * @param name - what they are the sizes of, for the message
 * @param lowest - the smallest that makes sense
 * @throws BpError `BP_OPTION` for anything but whole numbers from `lowest` on
 */
export function checkPair(op: string, name: string, value: Size2d, lowest: number): Pair {
  const pair = typeof value === 'number' ? [value, value] : (readList(value) as number[] | null);
  const fits = pair?.length === 2 && pair.every((n) => Number.isSafeInteger(n) && n >= lowest);
  if (fits) return [pair[0], pair[1]];
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} must be a whole number ≥ {lowest} or a pair [height, width] of them, got {value}',
    { name, lowest, value },
  );
}

/** What {@link layWindows} needs to know besides the image. */
export interface WindowSizes {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  /** Rows above the image and columns left of it. */
  readonly padding: Pair;
  /** Rows below the image and columns right of it; as many as on the other side by default. */
  readonly after?: Pair;
  /** Whether windows may reach beyond the padding, so that every pixel lies in one. */
  readonly ceilMode?: boolean;
}

/**
 * How much padding lies before and after an image; of an odd number the larger part comes after it, as in PyTorch.
 *
 * @throws BpError `BP_OPTION` for other words, numbers below 0, and 'same' with a stride
 */
export function readPadding(
  op: string,
  padding: Padding2d,
  { kernel, stride, dilation }: Pick<WindowSizes, 'kernel' | 'stride' | 'dilation'>,
): { readonly padding: Pair; readonly after: Pair } {
  if (typeof padding !== 'string' || padding === 'valid') {
    const sides = checkPair(op, 'padding', padding === 'valid' ? 0 : padding, 0);
    return { padding: sides, after: sides };
  }
  if (padding !== 'same') {
    throw new BpError(
      'BP_OPTION',
      op,
      "padding must be 'same', 'valid' or numbers, got '{padding}'",
      { padding },
    );
  }
  if (stride[0] !== 1 || stride[1] !== 1) {
    throw new BpError(
      'BP_OPTION',
      op,
      "padding 'same' needs the stride 1, got {stride}; give the padding in numbers",
      { stride },
    );
  }
  const [height, width] = [dilation[0] * (kernel[0] - 1), dilation[1] * (kernel[1] - 1)];
  const before: Pair = [Math.floor(height / 2), Math.floor(width / 2)];
  return { padding: before, after: [height - before[0], width - before[1]] };
}

/**
 * Lays as many windows over an image as fit.
 *
 * @throws BpError `BP_SHAPE` when not even one does, `BP_DEVICE` for more than any time suffices for
 */
export function layWindows(
  op: string,
  shape: readonly number[],
  { kernel, stride, dilation, padding, after = padding, ceilMode = false }: WindowSizes,
): Windows {
  const image: Pair = [shape[2], shape[3]];
  const countAlong = (axis: 0 | 1): number => {
    const room =
      image[axis] + padding[axis] + after[axis] - dilation[axis] * (kernel[axis] - 1) - 1;
    if (!ceilMode) return Math.floor(room / stride[axis]) + 1;
    const count = Math.ceil(room / stride[axis]) + 1;
    // As in PyTorch, no window starts in the padding behind the image.
    return (count - 1) * stride[axis] >= image[axis] + padding[axis] ? count - 1 : count;
  };
  const count: Pair = [countAlong(0), countAlong(1)];
  if (count[0] < 1 || count[1] < 1) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'a window of {window} does not fit into images of {image}, padded by {padding}; take a smaller kernel or more padding',
      { window: kernel.map((taps, axis) => dilation[axis] * (taps - 1) + 1), image, padding },
    );
  }
  // Every tap of every window, in every channel.
  checkWork(op, sizeOf([shape[0], shape[1], ...count, ...kernel]));
  return { image, count, kernel, stride, dilation, padding };
}

/**
 * The windows of a pooling, from its options.
 *
 * @throws BpError `BP_SHAPE` when the images are too small, `BP_OPTION` for sizes that make no sense
 */
export function layPools(
  op: string,
  images: Tensor,
  kernelSize: Size2d,
  options: { stride: Size2d | null; padding: Size2d; ceilMode: boolean },
  dilation: Pair = [1, 1],
): Windows {
  const kernel = checkPair(op, 'kernelSize', kernelSize, 1);
  const stride = checkPair(op, 'stride', options.stride ?? kernel, 1);
  const padding = checkPair(op, 'padding', options.padding, 0);
  if (padding[0] * 2 > kernel[0] || padding[1] * 2 > kernel[1]) {
    throw new BpError(
      'BP_OPTION',
      op,
      'padding must be at most half the kernel, got padding {padding} for kernel {kernel}',
      { padding, kernel },
    );
  }
  refuseEmpty(op, images, [2, 3]);
  const { ceilMode } = options;
  return layWindows(op, images.shape, { kernel, stride, dilation, padding, ceilMode });
}

/**
 * Computes on a batch of images; a single one becomes a batch, and its result is taken out again.
 *
 * @throws BpError `BP_SHAPE` for another number of axes
 */
export function onImages(op: string, x: TensorLike, compute: (images: Tensor) => Tensor): Tensor {
  const images = asTensor(op, x);
  if (images.rank === 4) return compute(images);
  if (images.rank === 3) return compute(images.unsqueeze(0)).squeeze(0);
  throw new BpError(
    'BP_SHAPE',
    op,
    'expected [batch, channels, height, width] or [channels, height, width], got shape {shape}; unsqueeze adds an axis',
    { shape: images.shape },
  );
}
