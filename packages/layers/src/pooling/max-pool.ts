import { describeOptions, Module } from '@bp/module';
import {
  type MaxPoolOptions,
  maxPool2d,
  type Size2d,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import { checkPair, readArguments } from '@bp/tensor/engine';

const WINDOW = { kernelSize: undefined as unknown as Size2d };

const DEFAULTS = {
  stride: null as Size2d | null,
  padding: 0 as Size2d,
  dilation: 1 as Size2d,
  ceilMode: false,
};

/**
 * The largest element of each window of images: a pattern counts wherever in the window it stands. The formula is that of
 * the function `maxPool2d` in `@bp/tensor`.
 *
 * @example
 * new MaxPool2d(2).forward(zeros([8, 16, 32, 32])).shape; // [8, 16, 16, 16]
 * @see D. Scherer, A. Müller, S. Behnke, "Evaluation of Pooling Operations in Convolutional Architectures for Object
 *   Recognition", 2010
 */
export class MaxPool2d extends Module {
  readonly kernelSize: Size2d;
  /** Null where windows lie side by side. */
  readonly stride: Size2d | null;
  readonly padding: Size2d;
  readonly dilation: Size2d;
  readonly ceilMode: boolean;

  /**
   * @param kernelSize - the extents of a window, ≥ 1
   * @param options - stride, padding, dilation and ceilMode
   * @throws BpError `BP_OPTION` for sizes that make no sense and options that do not exist
   */
  constructor(kernelSize: Size2d, options?: MaxPoolOptions);
  /** The same, with the window among the options. */
  constructor(options: MaxPoolOptions & typeof WINDOW);
  constructor(...given: readonly unknown[]) {
    super();
    const { kernelSize, stride, padding, dilation, ceilMode } = readArguments(
      'MaxPool2d',
      given,
      WINDOW,
      DEFAULTS,
      { padding: null, dilation: null },
    );
    checkPair('MaxPool2d', 'kernelSize', kernelSize, 1);
    checkPair('MaxPool2d', 'stride', stride ?? kernelSize, 1);
    checkPair('MaxPool2d', 'padding', padding, 0);
    checkPair('MaxPool2d', 'dilation', dilation, 1);
    this.kernelSize = kernelSize;
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.ceilMode = ceilMode;
  }

  /**
   * @param x - [batch, channels, height, width] or [channels, height, width]
   * @returns [batch, channels, ⌊(height + 2p − d·(kernel height − 1) − 1) / s⌋ + 1, …], or without the batch axis, with
   *   stride s, padding p and dilation d; rounded up in ceil mode
   * @throws BpError `BP_SHAPE` for other axes or an image smaller than a window, `BP_OPTION` for more padding than half
   *   a window
   */
  forward(x: TensorLike): Tensor {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    return maxPool2d(x, kernelSize, { stride, padding, dilation, ceilMode });
  }

  override describe(): string {
    const options = describeOptions<typeof DEFAULTS>(this, DEFAULTS);
    return [JSON.stringify(this.kernelSize), ...(options === '' ? [] : [options])].join(', ');
  }
}
