import type { Tensor } from '@bp/tensor';

/** What is minimised: a function of prediction and target that gives one number, such as those of `@bp/losses`. */
// Any further parameters are the loss's own options.
export type LossFunction = (prediction: Tensor, target: Tensor) => Tensor;
