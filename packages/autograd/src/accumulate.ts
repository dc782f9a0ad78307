import type { Tensor } from '@bp/tensor';
import { backpropagate } from './backpropagate';
import { withoutRecording } from './tape';

/**
 * Adds the gradients of the outputs to every parameter and variable they came from, and to the results that keep
 * theirs: those of several backward passes add up.
 */
export function accumulateGradients(
  outputs: readonly Tensor[],
  seeds: readonly (Tensor | null)[],
): void {
  const reached = backpropagate({
    op: 'backward',
    outputs,
    seeds,
    wanted: (record) => record.keepsGrad,
    createGraph: false,
  });
  withoutRecording(() => {
    for (const [record, gradient] of reached) {
      record.grad = record.grad === null ? gradient : record.grad.add(gradient);
    }
  });
}
