import { BELOW_ONE, FROM_ZERO, f, type Node, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent, runningAverage } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link NAdam}. */
export interface NAdamOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.002 by default. */
  lr?: NumberOrTensor | undefined;
  /** β₁ and β₂ in [0, 1); [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
  /** ψ ≥ 0: how fast the momentum grows to β₁; 0.004 by default, as in PyTorch (Keras: 1). */
  momentumDecay?: number | undefined;
}

/** μₜ = β₁ (1 − ½ · 0.96^(t ψ)) */
function momentumAt(t: Node, beta1: Node, momentumDecay: Node): Node {
  return f.mul(beta1, f.sub(1, f.mul(0.5, f.pow(0.96, f.mul(t, momentumDecay)))));
}

/**
 * NAdam, {@link Adam} with Nesterov's momentum: p ← p − η ((1 − μₜ) g / (1 − Πμ) + μₜ₊₁ m / (1 − Πμ · μₜ₊₁)) / (√v̂ + ε), where
 * μₜ = β₁ (1 − ½ · 0.96^(t ψ)) and Πμ is the product of all μ so far.
 *
 * Numerics: as {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link NAdamOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016
 * @example
 * const w = parameter([1]);
 * const optimizer = new NAdam([w], { lr: 0.1 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.item() < 1; // true
 */
export class NAdam extends /* @__PURE__ */ optimizerClass<NAdamOptions, 'decay'>({
  name: 'NAdam',
  options: {
    lr: [2e-3, FROM_ZERO],
    betas: { beta1: [0.9, BELOW_ONE], beta2: [0.999, BELOW_ONE] },
    eps: [1e-8, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    momentumDecay: [4e-3, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
    counters: { step: 0, muProduct: 1 },
    moments: { expAvg: 0, expAvgSq: 0 },
    prepare({ step, muProduct, lr, beta1, beta2, momentumDecay }) {
      const t = f.add(step, 1);
      const mu = momentumAt(t, beta1, momentumDecay);
      const next = momentumAt(f.add(t, 1), beta1, momentumDecay);
      const product = f.mul(muProduct, mu);
      return {
        step: t,
        muProduct: product,
        rest1: f.sub(1, beta1),
        rest2: f.sub(1, beta2),
        scale: f.div(1, f.sqrt(f.sub(1, f.pow(beta2, t)))),
        gradientSize: f.div(f.mul(lr, f.sub(1, mu)), f.sub(1, product)),
        averageSize: f.div(f.mul(lr, next), f.sub(1, f.mul(product, next))),
      };
    },
    update(operands, flush) {
      const { parameter, beta1, beta2, rest1, rest2, scale, eps } = operands;
      const g = descent(operands, variant);
      const m = flush.signed(runningAverage(operands.expAvg, beta1, rest1, g));
      const v = flush.square(runningAverage(operands.expAvgSq, beta2, rest2, f.mul(g, g)));
      const direction = f.add(f.mul(operands.gradientSize, g), f.mul(operands.averageSize, m));
      const divisor = f.add(f.mul(f.sqrt(v), scale), eps);
      return { parameter: f.sub(parameter, f.div(direction, divisor)), expAvg: m, expAvgSq: v };
    },
  }),
}) {}
