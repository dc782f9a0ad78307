import {
  FROM_ONE,
  FROM_ZERO,
  f,
  type Node,
  type NumberOrTensor,
  UP_TO_ONE,
} from '@bp/tensor/engine';
import { optimizerClass } from './optimizer-class';

/** Options of {@link Rprop}. */
export interface RpropOptions {
  /** The first step of every parameter, ≥ 0; 0.01 by default. */
  lr?: NumberOrTensor | undefined;
  /** By what a step shrinks, in [0, 1], and grows, ≥ 1; [0.5, 1.2] by default. */
  etas?: readonly [number, number] | undefined;
  /** The smallest and the largest step, ≥ 0; [10⁻⁶, 50] by default. */
  stepSizes?: readonly [number, number] | undefined;
  /** Whether to climb instead of descend; false by default. */
  maximize?: boolean | undefined;
}

/** −1, 0 or 1; NaN stays NaN. */
function sign(x: Node): Node {
  return f.select(f.gt(x, 0), 1, f.select(f.lt(x, 0), -1, x));
}

/**
 * Resilient backpropagation: each parameter moves by its own step against the sign of its gradient. The step grows while
 * the sign stays and shrinks when it changes; the size of the gradient does not matter. For full batches.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link RpropOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see M. Riedmiller, H. Braun, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", 1993
 * @example
 * const w = parameter([1]);
 * const optimizer = new Rprop([w], { lr: 0.25 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.75]
 */
export class Rprop extends /* @__PURE__ */ optimizerClass<RpropOptions>({
  name: 'Rprop',
  options: {
    lr: [1e-2, FROM_ZERO],
    etas: { etaMinus: [0.5, UP_TO_ONE], etaPlus: [1.2, FROM_ONE] },
    stepSizes: { stepMin: [1e-6, FROM_ZERO], stepMax: [50, FROM_ZERO] },
    maximize: false,
  },
  rule: ({ maximize }) => ({
    moments: { previous: 0, stepSize: 'lr' },
    update(operands) {
      const { parameter, gradient, previous, stepSize, etaMinus, etaPlus, stepMin, stepMax } =
        operands;
      const g = maximize ? f.neg(gradient) : gradient;
      const agreement = f.mul(g, previous);
      const turned = f.lt(agreement, 0);
      const factor = f.select(f.gt(agreement, 0), etaPlus, f.select(turned, etaMinus, 1));
      const size = f.min(f.max(f.mul(stepSize, factor), stepMin), stepMax);
      // Past a minimum: wait for one step, and forget the direction.
      const direction = f.select(turned, 0, g);
      return {
        parameter: f.sub(parameter, f.mul(sign(direction), size)),
        previous: direction,
        stepSize: size,
      };
    },
  }),
}) {}
