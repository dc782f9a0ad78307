import type { Tensor } from '@bp/tensor';
import { apply, type Operation } from '@bp/tensor/engine';
import { recordOf, type TapeRecord } from '../tape/tape';
import { operationsBehind } from './backpropagate';

/**
 * What a recorded value would be, had other tensors stood in the place of some that it came from: the recorded operations
 * that depend on those, done again.
 *
 * @param sources - tensors with a record
 * @param instead - what stands in their place, in the same shapes
 * @param since - operations recorded before this number are left alone
 */
export function replay(
  value: Tensor,
  sources: readonly Tensor[],
  instead: readonly Tensor[],
  since = 0,
): Tensor {
  const replaced = new Map<TapeRecord | null, Tensor>();
  for (const [i, x] of sources.entries()) replaced.set(recordOf(x), instead[i]);
  // What has no record stands for itself.
  replaced.delete(null);
  const now = (x: Tensor): Tensor => replaced.get(recordOf(x)) ?? x;
  for (const { operation, inputs, params, output } of operationsBehind({
    op: 'checkpoint',
    outputs: [value],
    since,
  })) {
    const operands = inputs.map(now);
    if (replaced.has(recordOf(output)) || operands.every((x, i) => x === inputs[i])) continue;
    replaced.set(recordOf(output), apply(operation as Operation<unknown>, operands, params));
  }
  return now(value);
}
