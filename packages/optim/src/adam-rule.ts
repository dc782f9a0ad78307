import { BELOW_ONE, FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import type { OptimizerDefinition } from './define-optimizer';
import { type CommonOptions, descent, runningAverage } from './descent';
import type { Nodes } from './named-formula';

/** Options of `Adam` and `AdamW`. */
export interface AdamOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.001 by default. */
  lr?: NumberOrTensor | undefined;
  /** β₁ and β₂ in [0, 1): how slowly the averages of gradients and of their squares change; [0.9, 0.999] by default. */
  betas?: readonly [number, number] | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
  /**
   * λ ≥ 0: `Adam` adds λ · parameter to the gradient, 0 by default; `AdamW` shrinks the parameter by a factor of
   * 1 − η λ, 0.01 by default.
   */
  weightDecay?: number | undefined;
  /** Whether the divisor √v̂ may only grow; false by default. */
  amsgrad?: boolean | undefined;
}

/**
 * Adam or AdamW.
 *
 * @param decoupled - whether the weight decay acts on the parameter itself instead of on the gradient
 */
export function adam(
  name: string,
  { decoupled }: { readonly decoupled: boolean },
): OptimizerDefinition<AdamOptions, 'decoupled' | 'decay'> {
  return {
    name,
    options: {
      lr: [1e-3, FROM_ZERO],
      betas: { beta1: [0.9, BELOW_ONE], beta2: [0.999, BELOW_ONE] },
      eps: [1e-8, FROM_ZERO],
      weightDecay: [decoupled ? 1e-2 : 0, FROM_ZERO],
      amsgrad: false,
      maximize: false,
    },
    terms: ({ weightDecay }) => ({ decoupled, decay: weightDecay }),
    rule: ({ amsgrad, decay, maximize }) => ({
      counters: { step: 0 },
      moments: { expAvg: 0, expAvgSq: 0, ...(amsgrad ? { maxExpAvgSq: 0 } : {}) },
      prepare({ step, lr, beta1, beta2, weightDecay }) {
        const t = f.add(step, 1);
        return {
          step: t,
          rest1: f.sub(1, beta1),
          rest2: f.sub(1, beta2),
          // Averages that start at 0 are too small at first; these undo it.
          stepSize: f.div(lr, f.sub(1, f.pow(beta1, t))),
          scale: f.div(1, f.sqrt(f.sub(1, f.pow(beta2, t)))),
          ...(decoupled ? { shrink: f.sub(1, f.mul(lr, weightDecay)) } : {}),
        };
      },
      update(operands, flush): Nodes {
        const { parameter, beta1, beta2, rest1, rest2, stepSize, scale, shrink, eps } = operands;
        const g = descent(operands, { decay: decay && !decoupled, maximize });
        const p = decay && decoupled ? f.mul(parameter, shrink) : parameter;
        const m = flush.signed(runningAverage(operands.expAvg, beta1, rest1, g));
        const v = flush.square(runningAverage(operands.expAvgSq, beta2, rest2, f.mul(g, g)));
        const largest = amsgrad ? f.max(operands.maxExpAvgSq, v) : v;
        const divisor = f.add(f.mul(f.sqrt(largest), scale), eps);
        return {
          parameter: f.sub(p, f.div(f.mul(stepSize, m), divisor)),
          expAvg: m,
          expAvgSq: v,
          ...(amsgrad ? { maxExpAvgSq: largest } : {}),
        };
      },
    }),
  };
}
