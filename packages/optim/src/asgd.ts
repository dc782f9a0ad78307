import { FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link ASGD}. */
export interface ASGDOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.01 by default. */
  lr?: NumberOrTensor | undefined;
  /** λ ≥ 0 of the falling rate and of the decay; 10⁻⁴ by default. */
  lambd?: number | undefined;
  /** α ≥ 0, the power by which the rate falls; 0.75 by default. */
  alpha?: number | undefined;
  /** t₀ ≥ 0, the step after which averaging starts; 10⁶ by default. */
  t0?: number | undefined;
  /** A factor ≥ 0 of the parameter that is added to the gradient; 0 by default. */
  weightDecay?: number | undefined;
}

/**
 * Averaged stochastic gradient descent: p ← (1 − λ ηₜ) p − ηₜ g with a falling rate ηₜ₊₁ = η / (1 + λ η t)^α, and beside it the
 * average of the parameters since step t₀, in the state `average`.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link ASGDOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see B. Polyak, A. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992
 * @example
 * const w = parameter([1]);
 * const optimizer = new ASGD([w], { lr: 0.25, lambd: 0 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class ASGD extends /* @__PURE__ */ optimizerClass<ASGDOptions, 'decay'>({
  name: 'ASGD',
  options: {
    lr: [1e-2, FROM_ZERO],
    lambd: [1e-4, FROM_ZERO],
    alpha: [0.75, FROM_ZERO],
    t0: [1e6, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
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
  }),
}) {}
