import type { Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';
import { type TapeRecord, withoutRecording } from '../tape/tape';
import { backpropagate } from './backpropagate';
import { warnAdded } from './warn-added';

/** There in production builds alone. */
declare const PRODUCTION: unknown;

/**
 * Adds the gradients of the outputs to every parameter and variable they came from, and to the results that keep
 * theirs: those of several backward passes add up. Each `grad` has storage of its own.
 */
export function accumulateGradients(
  outputs: readonly Tensor[],
  seeds: readonly (Tensor | null)[],
): void {
  const wanted = (record: TapeRecord) => record.keepsGrad;
  const taken = new Set<Storage>();
  withoutRecording(() => {
    const reached = backpropagate({ op: 'backward', outputs, seeds, wanted });
    for (const [record, gradient] of reached) {
      const before = record.peek();
      if (typeof PRODUCTION === 'undefined' && before !== null && record.spent) warnAdded();
      record.receive(before === null ? owned(gradient, taken) : before.add(gradient));
    }
  });
}

/** The gradient with storage that it fills and shares with no other; copied only where the rules passed on a view. */
function owned(gradient: Tensor, taken: Set<Storage>): Tensor {
  const { storage, size, isContiguous } = gradient;
  if (!isContiguous || storage.data.length !== size || taken.has(storage)) return gradient.clone();
  taken.add(storage);
  return gradient;
}
