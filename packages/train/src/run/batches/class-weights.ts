import { BpError, type Tensor, tensor } from '@bp/tensor';
import { readList } from '@bp/tensor/engine';
import type { Samples } from '../../evaluate/samples';

/**
 * What gives samples, which are to be learned from, the weights of their classes; weights of their own are multiplied.
 *
 * @param weights - one number ≥ 0 for each class; without them samples stay as they are
 * @throws BpError `BP_OPTION` for other weights; what is returned throws `BP_SHAPE` where targets are not one label for each
 *   sample, and `BP_NUMERIC` for a label without a weight
 */
export function classWeighted(op: string, weights: unknown): (samples: Samples) => Samples {
  if (weights === undefined) return (samples) => samples;
  const list = readList(weights) as number[] | null;
  if (!list?.every((weight) => Number.isFinite(weight) && weight >= 0)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'classWeight must be a list of numbers ≥ 0, one for each class, got {weights}',
      { weights },
    );
  }
  return ({ x, y, w }) => {
    const ofClass = weightsOf(op, list, y);
    return { x, y, w: w === undefined ? ofClass : ofClass.mul(w) };
  };
}

/** The weight of the class of each sample, [n]. */
function weightsOf(op: string, weights: readonly number[], y: Tensor): Tensor {
  if (y.size !== y.shape[0]) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'classWeight is for targets that are class indices, [n], got {shape}; give the samples weights of their own, { x, y, w }',
      { shape: y.shape },
    );
  }
  const labels = y.flatten().contiguous().data;
  return tensor(
    Float32Array.from(labels, (label, i) => {
      // Negative labels, which a loss ignores, count 0.
      if (Number.isInteger(label) && label < weights.length) return weights[label] ?? 0;
      throw new BpError(
        'BP_NUMERIC',
        op,
        'classWeight has {count} weights, for the classes from 0 on; the label {label} of sample {i} is none of them',
        { count: weights.length, label, i },
      );
    }),
  );
}
