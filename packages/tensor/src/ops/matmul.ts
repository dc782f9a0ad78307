import { input } from '../formula/node';
import { matmulKernel } from '../kernels/matmul';
import { promote } from '../layout/dtype';
import { broadcastShapes, checkWork, sizeOf } from '../layout/shape';
import { apply } from '../operation/apply';
import { asPair } from '../operation/convert';
import type { KernelOperation } from '../operation/operation';
import { type Position, type Tell, type Told, told } from '../operation/tell';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';

const matmulOperation: KernelOperation<null> = {
  kind: 'kernel',
  name: 'matmul',
  infer([a, b]) {
    const batch = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
    const shape = [...batch, a.shape[a.rank - 2], b.shape[b.rank - 1]];
    checkWork('matmul', sizeOf(shape) * a.shape[a.rank - 1]);
    return { shape, dtype: a.dtype };
  },
  kernel: matmulKernel,
  // C = A·B gives ∂A = ∂C·Bᵀ and ∂B = Aᵀ·∂C, summed over the batches an operand was repeated for. The gradient of an
  // operand that lies column by column is made that way, too: (B·∂Cᵀ)ᵀ has the same products in the same order.
  vjp({ grad, inputs: [a, b], needs }) {
    const byA = (): Tensor =>
      liesByColumns(a) ? b.matmul(grad.transpose()).transpose() : grad.matmul(b.transpose());
    const byB = (): Tensor =>
      liesByColumns(b) ? grad.transpose().matmul(a).transpose() : a.transpose().matmul(grad);
    return [needs[0] ? byA().sumTo(a.shape) : null, needs[1] ? byB().sumTo(b.shape) : null];
  },
  reads: { inputs: true, output: false },
};

/** c[i, j] = Σₖ a[i, k] · b[k, j] */
export const matmulTell: Tell<null> = ({ inputs: [a, b] }, at, wanted = () => true) => {
  const parts: Told[] = [];
  const other = input(0);
  for (let k = 0; k < b.shape[b.rank - 2]; k++) {
    const byA = { of: 1, at: within(b, [...at.slice(0, -2), k, at[at.length - 1]]) };
    const byB = { of: 0, at: within(a, [...at.slice(0, -1), k]) };
    if (wanted(0, byB.at)) parts.push(told(0, byB.at, other, byA));
    if (wanted(1, byA.at)) parts.push(told(1, byA.at, other, byB));
  }
  return parts;
};

/** A position in what an operand is broadcast to, as one in the operand itself. */
function within({ shape, rank }: Tensor, at: Position): Position {
  return shape.map((extent, axis) => (extent === 1 ? 0 : at[at.length - rank + axis]));
}

/** Whether an operand lies column by column, and its gradient can be computed well that way: columns that fill vectors. */
function liesByColumns({ shape, strides, rank }: Tensor): boolean {
  const fills = shape[rank - 2] % 8 === 0 || shape[rank - 1] % 8 !== 0;
  return strides[rank - 2] === 1 && strides[rank - 1] !== 1 && fills;
}

/**
 * The matrix product: [… m, k] · [… k, n] → [… m, n]; leading axes broadcast. A vector on the left is a row, on the
 * right a column, and its axis is gone from the result.
 *
 * Numerics: each element adds its k products in ascending order, every product and sum rounded to the type.
 *
 * @param a - at least one axis
 * @param b - at least one axis
 * @throws BpError `BP_SHAPE` when the inner extents differ or an operand is a single number, `BP_DEVICE` for more than
 *   2³⁹ products
 * @example
 * matmul([[1, 2], [3, 4]], [1, 1]).toArray(); // [3, 7]
 */
export function matmul(a: TensorLike, b: TensorLike): Tensor {
  const [left, right] = asPair('matmul', a, b);
  if (left.rank === 0 || right.rank === 0) {
    throw new BpError(
      'BP_SHAPE',
      'matmul',
      'both operands need at least one axis, got {a} · {b}; use mul for a number',
      { a: left.shape, b: right.shape },
    );
  }
  const m = left.shape[left.rank - 1];
  const n = right.shape[Math.max(right.rank - 2, 0)];
  if (m !== n) {
    const swapped = right.rank >= 2 && right.shape[right.rank - 1] === m;
    const values = { a: left.shape, b: right.shape, m, n };
    if (swapped) {
      throw new BpError(
        'BP_SHAPE',
        'matmul',
        'inner sizes must agree, got {a} · {b} ({m} ≠ {n}); transpose the second argument?',
        values,
      );
    }
    throw new BpError(
      'BP_SHAPE',
      'matmul',
      'inner sizes must agree, got {a} · {b} ({m} ≠ {n})',
      values,
    );
  }
  const common = promote(left.dtype, right.dtype);
  const dtype = common === 'bool' ? 'int32' : common;
  const rows = left.rank === 1 ? left.unsqueeze(0) : left;
  const columns = right.rank === 1 ? right.unsqueeze(1) : right;
  let product = apply(matmulOperation, [rows.cast(dtype), columns.cast(dtype)], null);
  if (right.rank === 1) product = product.squeeze(-1);
  return left.rank === 1 ? product.squeeze(right.rank === 1 ? -1 : -2) : product;
}

/**
 * The dot product Σᵢ xᵢ yᵢ of two vectors of one length.
 *
 * @throws BpError `BP_SHAPE` unless both have one axis of the same extent
 * @example
 * dot([1, 2], [3, 4]).item(); // 11
 */
export function dot(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = asPair('dot', x, y);
  if (a.rank !== 1 || b.rank !== 1 || a.size !== b.size) {
    throw new BpError('BP_SHAPE', 'dot', 'expected two vectors of one length, got {a} and {b}', {
      a: a.shape,
      b: b.shape,
    });
  }
  return matmul(a, b);
}

/**
 * The outer product xᵢ yⱼ of two vectors.
 *
 * @returns a tensor of shape [n, m]
 * @throws BpError `BP_SHAPE` unless both have one axis
 * @example
 * outer([1, 2], [3, 4]).toArray(); // [[3, 4], [6, 8]]
 */
export function outer(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = asPair('outer', x, y);
  if (a.rank !== 1 || b.rank !== 1) {
    throw new BpError('BP_SHAPE', 'outer', 'expected two vectors, got shapes {a} and {b}', {
      a: a.shape,
      b: b.shape,
    });
  }
  return a.unsqueeze(1).mul(b);
}
