import { parameter } from '@bp/autograd';
import { describeOptions, Module } from '@bp/module';
import {
  BpError,
  conv2d,
  type DType,
  type Padding2d,
  type Rng,
  randomSource,
  type Size2d,
  type Tensor,
  type TensorLike,
  zeros,
} from '@bp/tensor';
import { asTensor, checkFunction, checkPair, readArguments, readPadding } from '@bp/tensor/engine';
import { checkPaddingMode, type PaddingMode, padEdges } from './pad-edges';

/** Options of {@link Conv2d}. */
export interface Conv2dOptions {
  /** s ≥ 1: pixels from one window to the next, 1 by default. */
  stride?: Size2d | undefined;
  /**
   * p ≥ 0: rows and columns added on each side, 0 by default; `'same'` keeps height and width, where the stride is 1,
   * `'valid'` adds none.
   */
  padding?: Padding2d | undefined;
  /** d ≥ 1: pixels from one tap of a filter to the next, 1 by default. */
  dilation?: Size2d | undefined;
  /** ≥ 1, and a divisor of in and out: into how many parts the channels are cut that do not see each other, 1 by default. */
  groups?: number | undefined;
  /** Whether a constant is added to each channel; true by default. */
  bias?: boolean | undefined;
  /** What the added pixels are: `'zeros'` (the default), `'reflect'`, `'replicate'` or `'circular'`. */
  paddingMode?: PaddingMode | undefined;
  /** The type of the parameters, float32 by default. */
  dtype?: DType | undefined;
  /** Where the first weights are drawn from; the default source where it is not given. */
  rng?: Rng | null | undefined;
}

/** The options that a description tells. */
const TOLD = {
  stride: 1 as Size2d,
  padding: 0 as Padding2d,
  dilation: 1 as Size2d,
  groups: 1,
  bias: true,
  paddingMode: 'zeros' as PaddingMode,
};

/** Read by `checkPair`, `readPadding` and `checkChannels`. */
const FILTERS = {
  inChannels: undefined as unknown as number,
  outChannels: undefined as unknown as number,
  kernelSize: undefined as unknown as Size2d,
};

const SIZES = { stride: null, padding: null, dilation: null, groups: null };

const DEFAULTS = /* @__PURE__ */ (() => ({
  ...TOLD,
  dtype: 'float32' as DType,
  rng: null as Rng | null,
}))();

/**
 * A convolution: slides a bank of filters over images, so that a pattern is found wherever it stands. The formula is that
 * of the function `conv2d` in `@bp/tensor`, with `weight` and `bias` learned.
 *
 * Weight and bias start uniform in ±1/√(in / groups · kernel height · kernel width), in this order, as in PyTorch (Keras:
 * Glorot's uniform weights, bias 0).
 *
 * @example
 * const layer = new Conv2d(3, 16, 3, { stride: 2, padding: 1 });
 * layer.forward(zeros([8, 3, 32, 32])).shape; // [8, 16, 16, 16]
 * @example
 * const lenet = new Sequential(
 *   new Conv2d(1, 6, 5, { padding: 2 }),
 *   new Tanh(),
 *   new AvgPool2d(2),
 *   new Conv2d(6, 16, 5),
 *   new Tanh(),
 *   new AvgPool2d(2),
 *   new Flatten(),
 *   new Linear(16 * 5 * 5, 120),
 *   new Tanh(),
 *   new Linear(120, 84),
 *   new Tanh(),
 *   new Linear(84, 10),
 * );
 * lenet.forward(zeros([1, 1, 28, 28])).shape; // [1, 10]
 * @see Y. LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998: LeNet-5
 */
export class Conv2d extends Module {
  static override readonly parameterNames: readonly string[] = ['weight', 'bias'];

  /** The channels of an input. */
  readonly inChannels: number;
  /** The channels of the output, one for each filter. */
  readonly outChannels: number;
  readonly kernelSize: Size2d;
  readonly stride: Size2d;
  readonly padding: Padding2d;
  readonly dilation: Size2d;
  readonly groups: number;
  readonly paddingMode: PaddingMode;
  /** [out, in / groups, kernel height, kernel width]. */
  readonly weight: Tensor;
  /** [out]; null without a bias. */
  readonly bias: Tensor | null;

  /**
   * @param inChannels - the channels of an input, ≥ 1
   * @param outChannels - the channels of the output, ≥ 1
   * @param kernelSize - the extents of a filter, ≥ 1
   * @param options - stride, padding, dilation, groups, bias, paddingMode, dtype and rng
   * @throws BpError `BP_OPTION` for sizes that make no sense and options that do not exist
   */
  constructor(inChannels: number, outChannels: number, kernelSize: Size2d, options?: Conv2dOptions);
  /** The same, with the channels and the kernel among the options. */
  constructor(options: Conv2dOptions & typeof FILTERS);
  constructor(...given: readonly unknown[]) {
    super();
    const settings = readArguments('Conv2d', given, FILTERS, DEFAULTS, SIZES);
    const { inChannels, outChannels, kernelSize } = settings;
    const { stride, padding, dilation, groups, bias, paddingMode, dtype, rng } = settings;
    checkChannels(inChannels, outChannels, groups);
    checkPaddingMode('Conv2d', paddingMode);
    const kernel = checkPair('Conv2d', 'kernelSize', kernelSize, 1);
    sidesOf(kernel, settings);
    const source = randomSource('Conv2d', rng);
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = kernelSize;
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.groups = groups;
    this.paddingMode = paddingMode;
    this.weight = parameter(zeros([outChannels, inChannels / groups, ...kernel], { dtype }));
    this.bias = bias ? parameter(zeros([outChannels], { dtype })) : null;
    this.resetParameters(() => source);
  }

  /** Draws weight and bias from U(−1/√f, 1/√f) for the f inputs of an output. */
  override resetParameters(draw: (name: string) => Rng): void {
    checkFunction('resetParameters', 'draw', draw);
    const bound = 1 / Math.sqrt(this.weight.size / this.outChannels);
    const fill = (name: string, { shape, dtype }: Tensor): Tensor =>
      randomSource('resetParameters', draw(name)).uniform(shape, {
        low: -bound,
        high: bound,
        dtype,
      });
    this.weight.assign(fill('weight', this.weight));
    this.bias?.assign(fill('bias', this.bias));
  }

  /**
   * @param x - [batch, in, height, width] or [in, height, width]
   * @returns [batch, out, ⌊(height + 2p − d·(kernel height − 1) − 1) / s⌋ + 1, …], or without the batch axis; s, p and d are
   *   stride, padding and dilation
   * @throws BpError `BP_SHAPE` when the extents do not fit
   */
  forward(x: TensorLike): Tensor {
    const { weight, bias, stride, dilation, groups, paddingMode } = this;
    const rest = { bias, stride, dilation, groups };
    const images = asTensor('conv2d', x, weight.dtype);
    // What is no image is left for conv2d to refuse.
    if (paddingMode === 'zeros' || images.rank < 3) {
      return conv2d(images, weight, { ...rest, padding: this.padding });
    }
    checkPaddingMode('Conv2d', paddingMode);
    const { padding, after } = sidesOf([weight.shape[2], weight.shape[3]], this);
    return conv2d(padEdges(images, padding, after, paddingMode), weight, rest);
  }

  override describe(): string {
    const sizes = `${this.inChannels}, ${this.outChannels}, ${JSON.stringify(this.kernelSize)}`;
    const options = describeOptions<object>({ ...this, bias: this.bias !== null }, TOLD);
    return options === '' ? sizes : `${sizes}, ${options}`;
  }
}

/** How many pixels are added at each side. */
function sidesOf(
  kernel: readonly [number, number],
  { stride, padding, dilation }: Pick<Conv2d, 'stride' | 'padding' | 'dilation'>,
): ReturnType<typeof readPadding> {
  return readPadding('Conv2d', padding, {
    kernel,
    stride: checkPair('Conv2d', 'stride', stride, 1),
    dilation: checkPair('Conv2d', 'dilation', dilation, 1),
  });
}

function checkChannels(inChannels: number, outChannels: number, groups: number): void {
  const counts = [inChannels, outChannels, groups];
  const whole = counts.every((n) => Number.isSafeInteger(n) && n >= 1);
  if (whole && inChannels % groups === 0 && outChannels % groups === 0) return;
  throw new BpError(
    'BP_OPTION',
    'Conv2d',
    'inChannels and outChannels must be whole numbers ≥ 1 that groups divides, got {in} and {out} in {groups} groups',
    { in: inChannels, out: outChannels, groups },
  );
}
