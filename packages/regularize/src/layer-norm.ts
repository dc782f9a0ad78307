import { parameter } from '@bp/autograd';
import { describeOptions, Module } from '@bp/module';
import { BpError, type DType, ones, type Tensor, type TensorLike, zeros } from '@bp/tensor';
import {
  asTensor,
  checkNumber,
  checkReal,
  checkShape,
  FROM_ZERO,
  promote,
  readArguments,
  sameShape,
  toFloat,
} from '@bp/tensor/engine';
import { type Affine, normalize } from './normalize';

/** Options of {@link LayerNorm}. */
export interface LayerNormOptions {
  /** ε, added to the variance; 1e-5 by default, as in PyTorch (Keras: 1e-3). */
  eps?: number | undefined;
  /** Whether a gain and a shift are learned for each element; true by default. */
  elementwiseAffine?: boolean | undefined;
  /** The type of the parameters, float32 by default. */
  dtype?: DType | undefined;
}

const EXTENTS = { normalizedShape: undefined as unknown as number | readonly number[] };

const DEFAULTS = { eps: 1e-5, elementwiseAffine: true, dtype: 'float32' as DType };

/**
 * Layer normalisation: y = (x − x̄) / √(σ² + ε) · weight + bias with mean and variance over the last axes of each example.
 *
 * Unlike batch normalisation, it does the same in training and evaluation, and for any batch size.
 *
 * @example
 * new LayerNorm(4).forward(new Rng(7).normal([2, 4])).shape; // [2, 4]
 * @see J. Ba, J. Kiros, G. Hinton, "Layer Normalization", 2016
 */
export class LayerNorm extends Module {
  static override readonly parameterNames: readonly string[] = ['weight', 'bias'];

  /** The extents of the axes that are normalised together, the last ones of an input. */
  readonly normalizedShape: readonly number[];
  /** ε; another value counts from the next call on. */
  eps: number;
  /** The gain of each element, shape `normalizedShape`; null without `elementwiseAffine`. */
  readonly weight: Tensor | null = null;
  /** The shift of each element, shape `normalizedShape`; null without `elementwiseAffine`. */
  readonly bias: Tensor | null = null;
  readonly #settings: typeof DEFAULTS;

  /**
   * @param normalizedShape - the extents of the last axes, or of the last one
   * @throws BpError `BP_SHAPE` for what is no shape, `BP_OPTION` for options that do not exist or are out of range
   */
  constructor(normalizedShape: number | readonly number[], options?: LayerNormOptions);
  /** The same, with the extents among the options. */
  constructor(options: LayerNormOptions & typeof EXTENTS);
  constructor(...given: readonly unknown[]) {
    super();
    const { normalizedShape, ...settings } = readArguments('LayerNorm', given, EXTENTS, DEFAULTS, {
      eps: FROM_ZERO,
    });
    this.#settings = settings;
    const { eps, elementwiseAffine, dtype } = this.#settings;
    checkReal('LayerNorm', dtype);
    const shape = typeof normalizedShape === 'number' ? [normalizedShape] : normalizedShape;
    this.normalizedShape = checkShape('LayerNorm', shape);
    if (shape.length === 0 || shape.includes(0)) {
      throw new BpError(
        'BP_SHAPE',
        'LayerNorm',
        'expected at least one axis, none of them empty, got {shape}',
        { shape },
      );
    }
    this.eps = eps;
    if (elementwiseAffine) {
      this.weight = parameter(ones(shape, { dtype }));
      this.bias = parameter(zeros(shape, { dtype }));
    }
  }

  /** Gain 1 and shift 0. */
  override resetParameters(): void {
    this.weight?.assign(1);
    this.bias?.assign(0);
  }

  /**
   * @param x - [..., ...normalizedShape]
   * @returns a tensor of the shape of x
   * @throws BpError `BP_SHAPE` when the last axes have other extents
   */
  forward(x: TensorLike): Tensor {
    const given = asTensor('layerNorm', x);
    const { normalizedShape, eps } = this;
    checkNumber('LayerNorm', 'eps', eps, FROM_ZERO);
    const lead = given.rank - normalizedShape.length;
    if (lead < 0 || !sameShape(given.shape.slice(lead), normalizedShape)) {
      throw new BpError(
        'BP_SHAPE',
        'layerNorm',
        'expected last axes of extents {want}, got shape {shape}',
        { want: normalizedShape, shape: given.shape },
      );
    }
    const values = given.cast(toFloat(promote(given.dtype, this.#settings.dtype)));
    const axes = normalizedShape.map((_, i) => lead + i);
    return normalize(values, { axes, eps }, this.#affine(values.dtype)).output;
  }

  #affine(dtype: DType): Affine | null {
    const { weight, bias } = this;
    if (weight === null || bias === null) return null;
    return { weight: weight.cast(dtype), bias: bias.cast(dtype) };
  }

  override describe(): string {
    const { elementwiseAffine } = this.#settings;
    const { eps } = this;
    const { dtype: _, ...told } = DEFAULTS;
    const options = describeOptions({ eps, elementwiseAffine }, told);
    const shape = `[${this.normalizedShape.join(', ')}]`;
    return options === '' ? shape : `${shape}, ${options}`;
  }
}
