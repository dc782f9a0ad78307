import { currentPath } from '@bp/module';
import {
  BpError,
  leakyRelu,
  type Rng,
  randomSource,
  type Tensor,
  type TensorLike,
} from '@bp/tensor';
import { apply, asTensor, f, formulaOperation, toFloat } from '@bp/tensor/engine';
import { ActivationLayer } from './activation';

/** The slope is drawn, not learned: it is the same formula as prelu, with a slope for each element. */
const rreluOperation = /* @__PURE__ */ formulaOperation(
  'rrelu',
  (x, a) => f.select(f.gt(x, 0), x, f.mul(a, x)),
  { operands: ['x', 'a'] },
);

const DEFAULTS = /* @__PURE__ */ (() => ({
  lower: 1 / 8,
  upper: 1 / 3,
  rng: null as Rng | null,
}))();

/** Options of {@link RReLU}. */
export interface RReLUOptions {
  /** The smallest slope, 1/8 by default. */
  lower?: number | undefined;
  /** The largest slope, 1/3 by default. */
  upper?: number | undefined;
  /** The source of the slopes; the default one where it is not given. */
  rng?: Rng | null | undefined;
}

/**
 * The randomised leaky rectifier: x where x > 0, else a · x with a drawn anew for each element from U(lower, upper) in
 * training, and the mean of both in evaluation.
 *
 * Like masks of dropout, the slopes come from a stream of the random source that carries the layer's path.
 *
 * @example
 * new RReLU({ lower: 0.1, upper: 0.3 }).eval().forward([-1, 2]).toArray(); // [-0.20000000298023224, 2]
 * @see B. Xu et al., "Empirical Evaluation of Rectified Activations in Convolutional Network", 2015
 */
export class RReLU extends ActivationLayer<typeof DEFAULTS> {
  /** @throws BpError `BP_OPTION` unless lower ≤ upper, both finite */
  constructor(options?: RReLUOptions) {
    super('RReLU', options, DEFAULTS);
    const { lower, upper, rng } = this.options;
    if (!(lower <= upper && Number.isFinite(upper - lower))) {
      throw new BpError('BP_OPTION', 'RReLU', 'lower must be ≤ upper, got {lower} and {upper}', {
        lower,
        upper,
      });
    }
    randomSource('RReLU', rng);
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    const { lower, upper, rng } = this.options;
    if (!this.training) return leakyRelu(x, { negativeSlope: (lower + upper) / 2 });
    const values = asTensor('rrelu', x);
    const slopes = randomSource('RReLU', rng)
      .stream(`rrelu/${currentPath()}`)
      .uniform(values.shape, { low: lower, high: upper, dtype: toFloat(values.dtype) });
    return apply(rreluOperation, [values, slopes], []);
  }

  override describe(): string {
    const { lower, upper } = this.options;
    return lower === DEFAULTS.lower && upper === DEFAULTS.upper
      ? ''
      : `{ lower: ${lower}, upper: ${upper} }`;
  }
}
