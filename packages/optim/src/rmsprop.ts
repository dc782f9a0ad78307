import { FROM_ZERO, f, type NumberOrTensor, UP_TO_ONE } from '@bp/tensor/engine';
import { type CommonOptions, descent, runningAverage } from './descent';
import type { Nodes } from './named-formula';
import { optimizerClass } from './optimizer-class';

/** Options of {@link RMSprop}. */
export interface RMSpropOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.01 by default. */
  lr?: NumberOrTensor | undefined;
  /** α in [0, 1]: how slowly the average of squares changes; 0.99 by default. */
  alpha?: number | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻⁸ by default. */
  eps?: number | undefined;
  /** μ ≥ 0: how much of the last step is kept; 0 by default. */
  momentum?: number | undefined;
  /** Whether to divide by the standard deviation of the gradient instead of its root mean square; false by default. */
  centered?: boolean | undefined;
}

/**
 * RMSprop: v ← α v + (1 − α) g², p ← p − η g / (√v + ε). Centered, v less the square of the average gradient divides; with
 * momentum, b ← μ b + g / (√v + ε) and p ← p − η b.
 *
 * ε is outside the root, as in PyTorch; Keras has it inside.
 *
 * Numerics: averages too small to matter are taken to 0, as in {@link Adam}. The centered variance is never negative;
 * in PyTorch it can be, by rounding, and gives NaN.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link RMSpropOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see T. Tieleman, G. Hinton, "Lecture 6.5 — RMSprop", Neural Networks for Machine Learning, 2012
 * @see A. Graves, "Generating Sequences With Recurrent Neural Networks", 2013, equations 38–45 (centered)
 * @example
 * const w = parameter([1]);
 * const optimizer = new RMSprop([w], { lr: 0.1, alpha: 0.75 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.800000011920929]
 */
export class RMSprop extends /* @__PURE__ */ optimizerClass<RMSpropOptions, 'momentum' | 'decay'>({
  name: 'RMSprop',
  options: {
    lr: [1e-2, FROM_ZERO],
    alpha: [0.99, UP_TO_ONE],
    eps: [1e-8, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    momentum: [0, FROM_ZERO],
    centered: false,
    maximize: false,
  },
  terms: ({ momentum, weightDecay }) => ({ momentum, decay: weightDecay }),
  rule: (variant) => ({
    moments: {
      squareAvg: 0,
      ...(variant.centered ? { gradAvg: 0 } : {}),
      ...(variant.momentum ? { momentumBuffer: 0 } : {}),
    },
    prepare: ({ alpha }) => ({ rest: f.sub(1, alpha) }),
    update(operands, flush): Nodes {
      const { parameter, lr, alpha, rest, eps, momentum } = operands;
      const g = descent(operands, variant);
      const squareAvg = flush.square(runningAverage(operands.squareAvg, alpha, rest, f.mul(g, g)));
      const kept: Record<string, (typeof operands)[string]> = { squareAvg };
      let variance = squareAvg;
      if (variant.centered) {
        kept.gradAvg = flush.signed(runningAverage(operands.gradAvg, alpha, rest, g));
        // Under a steady gradient the difference is 0, and rounding must not make it negative.
        variance = f.max(f.sub(squareAvg, f.mul(kept.gradAvg, kept.gradAvg)), 0);
      }
      const scaled = f.div(g, f.add(f.sqrt(variance), eps));
      if (!variant.momentum) return { parameter: f.sub(parameter, f.mul(lr, scaled)), ...kept };
      const b = flush.signed(f.add(f.mul(momentum, operands.momentumBuffer), scaled));
      return { parameter: f.sub(parameter, f.mul(lr, b)), ...kept, momentumBuffer: b };
    },
  }),
}) {}
