import type { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { asTensor, toFloat } from '@bp/tensor/engine';

/** What a batch normalisation finds and keeps, each of shape [channels]. */
export interface BatchStatistics {
  /** The mean of each channel over this batch. */
  readonly mean: Tensor;
  /** The mean square deviation from it: by its root the batch is divided in training. */
  readonly variance: Tensor;
  /** The mean over past batches, before this one counted; null without running statistics. */
  readonly runningMean: Tensor | null;
  /** The variance over past batches, before this one counted; null without running statistics. */
  readonly runningVar: Tensor | null;
}

/** A batch normalisation, as far as is asked of one. */
interface BatchNorm {
  readonly runningMean: Tensor | null;
  readonly runningVar: Tensor | null;
}

// Not by its class: the program may hold another copy of it.
const isBatchNorm = (module: object): module is BatchNorm =>
  'runningMean' in module && 'runningVar' in module && 'numFeatures' in module;

/**
 * What a batch normalisation makes of its input, with the bits of the layer itself; null for other modules.
 *
 * The mean in two steps: what rounding leaves out of the first is the mean of the deviations from it.
 */
export function batchStatistics(module: Module, input: TensorLike): BatchStatistics | null {
  if (!isBatchNorm(module)) return null;
  const { runningMean, runningVar } = module;
  const given = asTensor('batchNorm', input);
  const x = given.cast(runningMean?.dtype === 'float64' ? 'float64' : toFloat(given.dtype));
  const axis = x.shape.flatMap((_, i) => (i === 1 ? [] : [i]));
  const average = (values: Tensor): Tensor =>
    values.sum({ axis, keepDims: true }).div(axis.reduce((n, i) => n * x.shape[i], 1));
  const mean = average(x);
  const deviation = x.sub(mean);
  const correction = average(deviation);
  const rest = deviation.sub(correction);
  const perChannel = (values: Tensor): Tensor => values.reshape([x.shape[1]]);
  return {
    mean: perChannel(mean.add(correction)),
    variance: perChannel(average(rest.mul(rest))),
    runningMean: runningMean?.clone() ?? null,
    runningVar: runningVar?.clone() ?? null,
  };
}
