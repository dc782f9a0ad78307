import type { Tensor } from '@bp/tensor';
import type { AnyOperation, Frame } from '@bp/tensor/engine';
import { dependsOn, type TapeNode } from '../../tape/tape';

/** One step from values to a value: an operation as it was recorded, or one that a textbook takes in its place. */
export interface Step {
  readonly operation: AnyOperation;
  readonly params: unknown;
  /** Carry no record: what happens to the recorded tensors later changes nothing here. */
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  /** What a composite operation keeps for its rule. */
  readonly saved: readonly Tensor[];
  /** Which inputs a gradient flows to; the others are constants, or were detached. */
  readonly live: readonly boolean[];
  /** The module that was running; null outside of any. */
  readonly frame: Frame | null;
  /** The textbook reading that put this step in the place of a recorded one; null where it is as recorded. */
  readonly reading: string | null;
}

/**
 * A step as it was recorded, on copies of what it was recorded with.
 *
 * @param visit - copies the inputs
 */
export function stepOf(
  { operation, params, inputs, output, saved, frame }: TapeNode,
  copy: (x: Tensor) => Tensor,
  visit = copy,
): Step {
  return {
    operation,
    params,
    inputs: inputs.map(visit),
    output: copy(output),
    saved: saved.map(copy),
    live: inputs.map(dependsOn),
    frame,
    reading: null,
  };
}
