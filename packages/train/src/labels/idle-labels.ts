import { noGrad } from '@bp/autograd';
import { BpError, full, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';
import { rangeOf } from './label-range';

/** Outputs on both sides of all thresholds: logits and margins, and among them probabilities. */
const OUTPUTS = [-3, -0.7, 0.1, 0.3, 0.6, 0.9, 3];

/**
 * Refuses answers of one output to which the loss is the same whatever the output: labels 0 of a loss of margins, 1 − t y, or all
 * labels of a cross-entropy over a single class.
 *
 * @throws BpError `BP_OPTION`
 */
export function refuseIdle(op: string, loss: LossFunction, prediction: Tensor, y: Tensor): void {
  if (prediction.size !== prediction.shape[0]) return;
  const { values } = rangeOf(y);
  if (values.length === 0 || !values.every((value) => [-1, 0, 1].includes(value))) return;
  const idle = values.filter((value) => isIdle(loss, prediction, y, value));
  if (idle.length === 0) return;
  const label = idle.join(', ');
  if (idle.length === values.length) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the loss of one output is the same whatever the output is, for labels {label}; answers of one output are learned by bceWithLogits, and a crossEntropy takes an output for each class',
      { label },
    );
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'the loss of labels {label} is the same whatever the output is, so that nothing is learned from them; losses of margins take -1 and 1: y.mul(2).sub(1)',
    { label },
  );
}

function isIdle(loss: LossFunction, prediction: Tensor, y: Tensor, label: number): boolean {
  const one = (like: Tensor, value: number): Tensor =>
    full(
      like.shape.map(() => 1),
      value,
      { dtype: like.dtype === 'bool' ? 'float32' : like.dtype },
    );
  const losses = OUTPUTS.flatMap((output) => {
    try {
      return noGrad(() => loss(one(prediction, output), one(y, label))).item();
    } catch {
      // Some losses take probabilities alone, some of one's own a whole batch.
      return [];
    }
  });
  return losses.length > 1 && losses.every((value) => value === losses[0]);
}
