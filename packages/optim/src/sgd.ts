import { BpError } from '@bp/tensor';
import { FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent } from './descent';
import type { Nodes } from './named-formula';
import { optimizerClass } from './optimizer-class';

/** Options of {@link SGD}. */
export interface SGDOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.001 by default. */
  lr?: NumberOrTensor | undefined;
  /** μ ≥ 0: how much of the last step is kept, often 0.9; 0 by default. */
  momentum?: number | undefined;
  /** τ ≥ 0: how much less than all of the gradient enters the momentum; 0 by default. */
  dampening?: number | undefined;
  /** Whether to look ahead along the momentum; false by default. */
  nesterov?: boolean | undefined;
}

/**
 * Stochastic gradient descent, p ← p − η g; with momentum b ← μ b + (1 − τ) g and p ← p − η b; with Nesterov's momentum
 * p ← p − η (g + μ b).
 *
 * PyTorch's form: the learning rate is outside the momentum, so that changing it acts at once. The first gradient enters
 * the momentum undampened.
 *
 * Numerics: options are float64 and rounded once, where they meet the parameter. In float32 a momentum below 10⁻³⁰ is
 * taken to 0, so that it never lingers among the slow denormal numbers.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link SGDOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964
 * @see I. Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013
 * @example
 * const w = parameter([1]);
 * const optimizer = new SGD([w], { lr: 2 });
 * w.mul(-2).sum().backward();
 * optimizer.step();
 * w.toArray(); // [5]
 */
export class SGD extends /* @__PURE__ */ optimizerClass<
  SGDOptions,
  'momentum' | 'dampening' | 'decay'
>({
  name: 'SGD',
  options: {
    lr: [1e-3, FROM_ZERO],
    momentum: [0, FROM_ZERO],
    dampening: [0, FROM_ZERO],
    nesterov: false,
    weightDecay: [0, FROM_ZERO],
    maximize: false,
  },
  terms: ({ momentum, dampening, weightDecay }) => ({
    momentum,
    dampening: momentum && dampening,
    decay: weightDecay,
  }),
  check({ nesterov, momentum, dampening }) {
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new BpError(
        'BP_OPTION',
        'SGD',
        'nesterov needs a momentum and no dampening, got momentum {momentum} and dampening {dampening}',
        { momentum, dampening },
      );
    }
  },
  rule: (variant) => ({
    counters: variant.dampening ? { step: 0 } : undefined,
    moments: variant.momentum ? { momentumBuffer: 0 } : undefined,
    // The first gradient enters the momentum whole, as in PyTorch.
    prepare: variant.dampening
      ? ({ step, dampening }) => ({
          step: f.add(step, 1),
          share: f.select(f.eq(step, 0), 1, f.sub(1, dampening)),
        })
      : undefined,
    update(operands, flush): Nodes {
      const { parameter, lr, momentum, momentumBuffer, share } = operands;
      const g = descent(operands, variant);
      if (!variant.momentum) return { parameter: f.sub(parameter, f.mul(lr, g)) };
      const entering = variant.dampening ? f.mul(share, g) : g;
      const b = flush.signed(f.add(f.mul(momentum, momentumBuffer), entering));
      const direction = variant.nesterov ? f.add(g, f.mul(momentum, b)) : b;
      return { parameter: f.sub(parameter, f.mul(lr, direction)), momentumBuffer: b };
    },
  }),
}) {}
