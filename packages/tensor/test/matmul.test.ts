import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type DType, matmul } from '../src/index';
import { broadcastable, RUNS, twinsOf } from './arbitraries';
import { expectNaive } from './bits';
import * as naive from './naive';

const extent = fc.integer({ min: 0, max: 6 });
const dtypes = fc.constantFrom<DType[]>('float32', 'float64', 'int32');

const pairs = fc
  .tuple(broadcastable({ maxRank: 2 }), extent, extent, extent, dtypes)
  .chain(([[left, right], m, k, n, dtype]) =>
    fc.tuple(twinsOf([...left, m, k], dtype), twinsOf([...right, k, n], dtype)),
  );

describe('matmul', () => {
  it('multiplies batches of matrices as a naive loop does', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expectNaive(matmul(a.x, b.x), naive.matmul(a.naive, b.naive));
      }),
      RUNS,
    );
  });

  it('takes transposed operands: (AB)ᵀ = BᵀAᵀ', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const swapped = matmul(b.x.transpose(), a.x.transpose()).transpose();
        expectNaive(swapped, naive.matmul(a.naive, b.naive));
      }),
      RUNS,
    );
  });

  it('treats a vector as a row on the left and a column on the right', () => {
    const cases = fc
      .tuple(fc.array(extent, { maxLength: 2 }), extent, extent)
      .chain(([batch, k, n]) => fc.tuple(twinsOf([k]), twinsOf([...batch, k, n]), twinsOf([n])));
    fc.assert(
      fc.property(cases, ([row, matrix, column]) => {
        const [k, n] = matrix.naive.shape.slice(-2);
        const batch = matrix.naive.shape.slice(0, -2);
        const fromLeft = naive.matmul(naive.reshape(row.naive, [1, k]), matrix.naive);
        expectNaive(matmul(row.x, matrix.x), naive.reshape(fromLeft, [...batch, n]));
        const fromRight = naive.matmul(matrix.naive, naive.reshape(column.naive, [n, 1]));
        expectNaive(matmul(matrix.x, column.x), naive.reshape(fromRight, [...batch, k]));
      }),
      RUNS,
    );
  });
});
