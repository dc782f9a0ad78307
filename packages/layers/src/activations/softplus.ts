import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { f, INFINITE_TOO } from '@bp/tensor/engine';
import { ActivationLayer, activation } from './activation';

const DEFAULTS = { beta: 1, threshold: 20 };
const RULES = { threshold: INFINITE_TOO };

const softplusOf = /* @__PURE__ */ activation(
  'softplus',
  (x, { beta, threshold }) => {
    const scaled = f.mul(x, beta);
    return f.select(f.gt(scaled, threshold), x, f.div(f.softplus(scaled), beta));
  },
  {
    defaults: DEFAULTS,
    rules: RULES,
    shown: (x, { beta, threshold }) => {
      const scaled = f.mul(beta, x);
      const smooth = f.div(f.log(f.add(1, f.exp(scaled))), beta);
      return f.select(f.gt(scaled, threshold), x, smooth);
    },
  },
);

/**
 * The smooth rectifier ln(1 + e^βx) / β as a layer; x itself where βx is above a threshold, as in PyTorch.
 *
 * Numerics: our form never overflows, the threshold is there for the same numbers as PyTorch's. At the default of 20 the
 * step is 2·10⁻⁹; `Infinity` takes it out.
 *
 * @example
 * new Softplus().forward(0).item(); // 0.6931471824645996
 */
export class Softplus extends ActivationLayer<typeof DEFAULTS> {
  /**
   * @param options.beta - β ≠ 0, 1 by default
   * @param options.threshold - above which βx the function is x, 20 by default
   * @throws BpError `BP_OPTION` for β = 0
   */
  constructor(options?: { beta?: number | undefined; threshold?: number | undefined }) {
    super('Softplus', options, DEFAULTS, RULES);
    if (this.options.beta === 0) throw new BpError('BP_OPTION', 'Softplus', 'beta must not be 0');
  }

  /** @param x - any shape */
  override forward(x: TensorLike): Tensor {
    return softplusOf(x, this.options);
  }
}
