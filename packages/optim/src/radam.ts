import { BELOW_ONE, FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent, runningAverage } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link RAdam}. */
export interface RAdamOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.001 by default. */
  lr?: NumberOrTensor | undefined;
  /** β₁ and β₂ in [0, 1); [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
}

/**
 * RAdam: {@link Adam} with its first steps rectified. While too few gradients have been seen to know their variance
 * (ρₜ ≤ 5), p ← p − η m̂; later p ← p − η rₜ m̂ √(1 − β₂ᵗ) / (√v + ε), where rₜ grows from 0 to 1.
 *
 * Numerics: as {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link RAdamOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see L. Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, algorithm 2
 * @example
 * const w = parameter([1]);
 * const optimizer = new RAdam([w], { lr: 0.25 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class RAdam extends /* @__PURE__ */ optimizerClass<RAdamOptions, 'decay'>({
  name: 'RAdam',
  options: {
    lr: [1e-3, FROM_ZERO],
    betas: { beta1: [0.9, BELOW_ONE], beta2: [0.999, BELOW_ONE] },
    eps: [1e-8, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
    counters: { step: 0 },
    moments: { expAvg: 0, expAvgSq: 0 },
    prepare({ step, lr, beta1, beta2 }) {
      const t = f.add(step, 1);
      const power = f.pow(beta2, t);
      const correction2 = f.sub(1, power);
      const rate = f.div(lr, f.sub(1, f.pow(beta1, t)));
      // ρ, the length of the average of squares, at last and now: below 5 its variance is not known.
      const last = f.sub(f.div(2, f.sub(1, beta2)), 1);
      const now = f.sub(last, f.div(f.mul(f.mul(2, t), power), correction2));
      const trusted = f.gt(now, 5);
      const above = f.mul(f.mul(f.sub(now, 4), f.sub(now, 2)), last);
      const below = f.mul(f.mul(f.sub(last, 4), f.sub(last, 2)), now);
      const rectified = f.sqrt(f.mul(f.div(above, below), correction2));
      return {
        step: t,
        rest1: f.sub(1, beta1),
        rest2: f.sub(1, beta2),
        // One of the two is 0: nothing but numbers tells the phases apart.
        adaptiveSize: f.select(trusted, f.mul(rate, rectified), 0),
        plainSize: f.select(trusted, 0, rate),
      };
    },
    update(operands, flush) {
      const { parameter, beta1, beta2, rest1, rest2, adaptiveSize, plainSize, eps } = operands;
      const g = descent(operands, variant);
      const m = flush.signed(runningAverage(operands.expAvg, beta1, rest1, g));
      const v = flush.square(runningAverage(operands.expAvgSq, beta2, rest2, f.mul(g, g)));
      const size = f.add(f.div(adaptiveSize, f.add(f.sqrt(v), eps)), plainSize);
      return { parameter: f.sub(parameter, f.mul(size, m)), expAvg: m, expAvgSq: v };
    },
  }),
}) {}
