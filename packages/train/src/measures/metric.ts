import type { Tensor } from '@bp/tensor';
import type { LossFunction } from './loss';

/** What a metric comes to: a number, or plain JSON such as a confusion matrix. */
export type MetricValue =
  | number
  | readonly MetricValue[]
  | { readonly [name: string]: MetricValue };

/** A metric over data that come in batches. */
export interface Accumulator<V extends MetricValue = MetricValue> {
  /**
   * Takes one more batch.
   *
   * @param prediction - what the model gave, [n, …]
   * @param target - what should have come, [n, …]
   * @param weights - how much each of the n counts; 1 where it is not given
   */
  add(prediction: Tensor, target: Tensor, weights?: Tensor): void;
  /** What has come out so far; NaN before the first batch. */
  value(): V;
}

/** How well predictions fit: of one batch by calling it, of many by an accumulator. */
export interface Metric<V extends MetricValue = MetricValue> {
  (prediction: Tensor, target: Tensor): V;
  /** What history calls it. */
  readonly metricName: string;
  /**
   * Starts counting.
   *
   * @param loss - what the model is trained by, if that is known: it tells from where on one output means yes
   */
  begin(loss?: LossFunction): Accumulator<V>;
}
