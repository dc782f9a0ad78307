import { readOptions } from '../checks/options';
import { maxPool2dGradientKernel, maxPool2dKernel, maxPool2dPickKernel } from '../kernels/pool';
import { stridesLike } from '../layout/channels-last';
import { pixelsIn, type Windows } from '../layout/windows';
import { apply } from '../operation/apply';
import type { KernelOperation } from '../operation/operation';
import { type Tell, told } from '../operation/tell';
import { valueAt } from '../value/elements';
import type { Tensor, TensorLike } from '../value/tensor';
import { checkPair, layPools, onImages, type Size2d } from './windows';

const maxPool2dOperation: KernelOperation<Windows> = {
  kind: 'kernel',
  name: 'maxPool2d',
  infer([x], { count }) {
    const shape = [x.shape[0], x.shape[1], ...count];
    return { shape, dtype: x.dtype, strides: stridesLike(shape, x) };
  },
  kernel: maxPool2dKernel,
  // The gradient of a window goes to the first of its largest elements.
  vjp: ({ grad, inputs: [x], params }) => [apply(gradientOperation, [x, grad], params)],
  reads: { inputs: true, output: false },
};

export const maxPool2dTell: Tell<Windows> = ({ inputs: [x], params }, [n, c, y, column]) => {
  let first: readonly number[] | null = null;
  let best = 0;
  for (const pixel of pixelsIn(params, y, column)) {
    const at = [n, c, ...pixel];
    const value = valueAt(x, at);
    if (first !== null && !(value > best || (value !== value && best === best))) continue;
    first = at;
    best = value;
  }
  return first === null ? [] : [told(0, first)];
};

/** Linear in the gradient; which element won does not change with x, almost everywhere. */
const gradientOperation: KernelOperation<Windows> = {
  kind: 'kernel',
  name: 'maxPool2dGradient',
  infer: ([x, { dtype }]) => ({ shape: x.shape, dtype, strides: stridesLike(x.shape, x) }),
  kernel: maxPool2dGradientKernel,
  vjp: ({ grad, inputs: [x], params }) => [null, apply(pickOperation, [x, grad], params)],
  reads: { inputs: true, output: false },
};

const pickOperation: KernelOperation<Windows> = {
  kind: 'kernel',
  name: 'maxPool2dPick',
  infer([x, { dtype }], { count }) {
    const shape = [x.shape[0], x.shape[1], ...count];
    return { shape, dtype, strides: stridesLike(shape, x) };
  },
  kernel: maxPool2dPickKernel,
  vjp: ({ grad, inputs: [x], params }) => [null, apply(gradientOperation, [x, grad], params)],
  reads: { inputs: true, output: false },
};

/** Options of {@link maxPool2d}. */
export interface MaxPoolOptions {
  /** s ≥ 1: pixels from one window to the next; null, the default, for the extents of a window. */
  stride?: Size2d | null | undefined;
  /** p from 0 to half a window: rows and columns on each side of the image, which never win; 0 by default. */
  padding?: Size2d | undefined;
  /** d ≥ 1: pixels from one tap of a window to the next, 1 by default. */
  dilation?: Size2d | undefined;
  /**
   * Whether a window that only begins inside the image counts, so that no pixel is left out; false by default. Then the
   * extents of the result are rounded up, where the last window does not begin behind the image.
   */
  ceilMode?: boolean | undefined;
}

const DEFAULTS = {
  stride: null as Size2d | null,
  padding: 0 as Size2d,
  dilation: 1 as Size2d,
  ceilMode: false,
};

/**
 * The largest element of each window of images: y[n, c, u, v] = max x[n, c, u·s + i·d − p, v·s + j·d − p] over the taps
 * (i, j) inside the image, with stride s, dilation d and padding p; NaN if any is NaN. The first of equal elements in
 * row-major order takes the whole gradient, as in PyTorch; `max` shares it.
 *
 * The result lies as x does: where the channels of a pixel are side by side, they stay so.
 *
 * @param x - [batch, channels, height, width] or [channels, height, width]
 * @param kernelSize - the extents of a window, ≥ 1
 * @param options - stride, padding, dilation and ceilMode
 * @returns [batch, channels, ⌊(height + 2p − d·(kernel height − 1) − 1) / s⌋ + 1, …], or without the batch axis; of the type
 *   of x
 * @throws BpError `BP_SHAPE` for other axes or an image smaller than a window, `BP_OPTION` for sizes that make no sense
 * @example
 * maxPool2d([[[1, 7, 3, 4], [5, 6, 2, 8]]], 2).toArray(); // [[[7, 8]]]
 * maxPool2d(zeros([3, 8, 8]), 3, { stride: 1, padding: 1 }).shape; // [3, 8, 8]
 * @see D. Scherer, A. Müller, S. Behnke, "Evaluation of Pooling Operations in Convolutional Architectures for Object
 *   Recognition", 2010
 */
export function maxPool2d(x: TensorLike, kernelSize: Size2d, options?: MaxPoolOptions): Tensor {
  const { dilation, ...rest } = readOptions('maxPool2d', options, DEFAULTS, {
    padding: null,
    dilation: null,
  });
  const spread = checkPair('maxPool2d', 'dilation', dilation, 1);
  return onImages('maxPool2d', x, (images) =>
    apply(maxPool2dOperation, [images], layPools('maxPool2d', images, kernelSize, rest, spread)),
  );
}
