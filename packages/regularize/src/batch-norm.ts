import { parameter } from '@bp/autograd';
import { buffer, describeOptions, Module } from '@bp/module';
import { BpError, type DType, ones, type Tensor, type TensorLike, zeros } from '@bp/tensor';
import {
  apply,
  asTensor,
  checkNumber,
  checkReal,
  FROM_ZERO,
  f,
  formulaOperation,
  promote,
  readArguments,
  single,
  toFloat,
  UP_TO_ONE,
  wholeNumber,
} from '@bp/tensor/engine';
import { type Affine, normalize, normalizeBy, type Statistics } from './normalize';

/** Options of {@link BatchNorm1d}, {@link BatchNorm2d} and {@link BatchNorm3d}. */
export interface BatchNormOptions {
  /** ε, added to the variance; 1e-5 by default, as in PyTorch (Keras: 1e-3). */
  eps?: number | undefined;
  /**
   * The weight of a new batch in the running statistics, 0.1 by default, as in PyTorch (Keras counts the weight of the old
   * ones: 0.99); null for the plain average over all batches.
   */
  momentum?: number | null | undefined;
  /** Whether a gain and a shift are learned for each channel; true by default. */
  affine?: boolean | undefined;
  /** Whether running statistics are kept for evaluation; without them batches are used there, too. True by default. */
  trackRunningStats?: boolean | undefined;
  /** The type of parameters and buffers, float32 by default. */
  dtype?: DType | undefined;
}

const CHANNELS = { numFeatures: undefined as unknown as number };

const DEFAULTS = {
  eps: 1e-5,
  momentum: 0.1 as number | null,
  affine: true,
  trackRunningStats: true,
  dtype: 'float32' as DType,
};

/** m · new + (1 − m) · old */
const blend = /* @__PURE__ */ formulaOperation(
  'blend',
  (running, found, momentum) => f.add(f.mul(momentum, found), f.mul(f.sub(1, momentum), running)),
  { operands: ['running', 'found', 'momentum'] },
);

/** What batch normalisation does for every number of axes; the classes below only say which they take. */
abstract class BatchNorm extends Module {
  static override readonly parameterNames: readonly string[] = ['weight', 'bias'];

  static override readonly stateNames = {
    runningMean: 'running_mean',
    runningVar: 'running_var',
    numBatchesTracked: 'num_batches_tracked',
  };

  readonly numFeatures: number;
  /** ε; another value counts from the next call on, as that of the momentum does. */
  eps: number;
  momentum: number | null;
  /** The gain of each channel, shape [channels]; null without `affine`. */
  readonly weight: Tensor | null = null;
  /** The shift of each channel, shape [channels]; null without `affine`. */
  readonly bias: Tensor | null = null;
  /** The mean of each channel over past batches, shape [channels]; null without `trackRunningStats`. */
  readonly runningMean: Tensor | null = null;
  /** The unbiased variance of each channel over past batches, shape [channels]; null without `trackRunningStats`. */
  readonly runningVar: Tensor | null = null;
  /** How many batches the running statistics have seen; null without `trackRunningStats`. */
  readonly numBatchesTracked: Tensor | null = null;
  readonly #settings: typeof DEFAULTS;
  /** The weight of a new batch, for the momentum it was made for. */
  #newWeight: { readonly momentum: number; readonly weight: Tensor } | null = null;

  /**
   * @param numFeatures - the number of channels
   * @throws BpError `BP_OPTION` for options that do not exist or are out of range
   */
  constructor(numFeatures: number, options?: BatchNormOptions);
  /** The same, with the number of channels among the options. */
  constructor(options: BatchNormOptions & typeof CHANNELS);
  constructor(...given: readonly unknown[]) {
    super();
    const { numFeatures, ...settings } = readArguments('BatchNorm', given, CHANNELS, DEFAULTS, {
      eps: FROM_ZERO,
      momentum: null,
    });
    const { eps, momentum, affine, trackRunningStats, dtype } = settings;
    checkSettings(numFeatures, momentum);
    checkReal('BatchNorm', dtype);
    this.numFeatures = numFeatures;
    this.eps = eps;
    this.momentum = momentum;
    this.#settings = settings;
    if (affine) {
      this.weight = parameter(ones([numFeatures], { dtype }));
      this.bias = parameter(zeros([numFeatures], { dtype }));
    }
    if (trackRunningStats) {
      this.runningMean = buffer(zeros([numFeatures], { dtype }));
      this.#weightOfNew(this.runningMean);
      this.runningVar = buffer(ones([numFeatures], { dtype }));
      this.numBatchesTracked = buffer(zeros([], { dtype: 'int32' }));
    }
  }

  /** Refuses an input with another number of axes. */
  protected abstract expectInput(x: Tensor): void;

  /** Gain 1 and shift 0, and running statistics as if no batch had been seen. */
  override resetParameters(): void {
    this.weight?.assign(1);
    this.bias?.assign(0);
    this.runningMean?.assign(0);
    this.runningVar?.assign(1);
    this.numBatchesTracked?.assign(zeros([], { dtype: 'int32' }));
  }

  /**
   * Normalises each channel: by the statistics of the batch in training, by the running ones in evaluation.
   *
   * @param x - [batch, channels, …]
   * @returns a tensor of the shape of x
   * @throws BpError `BP_SHAPE` for another number of axes or channels, or when training on a single value per channel.
   *   Nothing has changed then.
   */
  forward(x: TensorLike): Tensor {
    const given = asTensor('batchNorm', x);
    this.expectInput(given);
    const { numFeatures, eps, momentum, runningMean, runningVar } = this;
    checkNumber('BatchNorm', 'eps', eps, FROM_ZERO);
    checkSettings(numFeatures, momentum);
    if (given.shape[1] !== numFeatures) {
      throw new BpError(
        'BP_SHAPE',
        'batchNorm',
        'expected {want} channels along axis 1, got shape {shape}; make the layer with {got} features?',
        { want: numFeatures, shape: given.shape, got: given.shape[1] },
      );
    }
    const dtype = toFloat(promote(given.dtype, this.#settings.dtype));
    const values = given.cast(dtype);
    const affine = this.#affine(values);
    if (!this.training && runningMean !== null && runningVar !== null) {
      const running = {
        mean: perChannel(runningMean, values),
        variance: perChannel(runningVar, values),
      };
      return normalizeBy(values, running, eps, affine);
    }
    const n = values.size / numFeatures;
    if (!(n > 1)) {
      throw new BpError(
        'BP_SHAPE',
        'batchNorm',
        'expected more than 1 value per channel when training, got shape {shape}; use a larger batch, or eval() first',
        { shape: values.shape },
      );
    }
    const axes = values.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
    const { output, found } = normalize(values, { axes, eps }, affine);
    if (this.training) {
      this.#track({ mean: found.mean.add(found.correction), variance: found.variance }, n);
    }
    return output;
  }

  #affine({ rank, dtype }: Tensor): Affine | null {
    if (this.weight === null || this.bias === null) return null;
    return {
      weight: perChannel(this.weight, { rank }).cast(dtype),
      bias: perChannel(this.bias, { rank }).cast(dtype),
    };
  }

  #track({ mean, variance }: Statistics, n: number): void {
    const { runningMean, runningVar, numBatchesTracked } = this;
    if (runningMean === null || runningVar === null || numBatchesTracked === null) return;
    numBatchesTracked.assign(numBatchesTracked.add(1));
    // Not read as a number: a compiled step must find the new value each time.
    const weight =
      this.#weightOfNew(runningMean) ?? numBatchesTracked.cast(runningMean.dtype).reciprocal();
    const channels = [this.numFeatures];
    const update = (running: Tensor, found: Tensor) =>
      running.assign(apply(blend, [running, found.reshape(channels), weight], []));
    update(runningMean, mean);
    // The estimate without bias; the normalisation itself divides by n, as in PyTorch.
    update(runningVar, variance.mul(n / (n - 1)));
  }

  /** The momentum as a tensor; null where it is one over the number of batches. */
  #weightOfNew({ dtype }: Tensor): Tensor | null {
    const { momentum } = this;
    if (momentum === null) return null;
    if (this.#newWeight?.momentum !== momentum) {
      this.#newWeight = { momentum, weight: single(momentum, dtype) };
    }
    return this.#newWeight.weight;
  }

  override describe(): string {
    const { affine, trackRunningStats } = this.#settings;
    const { eps, momentum } = this;
    const { dtype: _, ...told } = DEFAULTS;
    const options = describeOptions({ eps, momentum, affine, trackRunningStats }, told);
    return options === '' ? `${this.numFeatures}` : `${this.numFeatures}, ${options}`;
  }
}

/** Values of channels, seen so that they broadcast along axis 1 of a tensor with so many axes. */
function perChannel(values: Tensor, { rank }: { readonly rank: number }): Tensor {
  return rank === 2 ? values : values.reshape([values.size, ...new Array(rank - 2).fill(1)]);
}

function checkSettings(numFeatures: number, momentum: number | null): void {
  wholeNumber('BatchNorm', 'numFeatures', numFeatures, 1);
  if (momentum !== null && !(typeof momentum === 'number' && UP_TO_ONE.holds(momentum))) {
    throw new BpError(
      'BP_OPTION',
      'BatchNorm',
      'momentum must lie in [0, 1] or be null, got {momentum}',
      { momentum },
    );
  }
}

/**
 * Batch normalisation of vectors and sequences: y = (x − x̄) / √(σ² + ε) · weight + bias for each channel.
 *
 * In training x̄ and σ² are those of the batch, and a running average of them is kept, the variance without bias; in
 * evaluation the running ones are used. Training needs more than one value per channel.
 *
 * Numerics: what rounding leaves out of the mean is found by a second pass, so that a large mean costs no digits.
 *
 * @example
 * const layer = new BatchNorm1d(3);
 * layer.forward(new Rng(7).normal([32, 3])).shape; // [32, 3]
 * @see S. Ioffe, C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate
 *   Shift", 2015
 */
export class BatchNorm1d extends BatchNorm {
  /** Takes [batch, channels] or [batch, channels, length]. */
  protected override expectInput({ rank, shape }: Tensor): void {
    if (rank !== 2 && rank !== 3) {
      throw new BpError(
        'BP_SHAPE',
        'batchNorm',
        'expected [batch, channels] or [batch, channels, length], got shape {shape}',
        { shape },
      );
    }
  }
}

/**
 * Batch normalisation of images: {@link BatchNorm1d} with means over batch, height and width.
 *
 * @example
 * new BatchNorm2d(3).forward(new Rng(7).normal([8, 3, 5, 5])).shape; // [8, 3, 5, 5]
 * @see S. Ioffe, C. Szegedy, "Batch Normalization", 2015
 */
export class BatchNorm2d extends BatchNorm {
  /** Takes [batch, channels, height, width]. */
  protected override expectInput({ rank, shape }: Tensor): void {
    if (rank !== 4) {
      throw new BpError(
        'BP_SHAPE',
        'batchNorm',
        'expected [batch, channels, height, width], got shape {shape}',
        { shape },
      );
    }
  }
}

/**
 * Batch normalisation of volumes: {@link BatchNorm1d} with means over batch, depth, height and width.
 *
 * @example
 * new BatchNorm3d(2).forward(new Rng(7).normal([4, 2, 3, 3, 3])).shape; // [4, 2, 3, 3, 3]
 * @see S. Ioffe, C. Szegedy, "Batch Normalization", 2015
 */
export class BatchNorm3d extends BatchNorm {
  /** Takes [batch, channels, depth, height, width]. */
  protected override expectInput({ rank, shape }: Tensor): void {
    if (rank !== 5) {
      throw new BpError(
        'BP_SHAPE',
        'batchNorm',
        'expected [batch, channels, depth, height, width], got shape {shape}',
        { shape },
      );
    }
  }
}
