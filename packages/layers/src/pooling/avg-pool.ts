import { describeOptions, Module } from '@bp/module';
import {
  type AvgPoolOptions,
  adaptiveAvgPool2d,
  avgPool2d,
  type Size2d,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import { checkPair, readArguments } from '@bp/tensor/engine';

const WINDOW = { kernelSize: undefined as unknown as Size2d };
const PARTS = { outputSize: undefined as unknown as Size2d };

const DEFAULTS = {
  stride: null as Size2d | null,
  padding: 0 as Size2d,
  ceilMode: false,
  countIncludePad: true,
  divisorOverride: null as number | null,
};

/**
 * The mean of each window of images. The formula is that of the function `avgPool2d` in `@bp/tensor`.
 *
 * @example
 * new AvgPool2d(2).forward(zeros([8, 16, 32, 32])).shape; // [8, 16, 16, 16]
 * @see Y. LeCun et al., "Handwritten Digit Recognition with a Back-Propagation Network", 1989
 */
export class AvgPool2d extends Module {
  readonly kernelSize: Size2d;
  /** Null where windows lie side by side. */
  readonly stride: Size2d | null;
  readonly padding: Size2d;
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
  readonly divisorOverride: number | null;

  /**
   * @param kernelSize - the extents of a window, ≥ 1
   * @param options - stride, padding, ceilMode, countIncludePad and divisorOverride
   * @throws BpError `BP_OPTION` for sizes that make no sense and options that do not exist
   */
  constructor(kernelSize: Size2d, options?: AvgPoolOptions);
  /** The same, with the window among the options. */
  constructor(options: AvgPoolOptions & typeof WINDOW);
  constructor(...given: readonly unknown[]) {
    super();
    const settings = readArguments('AvgPool2d', given, WINDOW, DEFAULTS, { padding: null });
    const { kernelSize } = settings;
    checkPair('AvgPool2d', 'kernelSize', kernelSize, 1);
    checkPair('AvgPool2d', 'stride', settings.stride ?? kernelSize, 1);
    checkPair('AvgPool2d', 'padding', settings.padding, 0);
    this.kernelSize = kernelSize;
    this.stride = settings.stride;
    this.padding = settings.padding;
    this.ceilMode = settings.ceilMode;
    this.countIncludePad = settings.countIncludePad;
    this.divisorOverride = settings.divisorOverride;
  }

  /**
   * @param x - [batch, channels, height, width] or [channels, height, width]
   * @returns [batch, channels, ⌊(height + 2p − kernel height) / s⌋ + 1, …], or without the batch axis, with stride s and
   *   padding p; rounded up in ceil mode
   * @throws BpError `BP_SHAPE` for other axes or an image smaller than a window, `BP_OPTION` for more padding than half
   *   a window and a divisor that makes no sense
   */
  forward(x: TensorLike): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride } = this;
    const options = { stride, padding, ceilMode, countIncludePad, divisorOverride };
    return avgPool2d(x, kernelSize, options);
  }

  override describe(): string {
    const options = describeOptions<typeof DEFAULTS>(this, DEFAULTS);
    return [JSON.stringify(this.kernelSize), ...(options === '' ? [] : [options])].join(', ');
  }
}

/**
 * The means of as many parts of images as are asked for, whatever the size of the images. Where the parts lie is told at
 * the function `adaptiveAvgPool2d` in `@bp/tensor`.
 *
 * @example
 * new AdaptiveAvgPool2d(1).forward(zeros([8, 16, 7, 5])).shape; // [8, 16, 1, 1]
 * @see M. Lin, Q. Chen, S. Yan, "Network In Network", 2013: means of whole images
 * @see K. He et al., "Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition", 2014
 */
export class AdaptiveAvgPool2d extends Module {
  readonly outputSize: Size2d;

  /**
   * @param outputSize - height and width of the result, ≥ 1; 1 is the mean of whole images
   * @throws BpError `BP_OPTION` for sizes that make no sense
   */
  constructor(outputSize: Size2d | typeof PARTS);
  constructor(given: unknown) {
    super();
    const { outputSize } = readArguments('AdaptiveAvgPool2d', [given], PARTS, {});
    checkPair('AdaptiveAvgPool2d', 'outputSize', outputSize, 1);
    this.outputSize = outputSize;
  }

  /**
   * @param x - [batch, channels, height, width] or [channels, height, width]
   * @returns [batch, channels, output height, output width], or without the batch axis
   * @throws BpError `BP_SHAPE` for other axes or images without pixels
   */
  forward(x: TensorLike): Tensor {
    return adaptiveAvgPool2d(x, this.outputSize);
  }

  override describe(): string {
    return JSON.stringify(this.outputSize);
  }
}
