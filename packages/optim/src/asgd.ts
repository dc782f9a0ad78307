import { FROM_ZERO, f } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { type CommonVariant, descent } from './descent';
import { Optimizer } from './optimizer';
import type { OptimizedParameters } from './parameter-groups';
import { variants } from './update-rule';

/** Options of {@link ASGD}. */
export interface ASGDOptions {
  /** The learning rate η ≥ 0; 0.01 by default. */
  lr?: number | undefined;
  /** λ of the falling rate and of the decay; 10⁻⁴ by default. */
  lambd?: number | undefined;
  /** The power by which the rate falls; 0.75 by default. */
  alpha?: number | undefined;
  /** The step after which averaging starts; 10⁶ by default. */
  t0?: number | undefined;
  /** A factor of the parameter that is added to the gradient; 0 by default. */
  weightDecay?: number | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

const rule = /* @__PURE__ */ variants<CommonVariant>((variant) => ({
  numbers: ['lr', 'lambd', 'alpha', 't0', 'weightDecay'],
  counters: { step: 0, eta: 'lr', mu: 1 },
  moments: { average: 0 },
  prepare({ step, lr, lambd, alpha, t0, eta, mu }) {
    const t = f.add(step, 1);
    return {
      step: t,
      eta: f.div(lr, f.pow(f.add(1, f.mul(f.mul(lambd, lr), t)), alpha)),
      mu: f.div(1, f.max(1, f.sub(t, t0))),
      // This step still uses the rate and the share that the last one left.
      rate: eta,
      share: mu,
      shrink: f.sub(1, f.mul(lambd, eta)),
    };
  },
  update(operands) {
    const { parameter, average, rate, share, shrink } = operands;
    const g = descent(operands, variant);
    const p = f.sub(f.mul(parameter, shrink), f.mul(rate, g));
    const moved = f.add(average, f.mul(share, f.sub(p, average)));
    return { parameter: p, average: f.select(f.eq(share, 1), p, moved) };
  },
}));

const algorithm: Algorithm<ASGDOptions, CommonVariant> = {
  name: 'ASGD',
  defaults: { lr: 1e-2, lambd: 1e-4, alpha: 0.75, t0: 1e6, weightDecay: 0, maximize: false },
  ranges: {
    lr: FROM_ZERO,
    lambd: FROM_ZERO,
    alpha: FROM_ZERO,
    t0: FROM_ZERO,
    weightDecay: FROM_ZERO,
  },
  settings: ({ maximize, ...numbers }) => ({
    numbers,
    variant: { decay: numbers.weightDecay !== 0, maximize },
  }),
  rule,
};

/**
 * Averaged stochastic gradient descent: p ← (1 − λ ηₜ) p − ηₜ g with a falling rate ηₜ₊₁ = η / (1 + λ η t)^α, and beside it the
 * average of the parameters since step t₀, in the state `average`.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options.lr - η, 0.01 by default
 * @param options.lambd - λ, 10⁻⁴ by default
 * @param options.alpha - α, 0.75 by default
 * @param options.t0 - t₀, 10⁶ by default
 * @param options.weightDecay - a factor of the parameter that is added to the gradient; 0 by default
 * @param options.maximize - whether to climb; false by default
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see B. Polyak, A. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992
 * @example
 * const w = parameter([1]);
 * const optimizer = new ASGD([w], { lr: 0.25, lambd: 0 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class ASGD extends Optimizer<ASGDOptions> {
  constructor(parameters: OptimizedParameters<ASGDOptions>, options?: ASGDOptions) {
    super(algorithm, parameters, options);
  }
}
