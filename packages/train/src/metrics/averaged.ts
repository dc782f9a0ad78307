import { noGrad } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';
import type { Metric } from '../measures/metric';
import { weightedLoss } from '../measures/weighted-loss';
import { defineMetric } from './define-metric';

/** A loss, or any other function that makes one number of a batch. */
export type BatchFunction = (prediction: Tensor, target: Tensor) => Tensor | number;

/**
 * A metric of a function of batches: the mean of what it gives, each batch counted by its samples.
 *
 * Samples with weights ask for a function that gives one number for each sample with `{ reduction: 'none' }`, as losses do.
 */
export function averaged(metricName: string, of: BatchFunction): Metric<number> {
  return defineMetric(metricName, () => {
    let sum = 0;
    let total = 0;
    return {
      add(prediction, target, weights) {
        const value = noGrad(() =>
          weights === undefined
            ? of(prediction, target)
            : weightedLoss(metricName, of as LossFunction, prediction, target, weights),
        );
        const number = isTensor(value) ? (value.size === 1 ? value.item() : null) : value;
        if (typeof number !== 'number') {
          throw new BpError(
            'BP_OPTION',
            metricName,
            'a metric must give one number for a batch, got {got}; defineMetric makes metrics of more',
            { got: isTensor(value) ? `shape [${value.shape.join(', ')}]` : typeof value },
          );
        }
        const weight = weights?.cast('float64').sum().item() ?? prediction.shape[0];
        if (weight !== 0) sum += number * weight;
        total += weight;
      },
      value: () => sum / total,
    };
  });
}
