/**
 * The area under the curve of true against false positive rates, over all thresholds; samples with one score make a slope.
 *
 * @param scores - one for each sample
 * @param wanted - the label of the positive samples
 * @returns the area; NaN where all samples are positive or none is, and where a score is NaN
 */
export function areaUnderRoc(
  scores: readonly number[],
  labels: readonly number[],
  wanted: number,
  weights: readonly number[],
): number {
  const order = Uint32Array.from(scores, (_, i) => i);
  // A difference would be NaN for two infinities.
  order.sort((a, b) => Number(scores[a] < scores[b]) - Number(scores[a] > scores[b]));
  let [yes, no, area] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i]];
    if (Number.isNaN(score)) return Number.NaN;
    const [yesBefore, noBefore] = [yes, no];
    for (; i < order.length && scores[order[i]] === score; i++) {
      if (labels[order[i]] === wanted) yes += weights[order[i]];
      else no += weights[order[i]];
    }
    area += ((no - noBefore) * (yesBefore + yes)) / 2;
  }
  return area / (yes * no);
}
