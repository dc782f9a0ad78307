import { type ErrorCode, oneHot, type Tensor } from '@bp/tensor';
import { sizeOf } from '@bp/tensor/engine';
import type { LabelRange } from './label-range';

/** A way to write labels that some loss may take. */
export interface Repair {
  /** As code. */
  readonly text: string;
  /** The errors that it may mend. */
  readonly code: ErrorCode;
  readonly of: (y: Tensor) => Tensor;
}

/**
 * The ways out that make sense for labels, the likeliest first.
 *
 * @param shape - of the prediction, [n, …]
 * @param y - labels of these n samples
 * @param range - of all labels
 */
export function repairsFor(shape: readonly number[], y: Tensor, range: LabelRange): Repair[] {
  const { low, high, isWhole, values } = range;
  const k = shape[1] ?? 1;
  const repairs: Repair[] = [];
  let code: ErrorCode = 'BP_SHAPE';
  const add = (text: string, of: Repair['of']): number => repairs.push({ text, code, of });
  const are = (...wanted: number[]): boolean =>
    values.length > 0 && values.every((value) => wanted.includes(value));
  if (y.rank > 1 && y.size === y.shape[0]) add('y.flatten()', (t) => t.flatten());
  if (y.size === sizeOf(shape)) {
    const rest = shape.slice(1);
    add(`y.reshape([${['-1', ...rest].join(', ')}])`, (t) => t.reshape([-1, ...rest]));
  }
  const isClass = isWhole && low >= 0 && y.size === y.shape[0];
  if (isClass && k > 1 && high < k) {
    add(`oneHot(y, ${k})`, (t) => oneHot(t.flatten().cast('int32'), k));
  }
  if (k > 1 && y.rank === 2 && y.shape[1] === k && are(0, 1)) {
    add('y.argmax({ axis: 1 })', (t) => t.argmax({ axis: 1 }));
  }
  code = 'BP_NUMERIC';
  if (isWhole && low === 1 && high > 1) add('y.sub(1)', (t) => t.sub(1));
  if (are(0, 1)) add('y.mul(2).sub(1)', (t) => t.mul(2).sub(1));
  if (are(-1, 1)) add('y.add(1).div(2)', (t) => t.add(1).div(2));
  if (low >= 0 && high > 1 && !isClass) add(`y.div(${high})`, (t) => t.div(high));
  return repairs;
}
