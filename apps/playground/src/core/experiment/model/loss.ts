import type { Tensor } from '@bp/tensor';

/** The loss of a batch: a number, from what the network gives and what it should give. */
export type Loss = (output: Tensor, target: Tensor) => Tensor;
