import { type AdamOptions, adam } from './adam-rule';
import { optimizerClass } from './optimizer-class';

/**
 * {@link Adam} with a weight decay of its own: p ← (1 − η λ) p before the step, instead of λ p in the gradient, where
 * Adam would divide it away.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link AdamOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2
 * @example
 * const w = parameter([1]);
 * const optimizer = new AdamW([w], { lr: 0.1, weightDecay: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.8499999642372131]
 */
export class AdamW extends /* @__PURE__ */ optimizerClass(
  /* @__PURE__ */ adam('AdamW', { decoupled: true }),
) {}
