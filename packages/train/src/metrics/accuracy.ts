import { readOptions } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { CLASS_DEFAULTS, CLASS_RULES } from './class-options';
import { type ClassMetricOptions, Decisions } from './decisions';
import { defineMetric, withOptions } from './define-metric';

/**
 * The share of decisions that are right.
 *
 * Of [n, k, …] scores, logits or probabilities alike, the largest decides, the first of equals. Targets are the classes, [n, …],
 * as in `crossEntropy`, or a probability for each class in the shape of the prediction, such as one-hot rows. Whole
 * numbers, int32 [n], are taken as decisions.
 *
 * One output, [n] or [n, 1], decides by a threshold: the target 1 means yes, 0 or −1 no. In `fit` and `evaluate` the
 * threshold is that of the loss: 0 for `bceWithLogits` and margins, 0.5 for `bce`, the middle of both targets for `mse`.
 * Called by itself, accuracy takes 0 for targets −1 and 1, and for 0 and 1 wants to be told, since a logit of 0.2 means yes and
 * a probability of 0.2 means no: `accuracy({ threshold: 0.5 })`.
 *
 * @throws BpError `BP_SHAPE`, `BP_NUMERIC` for targets that do not fit; `BP_OPTION` where the threshold is unknown
 * @example
 * const logits = tensor([[2, 1], [0, 3], [1, 0]]);
 * accuracy(logits, tensor([0, 1, 1])); // 0.6666666666666666
 * accuracy({ threshold: 0.5 })(tensor([0.2, 0.9]), tensor([0, 1])); // 1
 */
export const accuracy: Metric<number> & ((options: ClassMetricOptions) => Metric<number>) =
  /* @__PURE__ */ withOptions((options?: ClassMetricOptions) => {
    const { name, ...how } = readOptions('accuracy', options, CLASS_DEFAULTS, CLASS_RULES);
    return defineMetric(name ?? 'accuracy', (loss) => {
      let right = 0;
      let all = 0;
      const decisions = new Decisions('accuracy', how, loss, (actual, decided, weight) => {
        if (actual === decided) right += weight;
        all += weight;
      });
      return {
        add: (prediction, target, weights) => decisions.add(prediction, target, weights),
        value() {
          decisions.finish();
          return right / all;
        },
      };
    });
  });
