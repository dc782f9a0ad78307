import { type AdamOptions, adam } from './adam-rule';
import { optimizerClass } from './optimizer-class';

/**
 * Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p − η m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and
 * v̂ = v / (1 − β₂ᵗ) make up for averages that start at 0.
 *
 * ε is added after the correction, as in PyTorch; Keras adds it before, which differs by about 10⁻⁴ in the first steps.
 *
 * Numerics: everything that depends on t is computed in float64 and rounded once, where it meets the parameter. In
 * float32 an |m| below 10⁻³⁰ and a v below 10⁻³⁶ are taken to 0, so that a parameter whose gradient has died never
 * lingers among the slow denormal numbers.
 *
 * @param parameters - parameters, or groups `{ params, lr, … }` with options of their own
 * @param options - see {@link AdamOptions}
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, and for what is not a list of parameters
 * @see D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1
 * @see S. Reddi, S. Kale, S. Kumar, "On the Convergence of Adam and Beyond", 2018 (amsgrad)
 * @example
 * const w = parameter([1]);
 * const optimizer = new Adam([w], { lr: 0.1 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.8999999761581421]
 */
export class Adam extends /* @__PURE__ */ optimizerClass(
  /* @__PURE__ */ adam('Adam', { decoupled: false }),
) {}
