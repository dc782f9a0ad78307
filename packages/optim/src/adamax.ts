import { BELOW_ONE, FROM_ZERO, f } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { type CommonVariant, descent, runningAverage } from './descent';
import { checkPair } from './numbers';
import { Optimizer } from './optimizer';
import type { OptimizedParameters } from './parameter-groups';
import { variants } from './update-rule';

/** Options of {@link Adamax}. */
export interface AdamaxOptions {
  /** The learning rate η ≥ 0; 0.002 by default. */
  lr?: number | undefined;
  /** β₁ and β₂ in [0, 1); [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to |g|; 10⁻⁸ by default. */
  eps?: number | undefined;
  /** λ ≥ 0: λ · parameter is added to the gradient; 0 by default. */
  weightDecay?: number | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

const rule = /* @__PURE__ */ variants<CommonVariant>((variant) => ({
  numbers: ['lr', 'beta1', 'beta2', 'eps', 'weightDecay'],
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
}));

const algorithm: Algorithm<AdamaxOptions, CommonVariant> = {
  name: 'Adamax',
  defaults: { lr: 2e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, maximize: false },
  ranges: {
    lr: FROM_ZERO,
    beta1: BELOW_ONE,
    beta2: BELOW_ONE,
    eps: FROM_ZERO,
    weightDecay: FROM_ZERO,
  },
  settings({ betas, maximize, ...rest }) {
    const [beta1, beta2] = checkPair('Adamax', 'betas', betas);
    return {
      numbers: { ...rest, beta1, beta2 },
      variant: { decay: rest.weightDecay !== 0, maximize },
    };
  },
  rule,
};

/**
 * Adamax, {@link Adam} with the largest gradient in place of the root mean square: u ← max(β₂ u, |g| + ε),
 * p ← p − η m̂ / u.
 *
 * Numerics: as {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options.lr - η, 0.002 by default
 * @param options.betas - β₁ and β₂ in [0, 1), [0.9, 0.999] by default
 * @param options.eps - ε, 10⁻⁸ by default
 * @param options.weightDecay - λ: λ · parameter is added to the gradient; 0 by default
 * @param options.maximize - whether to climb; false by default
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 2
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adamax([w], { lr: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class Adamax extends Optimizer<AdamaxOptions> {
  constructor(parameters: OptimizedParameters<AdamaxOptions>, options?: AdamaxOptions) {
    super(algorithm, parameters, options);
  }
}
