import { parameter } from '@bp/autograd';
import { describeOptions, Module } from '@bp/module';
import { BpError, type DType, full, type Tensor, type TensorLike } from '@bp/tensor';
import { apply, asTensor, f, formulaOperation, readOptions, wholeNumber } from '@bp/tensor/engine';

const preluOperation = /* @__PURE__ */ formulaOperation(
  'prelu',
  (x, a) => f.select(f.gt(x, 0), x, f.mul(a, x)),
  { operands: ['x', 'a'] },
);

/**
 * The parametric rectifier: x where x > 0, else a · x with a learned slope.
 *
 * At x = 0 the derivative is a, as in PyTorch.
 *
 * @param x - any shape; with more than one slope [batch, channels, …]
 * @param weight - a, shape [1] or [channels]
 * @throws BpError `BP_SHAPE` when the slopes are neither one nor one for each channel along axis 1
 * @example
 * prelu([-2, 2], tensor([0.25])).toArray(); // [-0.5, 2]
 * @see K. He et al., "Delving Deep into Rectifiers", 2015
 */
export function prelu(x: TensorLike, slope: TensorLike): Tensor {
  const weight = asTensor('prelu', slope);
  const values = asTensor('prelu', x, weight.dtype);
  const { rank, shape } = values;
  if (weight.rank !== 1 || (weight.size !== 1 && weight.size !== shape[1])) {
    throw new BpError(
      'BP_SHAPE',
      'prelu',
      'expected one slope, or one for each channel along axis 1 of shape {shape}, got {weight}',
      { shape, weight: weight.shape },
    );
  }
  const single = weight.size === 1;
  const slopes = single
    ? weight.reshape([])
    : weight.reshape([weight.size, ...new Array(rank - 2).fill(1)]);
  return apply(preluOperation, [values, slopes], []);
}

const DEFAULTS = { numParameters: 1, init: 0.25, dtype: 'float32' as DType };

/**
 * {@link prelu} as a layer, with the slope as its parameter `weight`.
 *
 * @example
 * new PReLU().forward([-2, 2]).toArray(); // [-0.5, 2]
 */
export class PReLU extends Module {
  static override readonly parameterNames: readonly string[] = ['weight'];

  /** a, shape [1] or [channels]. */
  readonly weight: Tensor;
  readonly init: number;

  /**
   * @param options.numParameters - 1 for a common slope (the default), or the number of channels
   * @param options.init - the first value of every slope, 0.25 by default
   * @param options.dtype - the type of the parameter, float32 by default
   * @throws BpError `BP_OPTION` for options that do not exist or a number of slopes below 1
   */
  constructor(options?: {
    numParameters?: number | undefined;
    init?: number | undefined;
    dtype?: DType | undefined;
  }) {
    super();
    const { numParameters, init, dtype } = readOptions('PReLU', options, DEFAULTS, {
      numParameters: null,
    });
    wholeNumber('PReLU', 'numParameters', numParameters, 1);
    this.weight = parameter(full([numParameters], init, { dtype }));
    this.init = init;
  }

  /** Every slope as it was at first. */
  override resetParameters(): void {
    this.weight.assign(this.init);
  }

  /**
   * @param x - any shape; with more than one slope [batch, channels, …]
   * @throws BpError `BP_SHAPE` when there is not one slope for each channel
   */
  forward(x: TensorLike): Tensor {
    return prelu(x, this.weight);
  }

  override describe(): string {
    const { dtype: _, ...told } = DEFAULTS;
    return describeOptions({ numParameters: this.weight.size, init: this.init }, told);
  }
}
