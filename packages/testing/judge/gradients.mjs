/** @import { Trial } from './trial.mjs' */
/** @import { Figures, JudgeCase } from './contract/schema' */

/**
 * Gradients of Σᵢ ⟨outputᵢ, upstreamᵢ⟩ with respect to the leaves; outputs without an upstream
 * gradient take no part.
 *
 * @param {Trial} trial
 * @param {JudgeCase} judged
 * @param {unknown[]} outputs
 * @param {unknown[]} leaves
 */
export function gradientsOf(trial, judged, outputs, leaves) {
  /** @type {unknown[]} */
  const differentiated = [];
  /** @type {unknown[]} */
  const upstream = [];
  outputs.forEach((output, i) => {
    const figures = judged.gradUpstream[i];
    if (!figures) return;
    differentiated.push(output);
    upstream.push(trial.tensor(figures));
  });
  return trial.adapter.grad(differentiated, upstream, leaves);
}

/**
 * Positions of the inputs whose gradient the case states.
 *
 * @param {(Figures | null)[]} gradInputs
 * @param {unknown[]} inputs
 */
export function differentiatedInputs(gradInputs, inputs) {
  return [...inputs.keys()].filter((i) => gradInputs[i]);
}

/** One output or several, as a list. @param {unknown} outputs @returns {unknown[]} */
export function asList(outputs) {
  return Array.isArray(outputs) ? outputs : [outputs];
}
