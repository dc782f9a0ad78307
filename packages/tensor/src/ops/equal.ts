import type { Range } from '../checks/check-number';
import { readOptions } from '../checks/options';
import { broadcastShapes, sameShape } from '../layout/shape';
import { asPair } from '../operation/convert';
import { BpError } from '../process/errors';
import { isTensor, type Tensor, type TensorLike } from '../value/tensor';

/** Options of {@link allClose}. */
export interface CloseOptions {
  /** The tolerance relative to |b|, ≥ 0; 10⁻⁵ by default. */
  rtol?: number | undefined;
  /** The absolute tolerance, ≥ 0; 10⁻⁸ by default. */
  atol?: number | undefined;
  /** Whether NaN is close to NaN; false by default. */
  equalNan?: boolean | undefined;
}

const CLOSE = { rtol: 1e-5, atol: 1e-8, equalNan: false };

const TOLERANCE: Range = { holds: (x) => x >= 0, text: '[0, ∞]' };

/**
 * Whether two tensors have the same shape and the same elements.
 *
 * As in PyTorch, types make no difference, 0 equals −0, and NaN equals nothing. `eq` compares element by element.
 *
 * @returns true or false, not a tensor
 * @throws BpError `BP_OPTION` inside a compiled step, where nothing may be read
 * @example
 * equal(tensor([[1, 2]]).transpose(), [[1], [2]]); // true
 * equal([1, 2], [1, 2, 3]); // false
 */
export function equal(a: TensorLike, b: TensorLike): boolean {
  const [x, y] = asPair('equal', a, b);
  return sameShape(x.shape, y.shape) && every(x, y, (p, q) => p === q);
}

/**
 * Whether all elements are close to each other: |aᵢ − bᵢ| ≤ atol + rtol |bᵢ|. Shapes broadcast.
 *
 * Numerics: in float64, whatever the types. Infinities are close to themselves alone, NaN to nothing.
 *
 * @param b - what is expected: the relative tolerance counts from it
 * @param options.rtol - the relative tolerance, ≥ 0
 * @param options.atol - the absolute tolerance, ≥ 0
 * @param options.equalNan - whether NaN is close to NaN
 * @returns true or false, not a tensor
 * @throws BpError `BP_SHAPE` for shapes that do not broadcast, `BP_DTYPE` for two tensors of different types, `BP_OPTION`
 *   for a negative tolerance, and inside a compiled step, where nothing may be read
 * @example
 * allClose(tensor([0.1]).mul(3), [0.3]); // true
 * allClose([1, NaN], [1.01, NaN], { rtol: 0.1, equalNan: true }); // true
 */
export function allClose(a: TensorLike, b: TensorLike, options?: CloseOptions): boolean {
  const { rtol, atol, equalNan } = readOptions('allClose', options, CLOSE, {
    rtol: TOLERANCE,
    atol: TOLERANCE,
  });
  const [x, y] = asPair('allClose', a, b);
  if (isTensor(a) && isTensor(b) && a.dtype !== b.dtype) {
    throw new BpError(
      'BP_DTYPE',
      'allClose',
      "the types must agree, got {a} and {b}; convert one of them, as in a.cast('{b}')",
      { a: a.dtype, b: b.dtype },
    );
  }
  const shape = broadcastShapes('allClose', x.shape, y.shape);
  return every(x.expand(shape), y.expand(shape), (p, q) => {
    if (p === q) return true;
    if (equalNan && Number.isNaN(p) && Number.isNaN(q)) return true;
    const distance = Math.abs(p - q);
    return distance < Infinity && distance <= atol + rtol * Math.abs(q);
  });
}

/** Whether a statement holds for all elements of two tensors of one shape. */
function every(x: Tensor, y: Tensor, holds: (p: number, q: number) => boolean): boolean {
  const [p, q] = [x.data, y.data];
  for (let i = 0; i < p.length; i++) if (!holds(p[i], q[i])) return false;
  return true;
}
