import { parameter } from '@bp/autograd';
import { Module } from '@bp/module';
import {
  BpError,
  type DType,
  type Rng,
  randomSource,
  type Tensor,
  type TensorLike,
  zeros,
} from '@bp/tensor';
import { asTensor, checkFunction, readArguments, sizeOf } from '@bp/tensor/engine';

/** Options of {@link Linear}. */
export interface LinearOptions {
  /** Whether a constant is added to each output; true by default. */
  bias?: boolean | undefined;
  /** The type of the parameters, float32 by default. */
  dtype?: DType | undefined;
  /** Where the first weights are drawn from; the default source where it is not given. */
  rng?: Rng | null | undefined;
}

const SIZES = {
  inFeatures: undefined as unknown as number,
  outFeatures: undefined as unknown as number,
};

const DEFAULTS = { bias: true, dtype: 'float32' as DType, rng: null as Rng | null };

/**
 * The affine map y = x·Wᵀ + b over the last axis.
 *
 * @param x - [..., in]
 * @param weight - W, [out, in]
 * @param bias - b, [out]; null for none
 * @returns [..., out]
 * @throws BpError `BP_SHAPE` when the extents do not fit
 * @example
 * linear([[1, 2]], tensor([[3, 4]]), tensor([5])).toArray(); // [[16]]
 */
export function linear(x: TensorLike, weight: TensorLike, bias: TensorLike | null = null): Tensor {
  const w = asTensor('linear', weight);
  const b = bias === null ? null : asTensor('linear', bias, w.dtype);
  const input = asTensor('linear', x, w.dtype);
  checkExtents(input.shape, w.shape, b?.shape ?? null);
  const { rank, shape } = input;
  const lead = shape.slice(0, -1);
  // One product of two matrices, however many leading axes there are.
  const rows = rank === 2 ? input : input.reshape([sizeOf(lead), shape[rank - 1]]);
  const product = rows.matmul(w.transpose());
  const output = b === null ? product : product.add(b);
  return rank === 2 ? output : output.reshape([...lead, w.shape[0]]);
}

function checkExtents(
  shape: readonly number[],
  weight: readonly number[],
  bias: readonly number[] | null,
): void {
  if (weight.length !== 2 || (bias !== null && (bias.length !== 1 || bias[0] !== weight[0]))) {
    throw new BpError(
      'BP_SHAPE',
      'linear',
      'expected a weight [out, in] and a bias [out], got {weight} and {bias}',
      { weight, bias: bias ?? 'none' },
    );
  }
  const [out, want] = weight;
  const got = shape[shape.length - 1];
  if (got === want) return;
  if (shape.length === 0) {
    throw new BpError(
      'BP_SHAPE',
      'linear',
      'expected last axis of size {want} (in_features), got a single number',
      { want },
    );
  }
  if (shape.length > 2 && sizeOf(shape.slice(1)) === want) {
    throw new BpError(
      'BP_SHAPE',
      'linear',
      'expected last axis of size {want} (in_features), got shape {shape}; put a Flatten before it?',
      { want, shape },
    );
  }
  throw new BpError(
    'BP_SHAPE',
    'linear',
    'expected last axis of size {want} (in_features), got shape {shape}; make it Linear({got}, {out}), or have the layer before return {want} features',
    { want, shape, got, out },
  );
}

/**
 * A fully connected layer: y = x·Wᵀ + b.
 *
 * Weight and bias start uniform in ±1/√in, in this order, as in PyTorch (Keras: Glorot's uniform weights, bias 0).
 *
 * @example
 * const layer = new Linear(2, 16);
 * layer.forward(zeros([32, 2])).shape; // [32, 16]
 * @see Y. LeCun et al., "Efficient BackProp", 1998, section 4.6: why weights start within 1/√in
 */
export class Linear extends Module {
  static override readonly parameterNames: readonly string[] = ['weight', 'bias'];

  /** The extent of the last axis of an input. */
  readonly inFeatures: number;
  /** The extent of the last axis of the output. */
  readonly outFeatures: number;
  /** W, [out, in]. */
  readonly weight: Tensor;
  /** b, [out]; null without a bias. */
  readonly bias: Tensor | null;

  /**
   * @param inFeatures - the extent of the last axis of an input, ≥ 1
   * @param outFeatures - the extent of the last axis of the output, ≥ 1
   * @throws BpError `BP_OPTION` for sizes that are no whole numbers ≥ 1 and options that do not exist
   */
  constructor(inFeatures: number, outFeatures: number, options?: LinearOptions);
  /** The same, with the sizes among the options. */
  constructor(options: LinearOptions & typeof SIZES);
  constructor(...given: readonly unknown[]) {
    super();
    const { inFeatures, outFeatures, bias, dtype, rng } = readArguments(
      'Linear',
      given,
      SIZES,
      DEFAULTS,
    );
    for (const size of [inFeatures, outFeatures]) {
      if (!Number.isSafeInteger(size) || size < 1) {
        throw new BpError(
          'BP_OPTION',
          'Linear',
          'inFeatures and outFeatures must be whole numbers ≥ 1, got {in} and {out}',
          { in: inFeatures, out: outFeatures },
        );
      }
    }
    const source = randomSource('Linear', rng);
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    this.weight = parameter(zeros([outFeatures, inFeatures], { dtype }));
    this.bias = bias ? parameter(zeros([outFeatures], { dtype })) : null;
    this.resetParameters(() => source);
  }

  /** Draws weight and bias from U(−1/√in, 1/√in). */
  override resetParameters(draw: (name: string) => Rng): void {
    checkFunction('resetParameters', 'draw', draw);
    const bound = 1 / Math.sqrt(this.inFeatures);
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
   * @param x - [..., in]
   * @returns [..., out]
   * @throws BpError `BP_SHAPE` when the last axis has another extent
   */
  forward(x: TensorLike): Tensor {
    return linear(x, this.weight, this.bias);
  }

  override describe(): string {
    const sizes = `${this.inFeatures}, ${this.outFeatures}`;
    return this.bias === null ? `${sizes}, { bias: false }` : sizes;
  }
}
