import type { Tensor, TensorLike } from '@bp/tensor';
import { WHOLE } from '@bp/tensor/engine';
import {
  CLASS_DEFAULTS,
  type ClassLossOptions,
  negativeLogLikelihood,
  pickClasses,
  readClassLabels,
  readClassSettings,
  reduceSamples,
} from './class-loss';
import { readPrediction } from './operands';
import { readLossOptions } from './reduction';

/**
 * The negative log-likelihood −ln p of each sample's class, from log-probabilities such as those of `logSoftmax`;
 * {@link crossEntropy} does both at once.
 *
 * @param logProbabilities - ln p, shape [batch, classes, …] or [classes]
 * @param target - class indices in [0, classes), shape [batch, …] or a single one
 * @param options.weight - one factor per class, shape [classes]
 * @param options.ignoreIndex - a label that takes no part, −100 by default
 * @param options.reduction - `'mean'` (the default: Σ wᵢ lossᵢ / Σ wᵢ), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per sample; the mean over no samples is NaN
 * @throws BpError `BP_SHAPE` when shapes do not fit, `BP_DTYPE` when the log-probabilities are not real, `BP_NUMERIC` for
 *   a label outside [0, classes), `BP_OPTION` for an unknown option
 * @example
 * nll([[-0.1, -2.4], [-1.2, -0.4]], [0, 1]).item(); // 0.25
 */
export function nll(
  logProbabilities: TensorLike,
  target: TensorLike,
  options?: ClassLossOptions,
): Tensor {
  const given = readLossOptions('nll', options, CLASS_DEFAULTS, { ignoreIndex: WHOLE });
  const logs = readPrediction('nll', 'logProbabilities', logProbabilities);
  const settings = readClassSettings('nll', logs, given);
  const labels = readClassLabels('nll', target, logs, settings.classAxis, settings.ignoreIndex);
  const picked = pickClasses(logs, labels, settings);
  return reduceSamples(negativeLogLikelihood(picked, settings), picked, settings);
}
