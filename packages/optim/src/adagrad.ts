import { FROM_ZERO, f, type NumberOrTensor } from '@bp/tensor/engine';
import { type CommonOptions, descent } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link Adagrad}. */
export interface AdagradOptions extends CommonOptions {
  /** The learning rate η ≥ 0; 0.01 by default. */
  lr?: NumberOrTensor | undefined;
  /** ≥ 0, how fast the rate falls: η / (1 + (t − 1) · lrDecay); 0 by default. */
  lrDecay?: number | undefined;
  /** ≥ 0, what the sum of squares s starts from; 0 by default (Keras: 0.1). */
  initialAccumulatorValue?: number | undefined;
  /** ε ≥ 0, added to the divisor; 10⁻¹⁰ by default. */
  eps?: number | undefined;
}

/**
 * Adagrad: s ← s + g², p ← p − η g / (√s + ε). Each parameter gets a rate of its own, which only falls.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link AdagradOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adagrad([w], { lr: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export class Adagrad extends /* @__PURE__ */ optimizerClass<AdagradOptions, 'decay'>({
  name: 'Adagrad',
  options: {
    lr: [1e-2, FROM_ZERO],
    lrDecay: [0, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    initialAccumulatorValue: [0, FROM_ZERO],
    eps: [1e-10, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
    counters: { step: 0 },
    moments: { sum: 'initialAccumulatorValue' },
    prepare: ({ step, lr, lrDecay }) => ({
      step: f.add(step, 1),
      rate: f.div(lr, f.add(1, f.mul(step, lrDecay))),
    }),
    update(operands) {
      const { parameter, rate, eps } = operands;
      const g = descent(operands, variant);
      const sum = f.add(operands.sum, f.mul(g, g));
      const divisor = f.add(f.sqrt(sum), eps);
      return { parameter: f.sub(parameter, f.div(f.mul(rate, g), divisor)), sum };
    },
  }),
}) {}
