// Products of matrices, and their diagonals.
import {
  dot,
  eye,
  indexSelect,
  matmul,
  mul,
  outer,
  scatterAdd,
  tril,
  triu,
  where,
  zeros,
} from '@bp/tensor';
import { range } from './shapes.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Ops } from './op-types' */

/** @param {readonly number[]} extents */
const sizeOf = (extents) => extents.reduce((size, extent) => size * extent, 1);

/**
 * @param {Tensor} a
 * @param {Tensor} b
 * @param {number | [number[], number[]]} dims how many of the last and first, or which
 */
function tensordot(a, b, dims) {
  const [ofA, ofB] = Array.isArray(dims)
    ? [dims[0].map((d) => (d + a.rank) % a.rank), dims[1].map((d) => (d + b.rank) % b.rank)]
    : [range(dims, a.rank - dims), range(dims)];
  const restA = range(a.rank).filter((axis) => !ofA.includes(axis));
  const restB = range(b.rank).filter((axis) => !ofB.includes(axis));
  const shapeA = restA.map((axis) => a.shape[axis]);
  const shapeB = restB.map((axis) => b.shape[axis]);
  const inner = sizeOf(ofA.map((axis) => a.shape[axis]));
  const left = a.permute([...restA, ...ofA]).reshape([sizeOf(shapeA), inner]);
  const right = b.permute([...ofB, ...restB]).reshape([inner, sizeOf(shapeB)]);
  return matmul(left, right).reshape([...shapeA, ...shapeB]);
}

/** @param {Tensor} a @param {Tensor} b */
function kron(a, b) {
  const rank = Math.max(a.rank, b.rank);
  const grown = [a, b].map((x) => [...range(rank - x.rank).map(() => 1), ...x.shape]);
  const [shapeA, shapeB] = grown;
  const spreadA = a.reshape(shapeA.flatMap((extent) => [extent, 1]));
  const spreadB = b.reshape(shapeB.flatMap((extent) => [1, extent]));
  return spreadA.mul(spreadB).reshape(shapeA.map((extent, i) => extent * shapeB[i]));
}

/**
 * The diagonal of a matrix, or the matrix that has a vector on its diagonal.
 *
 * @param {Tensor} x
 * @param {number} k how far above the main diagonal
 */
function diag(x, k) {
  const [down, right] = [Math.max(-k, 0), Math.max(k, 0)];
  if (x.rank === 2) {
    const [rows, columns] = x.shape;
    const places = range(Math.min(rows - down, columns - right)).map(
      (i) => (i + down) * columns + i + right,
    );
    return indexSelect(x.flatten(), 0, Int32Array.from(places));
  }
  const extent = x.size + Math.abs(k);
  const places = range(x.size).map((i) => (i + down) * extent + i + right);
  const flat = zeros([extent * extent], { dtype: x.dtype });
  return scatterAdd(flat, 0, Int32Array.from(places), x).reshape([extent, extent]);
}

/** @type {Ops} */
export const linearAlgebra = {
  matmul: ([a, b]) => matmul(a, b),
  mm: ([a, b]) => matmul(a, b),
  mv: ([a, b]) => matmul(a, b),
  bmm: ([a, b]) => matmul(a, b),
  dot: ([a, b]) => dot(a, b),
  outer: ([a, b]) => outer(a, b),
  addmm: ([x, a, b], { beta = 1, alpha = 1 } = {}) => mul(x, beta).add(mul(matmul(a, b), alpha)),
  tensordot: ([a, b], { dims = 2 } = {}) => tensordot(a, b, dims),
  kron: ([a, b]) => kron(a, b),
  trace: ([x]) => where(eye(x.shape[0], x.shape[1]), x, 0).sum(),
  tril: ([x], { diagonal = 0 } = {}) => tril(x, diagonal),
  triu: ([x], { diagonal = 0 } = {}) => triu(x, diagonal),
  diag: ([x], { diagonal = 0 } = {}) => diag(x, diagonal),
};
