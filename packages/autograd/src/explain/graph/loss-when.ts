import type { Tensor } from '@bp/tensor';
import { apply, isFloat, type Operation } from '@bp/tensor/engine';
import { again } from './again';
import type { Run } from './run';
import type { Scalar } from './scalar';
import type { Scalars } from './scalars';
import type { Step } from './step';

/**
 * The loss by the value of one number: what follows from it is done again in float64, what it came from stays.
 *
 * @returns null where an operation that cannot run again, somebody's own or a checkpoint, follows from the number
 */
export function lossWhen(
  { steps, scalars, loss }: Pick<Run, 'steps' | 'scalars' | 'loss'>,
  source: Scalar,
): ((value: number) => number) | null {
  const behind = following(source.tensor, steps, scalars);
  if (behind.some(({ operation }) => operation.kind === 'composite' && operation.foreign)) {
    return null;
  }
  const given = doubled(source.tensor).clone();
  return (value) => {
    const moved = given.clone();
    moved.storage.data[source.index] = value;
    const now = again(behind, scalars, new Map([[source.tensor, moved]]), compute);
    return Number((now(scalars.ownerOf(loss)) ?? loss).data[0]);
  };
}

/** The steps that use a tensor, and those that use what they give. */
function following(source: Tensor, steps: readonly Step[], scalars: Scalars): Step[] {
  const reached = new Set([source]);
  return steps.filter(({ operation, inputs, output, live }) => {
    if (operation.kind === 'view') return false;
    const follows = inputs.some((x, i) => live[i] && reached.has(scalars.ownerOf(x)));
    if (follows) reached.add(scalars.ownerOf(output));
    return follows;
  });
}

function compute(
  { operation, inputs, params, live }: Step,
  moved: readonly (Tensor | undefined)[],
): Tensor {
  // What was detached stays as it was, also where it shows a number that moves.
  const operands = inputs.map((x, i) => (live[i] && moved[i]) || doubled(x));
  // Rounding to float32 on the way would hide what moves.
  if (operation.name === 'cast' && isFloat(params as 'float32')) return operands[0].cast('float64');
  return apply(operation as Operation<unknown>, operands, params);
}

function doubled(x: Tensor): Tensor {
  return x.dtype === 'float32' ? x.cast('float64') : x;
}
