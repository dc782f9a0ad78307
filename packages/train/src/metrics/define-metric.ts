import type { Tensor } from '@bp/tensor';
import { asTensor, checkFunction, isPlainObject } from '@bp/tensor/engine';
import type { LossFunction } from '../measures/loss';
import type { Accumulator, Metric, MetricValue } from '../measures/metric';

/**
 * A metric from what counts it.
 *
 * @param metricName - what history calls it
 * @param begin - starts counting; it is given the loss, where that is known
 * @returns a function of prediction and target, for `metrics: […]` and to be called itself
 * @throws BpError `BP_OPTION` where `begin` is no function
 * @example
 * const bias = defineMetric('bias', () => {
 *   let sum = 0;
 *   let n = 0;
 *   return {
 *     add(prediction, target) {
 *       sum += prediction.sub(target).sum().item();
 *       n += target.size;
 *     },
 *     value: () => sum / n,
 *   };
 * });
 * bias(tensor([1, 2]), tensor([0, 0])); // 1.5
 */
export function defineMetric<V extends MetricValue>(
  metricName: string,
  begin: (loss?: LossFunction) => Accumulator<V>,
): Metric<V> {
  checkFunction('defineMetric', 'begin', begin);
  const metric = (prediction: Tensor, target: Tensor): V => {
    const accumulator = begin();
    accumulator.add(asTensor(metricName, prediction), asTensor(metricName, target));
    return accumulator.value();
  };
  return Object.assign(metric, { metricName, begin });
}

/**
 * A metric that can be used as it is, and called with options for another one.
 *
 * @param make - the metric for some options; undefined for the usual one
 */
export function withOptions<O extends object, V extends MetricValue>(
  make: (options?: O) => Metric<V>,
): Metric<V> & ((options: O) => Metric<V>) {
  const usual = make();
  const metric = (first: Tensor | O, target?: Tensor): V | Metric<V> =>
    target === undefined && isPlainObject(first)
      ? make(first as O)
      : usual(first as Tensor, target as Tensor);
  return Object.assign(metric, { metricName: usual.metricName, begin: usual.begin }) as never;
}
