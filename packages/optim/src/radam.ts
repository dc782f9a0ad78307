import { BELOW_ONE, FROM_ZERO, f } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { type CommonVariant, descent, runningAverage } from './descent';
import { checkPair } from './numbers';
import { Optimizer } from './optimizer';
import type { OptimizedParameters } from './parameter-groups';
import { variants } from './update-rule';

/** Options of {@link RAdam}. */
export interface RAdamOptions {
  /** The learning rate η ≥ 0; 0.001 by default. */
  lr?: number | undefined;
  /** β₁ and β₂ in [0, 1); [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
  /** λ ≥ 0: λ · parameter is added to the gradient; 0 by default. */
  weightDecay?: number | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

const rule = /* @__PURE__ */ variants<CommonVariant>((variant) => ({
  numbers: ['lr', 'beta1', 'beta2', 'eps', 'weightDecay'],
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
}));

const algorithm: Algorithm<RAdamOptions, CommonVariant> = {
  name: 'RAdam',
  defaults: { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, maximize: false },
  ranges: {
    lr: FROM_ZERO,
    beta1: BELOW_ONE,
    beta2: BELOW_ONE,
    eps: FROM_ZERO,
    weightDecay: FROM_ZERO,
  },
  settings({ betas, maximize, ...rest }) {
    const [beta1, beta2] = checkPair('RAdam', 'betas', betas);
    return {
      numbers: { ...rest, beta1, beta2 },
      variant: { decay: rest.weightDecay !== 0, maximize },
    };
  },
  rule,
};

/**
 * RAdam: {@link Adam} with its first steps rectified. While too few gradients have been seen to know their variance
 * (ρₜ ≤ 5), p ← p − η m̂; later p ← p − η rₜ m̂ √(1 − β₂ᵗ) / (√v + ε), where rₜ grows from 0 to 1.
 *
 * Numerics: as {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options.lr - η, 0.001 by default
 * @param options.betas - β₁ and β₂ in [0, 1), [0.9, 0.999] by default
 * @param options.eps - ε, 10⁻⁸ by default
 * @param options.weightDecay - λ: λ · parameter is added to the gradient; 0 by default
 * @param options.maximize - whether to climb; false by default
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see L. Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, algorithm 2
 * @example
 * const w = parameter([1]);
 * const optimizer = new RAdam([w], { lr: 0.25 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class RAdam extends Optimizer<RAdamOptions> {
  constructor(parameters: OptimizedParameters<RAdamOptions>, options?: RAdamOptions) {
    super(algorithm, parameters, options);
  }
}
