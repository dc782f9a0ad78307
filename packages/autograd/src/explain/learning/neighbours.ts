import { unravel } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import type { Scalar } from '../graph/scalar';

/** Another place in a tensor, by the one that is right. */
export type Shift = (at: readonly number[]) => readonly number[];

/** Where one looks who mistakes an index: one place further along an axis, or, in a matrix of weights, with both swapped. */
export function shiftsOf(owner: Scalar['tensor'], { run }: Context): Shift[] {
  const { rank } = owner;
  const along = [1, -1].flatMap((by) =>
    owner.shape.map(
      (_, axis): Shift =>
        (at) =>
          at.map((i, k) => (k === axis ? i + by : i)),
    ),
  );
  return rank === 2 && run.isParameter(owner) ? [([i, j]) => [j, i], ...along] : along;
}

/** The number in that place; undefined where there is none. */
export function shifted(
  { tensor, index }: Scalar,
  by: Shift,
  { run }: Context,
): Scalar | undefined {
  const { shape } = tensor;
  const at = by(unravel(index, shape));
  if (!at.every((i, axis) => i >= 0 && i < shape[axis])) return undefined;
  return run.scalars.at(
    tensor,
    at.reduce((sum, i, axis) => sum * shape[axis] + i, 0),
  );
}
