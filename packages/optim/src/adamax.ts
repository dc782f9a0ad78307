import { BELOW_ONE, FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent, runningAverage } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link Adamax}. */
export interface AdamaxOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.002 by default. */
  lr?: NumberOrTensor | undefined;
  /** β₁ and β₂ in [0, 1); [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to |g|; 10⁻⁸ by default. */
  eps?: number | undefined;
}

/**
 * Adamax, {@link Adam} with the largest gradient in place of the root mean square: u ← max(β₂ u, |g| + ε),
 * p ← p − η m̂ / u.
 *
 * Numerics: as {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link AdamaxOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 2
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adamax([w], { lr: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class Adamax extends /* @__PURE__ */ optimizerClass<AdamaxOptions, 'decay'>({
  name: 'Adamax',
  options: {
    lr: [2e-3, FROM_ZERO],
    betas: { beta1: [0.9, BELOW_ONE], beta2: [0.999, BELOW_ONE] },
    eps: [1e-8, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
    counters: { step: 0 },
    moments: { expAvg: 0, expInf: 0 },
    prepare({ step, lr, beta1 }) {
      const t = f.add(step, 1);
      return { step: t, rest1: f.sub(1, beta1), stepSize: f.div(lr, f.sub(1, f.pow(beta1, t))) };
    },
    update(operands, flush) {
      const { parameter, beta1, beta2, rest1, stepSize, eps } = operands;
      const g = descent(operands, variant);
      const m = flush.signed(runningAverage(operands.expAvg, beta1, rest1, g));
      const u = flush.square(f.max(f.mul(beta2, operands.expInf), f.add(f.abs(g), eps)));
      return { parameter: f.sub(parameter, f.div(f.mul(stepSize, m), u)), expAvg: m, expInf: u };
    },
  }),
}) {}
