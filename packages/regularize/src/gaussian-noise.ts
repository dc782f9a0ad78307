import { Module } from '@bp/module';
import {
  defaultRng,
  isTensor,
  type Rng,
  randomSource,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import {
  FROM_ZERO,
  type NumberOrTensor,
  numberOrTensor,
  readArguments,
  readOptions,
} from '@bp/tensor/engine';
import { asReal, streamHere } from './noise-source';

/** Options of {@link gaussianNoise}. */
export interface GaussianNoiseOptions {
  /** The standard deviation σ ≥ 0, 0.1 by default; a compiled step follows a tensor of one number. */
  std?: NumberOrTensor | undefined;
  /** Whether anything is added at all; true by default. */
  training?: boolean | undefined;
  /** Where the noise is drawn from; the default is a stream of its own for the module in which this is called. */
  rng?: Rng | null | undefined;
}

const DEFAULTS = { std: 0.1 as NumberOrTensor, training: true, rng: null as Rng | null };

/**
 * Additive noise: x + σ ε, where every element has an ε of its own from N(0, 1).
 *
 * The gradient passes unchanged; to σ, where that is a variable, goes the one of σ ε. Without training x is returned as it
 * is. Whole numbers and truth values become float32 in either case.
 *
 * @param x - any shape
 * @param options.std - the standard deviation σ ≥ 0
 * @param options.training - whether anything is added
 * @param options.rng - the source of the noise
 * @returns a tensor of the shape of x, of real numbers
 * @throws BpError `BP_OPTION` for a standard deviation that is no number ≥ 0
 * @example
 * gaussianNoise([1, 2, 3], { std: 0.5, rng: new Rng(7) });
 * gaussianNoise([1, 2, 3], { training: false }).toArray(); // [1, 2, 3]
 * @see C. Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", 1995
 */
export function gaussianNoise(x: TensorLike, options?: GaussianNoiseOptions): Tensor {
  const { std, training, rng } = readOptions('gaussianNoise', options, DEFAULTS, { std: null });
  numberOrTensor('gaussianNoise', 'std', std, FROM_ZERO);
  const values = asReal('gaussianNoise', x);
  if (!training || std === 0) return values;
  const source =
    rng === null ? streamHere('noise', defaultRng()) : randomSource('gaussianNoise', rng);
  const { shape, dtype } = values;
  const noise = source.normal(shape, { dtype });
  return values.add(noise.mul(isTensor(std) ? std.cast(dtype) : std));
}

/**
 * {@link gaussianNoise} as a layer: adds noise in training, passes its input on in evaluation.
 *
 * The noise comes from a stream of the random source that carries the layer's path, so that it depends on the seed, the path
 * and the step alone, as the masks of `Dropout` do.
 *
 * @example
 * const layer = new GaussianNoise(0.2);
 * layer.eval().forward([1, 2]).toArray(); // [1, 2]
 * @see C. Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", 1995
 */
export class GaussianNoise extends Module {
  /** The standard deviation of the noise; {@link setStd} changes it. */
  std: NumberOrTensor;
  readonly rng: Rng | null;

  /**
   * @param std - the standard deviation of the noise, ≥ 0; 0.1 by default. A compiled step follows a tensor of one number, and
   *   is compiled anew for another number
   * @param options.rng - the source of the noise; the default one where it is not given
   * @throws BpError `BP_OPTION` for a standard deviation that is no number ≥ 0
   */
  constructor(std?: NumberOrTensor, options?: { rng?: Rng | null | undefined });
  /** The same, with the standard deviation among the options. */
  constructor(options: { std?: NumberOrTensor | undefined; rng?: Rng | null | undefined });
  constructor(...given: readonly unknown[]) {
    super();
    const { std, rng } = readArguments(
      'GaussianNoise',
      given,
      { std: DEFAULTS.std },
      { rng: DEFAULTS.rng },
      { std: null },
    );
    this.rng = rng;
    randomSource('GaussianNoise', rng);
    this.std = numberOrTensor('gaussianNoise', 'std', std, FROM_ZERO);
  }

  /**
   * Adds noise of another standard deviation from now on. Returns the layer.
   *
   * @param std - the standard deviation, ≥ 0; a number, or a tensor of one
   * @throws BpError `BP_OPTION` for what is no number ≥ 0; nothing has changed then
   * @example
   * new GaussianNoise(0.5).setStd(0.1).std; // 0.1
   */
  setStd(std: NumberOrTensor): this {
    this.std = numberOrTensor('setStd', 'std', std, FROM_ZERO);
    return this;
  }

  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    const { std, training } = this;
    if (!training) return asReal('gaussianNoise', x);
    return gaussianNoise(x, { std, rng: streamHere('noise', this.rng ?? defaultRng()) });
  }

  override describe(): string {
    return String(isTensor(this.std) ? this.std.item() : this.std);
  }
}
