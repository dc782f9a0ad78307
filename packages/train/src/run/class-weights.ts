import { BpError, tensor } from '@bp/tensor';
import { checkNumber, FROM_ZERO, isList } from '@bp/tensor/engine';
import type { Samples } from '../evaluate/samples';

/**
 * Samples that count as much as their classes do, times weights of their own. Negative labels, which a loss ignores, count 0.
 *
 * @throws BpError `BP_OPTION` for weights that are none; `BP_SHAPE`, `BP_NUMERIC` for targets that are not a class for each sample
 */
export function withClassWeights(
  op: string,
  samples: Samples,
  weights: readonly number[] | undefined,
): Samples {
  if (weights === undefined) return samples;
  const { x, y, w } = samples;
  if (!isList(weights)) {
    throw new BpError('BP_OPTION', op, 'classWeight must be a list such as [1, 5], got {weights}', {
      weights,
    });
  }
  for (const weight of weights) checkNumber(op, 'classWeight', weight, FROM_ZERO);
  const [n] = y.shape;
  if (y.size !== n) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'classWeight needs one class for each sample, shape [{n}], got targets of shape {shape}; give weights of samples as { x, y, w }',
      { n, shape: y.shape },
    );
  }
  const own = w?.data;
  const counts = Array.from(y.data, (label, i) => {
    if (Number.isInteger(label) && label < weights.length) {
      return (weights[label] ?? 0) * (own?.[i] ?? 1);
    }
    throw new BpError(
      'BP_NUMERIC',
      op,
      'classWeight has {classes} weights, for the classes 0 to {last}, got the label {label} at position {i}',
      { classes: weights.length, last: weights.length - 1, label, i },
    );
  });
  return { x, y, w: tensor(counts, { dtype: w?.dtype === 'float64' ? 'float64' : 'float32' }) };
}
