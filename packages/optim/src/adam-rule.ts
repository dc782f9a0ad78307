import { BELOW_ONE, FROM_ZERO, f } from '@bp/tensor/engine';
import type { Algorithm, GroupSettings } from './algorithm';
import { type CommonVariant, descent, runningAverage } from './descent';
import type { Nodes } from './named-formula';
import { checkPair } from './numbers';
import { variants } from './update-rule';

/** Options of `Adam` and `AdamW`. */
export interface AdamOptions {
  /** The learning rate η ≥ 0; 0.001 by default. */
  lr?: number | undefined;
  /** β₁ and β₂ in [0, 1): how slowly the averages of gradients and of their squares change; [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
  /** λ ≥ 0; 0 by default in `Adam`, 0.01 in `AdamW`. */
  weightDecay?: number | undefined;
  /** Whether the divisor may only grow; false by default. */
  amsgrad?: boolean | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

export type AdamVariant = CommonVariant & {
  readonly amsgrad: boolean;
  /** Whether the weight decay acts on the parameter itself instead of on the gradient. */
  readonly decoupled: boolean;
};

const rule = /* @__PURE__ */ variants<AdamVariant>((variant) => ({
  numbers: ['lr', 'beta1', 'beta2', 'eps', 'weightDecay'],
  counters: { step: 0 },
  moments: { expAvg: 0, expAvgSq: 0, ...(variant.amsgrad ? { maxExpAvgSq: 0 } : {}) },
  prepare({ step, lr, beta1, beta2, weightDecay }) {
    const t = f.add(step, 1);
    return {
      step: t,
      rest1: f.sub(1, beta1),
      rest2: f.sub(1, beta2),
      // Averages that start at 0 are too small at first; these undo it.
      stepSize: f.div(lr, f.sub(1, f.pow(beta1, t))),
      scale: f.div(1, f.sqrt(f.sub(1, f.pow(beta2, t)))),
      ...(variant.decoupled ? { shrink: f.sub(1, f.mul(lr, weightDecay)) } : {}),
    };
  },
  update(operands, flush): Nodes {
    const { parameter, beta1, beta2, rest1, rest2, stepSize, scale, shrink, eps } = operands;
    const g = descent(operands, { ...variant, decay: variant.decay && !variant.decoupled });
    const p = variant.decay && variant.decoupled ? f.mul(parameter, shrink) : parameter;
    const m = flush.signed(runningAverage(operands.expAvg, beta1, rest1, g));
    const v = flush.square(runningAverage(operands.expAvgSq, beta2, rest2, f.mul(g, g)));
    const largest = variant.amsgrad ? f.max(operands.maxExpAvgSq, v) : v;
    const divisor = f.add(f.mul(f.sqrt(largest), scale), eps);
    return {
      parameter: f.sub(p, f.div(f.mul(stepSize, m), divisor)),
      expAvg: m,
      expAvgSq: v,
      ...(variant.amsgrad ? { maxExpAvgSq: largest } : {}),
    };
  },
}));

/** Adam or AdamW. */
export function adamAlgorithm(
  name: string,
  { decoupled, weightDecay }: { readonly decoupled: boolean; readonly weightDecay: number },
): Algorithm<AdamOptions, AdamVariant> {
  return {
    name,
    defaults: {
      lr: 1e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay,
      amsgrad: false,
      maximize: false,
    },
    ranges: {
      lr: FROM_ZERO,
      beta1: BELOW_ONE,
      beta2: BELOW_ONE,
      eps: FROM_ZERO,
      weightDecay: FROM_ZERO,
    },
    settings(options): GroupSettings<AdamVariant> {
      const { lr, eps, amsgrad, maximize } = options;
      const [beta1, beta2] = checkPair(name, 'betas', options.betas);
      return {
        numbers: { lr, beta1, beta2, eps, weightDecay: options.weightDecay },
        variant: { amsgrad, decoupled, decay: options.weightDecay !== 0, maximize },
      };
    },
    rule,
  };
}
