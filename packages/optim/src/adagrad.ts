import { FROM_ZERO, f } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { type CommonVariant, descent } from './descent';
import { Optimizer } from './optimizer';
import type { OptimizedParameters } from './parameter-groups';
import { variants } from './update-rule';

/** Options of {@link Adagrad}. */
export interface AdagradOptions {
  /** The learning rate η ≥ 0; 0.01 by default. */
  lr?: number | undefined;
  /** How fast the rate falls: η / (1 + (t − 1) · lrDecay); 0 by default. */
  lrDecay?: number | undefined;
  /** λ ≥ 0: λ · parameter is added to the gradient; 0 by default. */
  weightDecay?: number | undefined;
  /** What the sum of squares starts from; 0 by default. */
  initialAccumulatorValue?: number | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻¹⁰ by default. */
  eps?: number | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

const rule = /* @__PURE__ */ variants<CommonVariant>((variant) => ({
  numbers: ['lr', 'lrDecay', 'weightDecay', 'initialAccumulatorValue', 'eps'],
  counters: { step: 0 },
  moments: { sum: 'initialAccumulatorValue' },
  prepare: ({ step, lr, lrDecay }) => ({
    step: f.add(step, 1),
    rate: f.div(lr, f.add(1, f.mul(step, lrDecay))),
  }),
  update(operands) {
    const { parameter, rate, eps } = operands;
    const g = descent(operands, variant);
    const sum = f.add(operands.sum, f.mul(g, g));
    const divisor = f.add(f.sqrt(sum), eps);
    return { parameter: f.sub(parameter, f.div(f.mul(rate, g), divisor)), sum };
  },
}));

const algorithm: Algorithm<AdagradOptions, CommonVariant> = {
  name: 'Adagrad',
  defaults: {
    lr: 1e-2,
    lrDecay: 0,
    weightDecay: 0,
    initialAccumulatorValue: 0,
    eps: 1e-10,
    maximize: false,
  },
  ranges: {
    lr: FROM_ZERO,
    lrDecay: FROM_ZERO,
    weightDecay: FROM_ZERO,
    initialAccumulatorValue: FROM_ZERO,
    eps: FROM_ZERO,
  },
  settings: ({ maximize, ...numbers }) => ({
    numbers,
    variant: { decay: numbers.weightDecay !== 0, maximize },
  }),
  rule,
};

/**
 * Adagrad: s ← s + g², p ← p − η g / (√s + ε). Each parameter gets a rate of its own, which only falls.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options.lr - η, 0.01 by default
 * @param options.lrDecay - makes the rate η / (1 + (t − 1) · lrDecay); 0 by default
 * @param options.weightDecay - λ: λ · parameter is added to the gradient; 0 by default
 * @param options.initialAccumulatorValue - what s starts from; 0 by default (Keras: 0.1)
 * @param options.eps - ε, 10⁻¹⁰ by default
 * @param options.maximize - whether to climb; false by default
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adagrad([w], { lr: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(parameters: OptimizedParameters<AdagradOptions>, options?: AdagradOptions) {
    super(algorithm, parameters, options);
  }
}
