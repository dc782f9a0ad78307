/** @import { Figures, JudgeCase } from './contract/schema' */

/** The slope of PyTorch's hardsigmoid, which is ⅙ rounded to float32 also in float64. */
const ROUNDED_SIXTH = Math.fround(1 / 6);

/** A row of logsumexp that is all −∞: the gradient is 0 here, and NaN in PyTorch 1.13. */
const EMPTY_ROW = { id: /^ops-reduce\/logsumexp\/0105\b/, elements: [6, 7] };

/**
 * A case with the mathematically right figures in the place of those in which this library deliberately differs from PyTorch.
 *
 * @param {JudgeCase} judged
 * @returns {JudgeCase}
 */
export function corrected(judged) {
  if (judged.op === 'Hardsigmoid') {
    return withGradients(judged, (x) => (Number(x) / ROUNDED_SIXTH) * (1 / 6));
  }
  if (EMPTY_ROW.id.test(judged.id)) {
    return withGradients(judged, (x, i) => (EMPTY_ROW.elements.includes(i) ? 0 : x));
  }
  return judged;
}

/**
 * @param {JudgeCase} judged
 * @param {(x: number | string, i: number) => number | string} map
 */
function withGradients(judged, map) {
  const gradInputs = judged.gradInputs?.map(
    (/** @type {Figures | null} */ figures) =>
      figures && { ...figures, data: figures.data.map(map) },
  );
  return /** @type {JudgeCase} */ ({ ...judged, gradInputs });
}
