import { FROM_ZERO, f, type NumberOrTensor, UP_TO_ONE } from '@bp/tensor/engine';
import { type CommonOptions, descent, runningAverage } from './descent';
import { optimizerClass } from './optimizer-class';

/** Options of {@link Adadelta}. */
export interface AdadeltaOptions extends CommonOptions {
  /** A factor η ≥ 0 for the steps; 1 by default (Keras: 0.001). */
  lr?: NumberOrTensor | undefined;
  /** ρ in [0, 1]: how slowly the averages change; 0.9 by default. */
  rho?: number | undefined;
  /** ε ≥ 0, under both roots; 10⁻⁶ by default. */
  eps?: number | undefined;
}

/**
 * Adadelta: v ← ρ v + (1 − ρ) g², Δ = √(u + ε) / √(v + ε) · g, u ← ρ u + (1 − ρ) Δ², p ← p − η Δ. The steps have the unit
 * of the parameter, so that no learning rate need be found.
 *
 * Numerics: averages too small to matter are taken to 0, as in {@link Adam}.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link AdadeltaOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, algorithm 1
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adadelta([w]);
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.9968377351760864]
 */
export class Adadelta extends /* @__PURE__ */ optimizerClass<AdadeltaOptions, 'decay'>({
  name: 'Adadelta',
  options: {
    lr: [1, FROM_ZERO],
    rho: [0.9, UP_TO_ONE],
    eps: [1e-6, FROM_ZERO],
    weightDecay: [0, FROM_ZERO],
    maximize: false,
  },
  terms: ({ weightDecay }) => ({ decay: weightDecay }),
  rule: (variant) => ({
    moments: { squareAvg: 0, accDelta: 0 },
    prepare: ({ rho }) => ({ rest: f.sub(1, rho) }),
    update(operands, flush) {
      const { parameter, lr, rho, rest, eps } = operands;
      const g = descent(operands, variant);
      const squareAvg = flush.square(runningAverage(operands.squareAvg, rho, rest, f.mul(g, g)));
      const ratio = f.div(f.sqrt(f.add(operands.accDelta, eps)), f.sqrt(f.add(squareAvg, eps)));
      const delta = f.mul(ratio, g);
      const accDelta = flush.square(
        runningAverage(operands.accDelta, rho, rest, f.mul(delta, delta)),
      );
      return { parameter: f.sub(parameter, f.mul(lr, delta)), squareAvg, accDelta };
    },
  }),
}) {}
