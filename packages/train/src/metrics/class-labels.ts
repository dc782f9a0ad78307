import { BpError, type Tensor } from '@bp/tensor';
import { sameShape } from '@bp/tensor/engine';
import { type ClassLayout, sameButForOnes } from './class-layout';

/** What stands in the place of a label that does not count. */
export const IGNORED = -1;

/** How far the probabilities of a row may be from 1 together. */
const SLACK = 1e-3;

/**
 * The class of each decision, [n · places]: the labels as they are, or where the target has the shape of the prediction, the
 * place of the largest probability, the first of equals.
 *
 * @param ignoreIndex - the label that does not count; it becomes {@link IGNORED}
 * @throws BpError `BP_SHAPE` where the shapes do not fit; `BP_NUMERIC` for what is no class, and for rows that are no
 *   probabilities
 */
export function classLabels(
  op: string,
  target: Tensor,
  prediction: Tensor,
  layout: ClassLayout,
  ignoreIndex: number,
): Int32Array {
  const { n, classes, places } = layout;
  if (classes > 1 && sameShape(target.shape, prediction.shape)) {
    return likeliest(op, target.data, layout);
  }
  // [n, k, …] → [n, …]
  const expected = classes > 0 ? prediction.shape.toSpliced(1, 1) : prediction.shape;
  if (target.shape[0] !== n || !sameButForOnes(target.shape, expected)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'for a prediction of shape {prediction} the target must hold classes, shape {expected}, or a probability for each class, got {target}',
      { prediction: prediction.shape, expected, target: target.shape },
    );
  }
  const labels = new Int32Array(n * places);
  const { data } = target;
  const end = classes > 0 ? classes : 2 ** 31;
  for (let i = 0; i < labels.length; i++) {
    const label = data[i];
    if (label === ignoreIndex) labels[i] = IGNORED;
    else if (Number.isInteger(label) && label >= 0 && label < end) labels[i] = label;
    else {
      throw new BpError(
        'BP_NUMERIC',
        op,
        'targets must be class indices in [0, {end}), got {label} at position {i}; classes count from 0',
        { end, label, i },
      );
    }
  }
  return labels;
}

function likeliest(
  op: string,
  data: ArrayLike<number>,
  { n, classes, places }: ClassLayout,
): Int32Array {
  const labels = new Int32Array(n * places);
  for (let i = 0; i < labels.length; i++) {
    const first = firstOf(i, classes, places);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += data[first + c * places];
    if (!(Math.abs(sum - 1) <= SLACK)) {
      throw new BpError(
        'BP_NUMERIC',
        op,
        'a target in the shape of the prediction must hold probabilities that sum to 1, got the sum {sum} in row {i}; where several classes may hold at once, measure each as a column of its own',
        { sum, i },
      );
    }
    labels[i] = largest(data, first, classes, places);
  }
  return labels;
}

/** Where the scores of a decision begin: of [n, k, places], those of a place lie `places` apart. */
export function firstOf(decision: number, classes: number, places: number): number {
  const place = decision % places;
  return (decision - place) * classes + place;
}

/** Which of some scores is the largest: the first of equals, and the first NaN before all, as argmax has it. */
export function largest(
  data: ArrayLike<number>,
  first: number,
  classes: number,
  step: number,
): number {
  let at = 0;
  let best = data[first];
  for (let c = 1; c < classes && best === best; c++) {
    const score = data[first + c * step];
    if (score > best || score !== score) {
      best = score;
      at = c;
    }
  }
  return at;
}
