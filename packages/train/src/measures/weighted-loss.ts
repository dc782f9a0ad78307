import { BpError, type Tensor } from '@bp/tensor';
import type { LossFunction } from './loss';

/** A loss that gives one number for each sample where it is asked to, as those of `@bp/losses`. */
type ReducibleLoss = (
  prediction: Tensor,
  target: Tensor,
  options: { readonly reduction: 'none' },
) => Tensor;

/**
 * The mean of a loss over samples that count differently, Σ wᵢ Lᵢ / Σ wᵢ; of a sample with several losses, Lᵢ is their mean.
 *
 * Where no sample counts it is 0.
 *
 * @param weights - w ≥ 0, [n]
 * @throws BpError `BP_OPTION` for a loss that cannot tell the samples apart
 */
export function weightedLoss(
  op: string,
  loss: LossFunction,
  prediction: Tensor,
  target: Tensor,
  weights: Tensor,
): Tensor {
  const losses = (loss as ReducibleLoss)(prediction, target, { reduction: 'none' });
  const [n] = weights.shape;
  if (losses.rank === 0 || losses.shape[0] !== n) {
    throw new BpError(
      'BP_OPTION',
      op,
      "weights of samples need a loss that gives one number for each of the {n} samples when called with { reduction: 'none' }, got {shape}; pass the option on to the loss within",
      { n, shape: losses.shape },
    );
  }
  // [n, …] → [n]
  const each = losses.rank === 1 ? losses : losses.reshape([n, -1]).mean({ axis: 1 });
  const counted = weights.cast(each.dtype);
  const total = counted.sum();
  // Where no sample counts, 0 / 1.
  return each
    .mul(counted)
    .sum()
    .div(total.add(total.eq(0)));
}
