import type { Metric } from '../measures/metric';
import { defineMetric } from './define-metric';
import { eachPair } from './regression';

/**
 * The mean over all elements of some measure of their errors.
 *
 * @param measure - of one error, prediction − target
 * @param finish - of the mean
 */
function meanError(
  op: string,
  name: string,
  measure: (error: number) => number,
  finish = (mean: number): number => mean,
): Metric<number> {
  return defineMetric(name, () => {
    let sum = 0;
    let total = 0;
    return {
      add(prediction, target, weights) {
        eachPair(op, prediction, target, weights, (predicted, actual, weight) => {
          sum += weight * measure(predicted - actual);
          total += weight;
        });
      },
      value: () => finish(sum / total),
    };
  });
}

const square = (error: number): number => error * error;

/**
 * The mean squared error (1/n) Σ (yᵢ − tᵢ)² over all elements, summed in float64; history calls it `mse`.
 *
 * The loss of that name is `mse`.
 *
 * @throws BpError `BP_SHAPE` where prediction and target differ in more than axes of size 1
 * @example
 * meanSquaredError(tensor([1, 2]), tensor([1, 4])); // 2
 */
export const meanSquaredError: Metric<number> = /* @__PURE__ */ meanError(
  'meanSquaredError',
  'mse',
  square,
);

/**
 * The root of the mean squared error over all elements, √((1/n) Σ (yᵢ − tᵢ)²), in the unit of the target; history calls it
 * `rmse`.
 *
 * @throws BpError `BP_SHAPE` where prediction and target differ in more than axes of size 1
 * @example
 * rootMeanSquaredError(tensor([1, 2]), tensor([1, 4])); // 1.4142135623730951
 */
export const rootMeanSquaredError: Metric<number> = /* @__PURE__ */ meanError(
  'rootMeanSquaredError',
  'rmse',
  square,
  Math.sqrt,
);

/**
 * The mean absolute error (1/n) Σ |yᵢ − tᵢ| over all elements; history calls it `mae`.
 *
 * The loss of that name is `mae`.
 *
 * @throws BpError `BP_SHAPE` where prediction and target differ in more than axes of size 1
 * @example
 * meanAbsoluteError(tensor([1, 2]), tensor([1, 4])); // 1
 */
export const meanAbsoluteError: Metric<number> = /* @__PURE__ */ meanError(
  'meanAbsoluteError',
  'mae',
  Math.abs,
);
