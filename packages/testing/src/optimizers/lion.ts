import { defineOptimizer } from '@bp/optim';
import { BELOW_ONE, FROM_ZERO, f, type Node } from '@bp/tensor/engine';

/** Options of {@link Lion}. */
export interface LionOptions {
  lr?: number | undefined;
  betas?: readonly [number, number] | undefined;
  weightDecay?: number | undefined;
}

/** −1, 0 or 1. */
function sign(x: Node): Node {
  return f.select(f.gt(x, 0), 1, f.select(f.lt(x, 0), -1, x));
}

/**
 * An optimizer as a user writes one: c = β₁ m + (1 − β₁) g, p ← p − η (sign c + λ p), m ← β₂ m + (1 − β₂) g.
 *
 * @see X. Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, algorithm 2
 */
export class Lion extends /* @__PURE__ */ defineOptimizer<LionOptions>({
  name: 'Lion',
  options: {
    lr: [1e-4, FROM_ZERO],
    betas: { beta1: [0.9, BELOW_ONE], beta2: [0.99, BELOW_ONE] },
    weightDecay: [0, FROM_ZERO],
  },
  rule: () => ({
    moments: { expAvg: 0 },
    prepare: ({ beta1, beta2 }) => ({ rest1: f.sub(1, beta1), rest2: f.sub(1, beta2) }),
    update({ parameter, gradient, expAvg, lr, beta1, beta2, rest1, rest2, weightDecay }, flush) {
      const c = f.add(f.mul(beta1, expAvg), f.mul(rest1, gradient));
      const m = f.add(f.mul(beta2, expAvg), f.mul(rest2, gradient));
      const direction = f.add(sign(c), f.mul(weightDecay, parameter));
      return { parameter: f.sub(parameter, f.mul(lr, direction)), expAvg: flush.signed(m) };
    },
  }),
}) {}
