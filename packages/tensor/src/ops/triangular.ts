import { checkAxis } from '../layout/shape';
import { asTensor } from '../operation/convert';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { where } from './select';
import { arange } from './sequences';

/**
 * The lower triangle: xᵢⱼ where j − i ≤ diagonal, else 0. Of more than two axes the last two count.
 *
 * @param x - [..., rows, columns]
 * @param diagonal - 0 keeps the main diagonal, 1 also the one above it, −1 ends below it
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for a diagonal that is no whole number
 * @example
 * tril(ones([2, 2])).toArray(); // [[1, 0], [1, 1]]
 */
export function tril(x: TensorLike, diagonal = 0): Tensor {
  const input = asTensor('tril', x);
  return where(distance('tril', input, diagonal).le(diagonal), input, 0);
}

/**
 * The upper triangle: xᵢⱼ where j − i ≥ diagonal, else 0. Of more than two axes the last two count.
 *
 * @param x - [..., rows, columns]
 * @param diagonal - 0 keeps the main diagonal, −1 also the one below it, 1 begins above it
 * @throws BpError `BP_SHAPE` for fewer than two axes, `BP_OPTION` for a diagonal that is no whole number
 * @example
 * triu(ones([2, 2])).toArray(); // [[1, 1], [0, 1]]
 */
export function triu(x: TensorLike, diagonal = 0): Tensor {
  const input = asTensor('triu', x);
  return where(distance('triu', input, diagonal).ge(diagonal), input, 0);
}

/** j − i: how far above the main diagonal each element stands; [rows, columns]. */
function distance(op: string, { shape, rank }: Tensor, diagonal: number): Tensor {
  const rows = shape[checkAxis(op, -2, rank)];
  if (!Number.isInteger(diagonal)) {
    throw new BpError('BP_OPTION', op, 'the diagonal must be a whole number, got {diagonal}', {
      diagonal,
    });
  }
  const down = arange(rows, { dtype: 'int32' }).unsqueeze(1);
  return arange(shape[rank - 1], { dtype: 'int32' }).sub(down);
}
