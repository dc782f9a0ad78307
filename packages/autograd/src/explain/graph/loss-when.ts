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
  const leaves = doubled(behind, scalars);
  return (value) => {
    const moved = (leaves.get(source.tensor) ?? source.tensor).clone();
    moved.storage.data[source.index] = value;
    const given = new Map(leaves).set(source.tensor, moved);
    const owner = scalars.ownerOf(loss);
    return Number((again(behind, scalars, given, compute)(owner) ?? loss).data[0]);
  };
}

/** The steps that use a tensor, and those that use what they give. */
function following(source: Tensor, steps: readonly Step[], scalars: Scalars): Step[] {
  const reached = new Set([source]);
  return steps.filter(({ operation, inputs, output }) => {
    const follows =
      operation.kind !== 'view' && inputs.some((x) => reached.has(scalars.ownerOf(x)));
    if (follows) reached.add(scalars.ownerOf(output));
    return follows;
  });
}

/** What the steps start from, in float64 where it is real. */
function doubled(steps: readonly Step[], scalars: Scalars): Map<Tensor, Tensor> {
  const made = new Map<Tensor, Tensor>();
  const computed = new Set(steps.map(({ output }) => scalars.ownerOf(output)));
  for (const { inputs } of steps) {
    for (const x of inputs) {
      const owner = scalars.ownerOf(x);
      if (!computed.has(owner) && x.dtype === 'float32') made.set(owner, owner.cast('float64'));
    }
  }
  return made;
}

function compute(
  { operation, inputs, params }: Step,
  moved: readonly (Tensor | undefined)[],
): Tensor {
  const operands = inputs.map((x, i) => moved[i] ?? x);
  // Rounding to float32 on the way would hide what moves.
  if (operation.name === 'cast' && isFloat(params as 'float32')) return operands[0].cast('float64');
  return apply(operation as Operation<unknown>, operands, params);
}
