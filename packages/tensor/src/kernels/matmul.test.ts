import { describe, expect, it } from 'vitest';
import { matmul, type Tensor, tensor } from '../index';

function values(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state / 2 ** 32 - 0.5) * 10 ** (state % 7);
  });
}

/** acc = +0, then round(acc + round(a·b)) for k ascending. */
function documented(a: Tensor, b: Tensor, round: (x: number) => number): number[] {
  const [m, k] = a.shape;
  const n = b.shape[1];
  const [x, y] = [a.data, b.data];
  return Array.from({ length: m * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = 0;
    for (let p = 0; p < k; p++) sum = round(sum + round(x[i * k + p] * y[p * n + j]));
    return sum;
  });
}

/** The same matrix, stored by rows, by columns, with gaps and backwards. */
const layouts = (x: Tensor): Tensor[] => [
  x,
  x.transpose().clone().transpose(),
  x
    .unsqueeze(-1)
    .expand([...x.shape, 2])
    .clone()
    .slice(':, :, 1'),
  x.flip().clone().flip(),
];

describe('matmul', () => {
  it.each([
    ['float32', Math.fround],
    ['float64', (x: number) => x],
  ] as const)(
    'adds rounded products in ascending order, whatever the strides, in %s',
    (dtype, round) => {
      // Columns beside the four that are computed together, single rows, and vectors.
      for (const [m, k, n] of [
        [3, 17, 1],
        [2, 40, 4],
        [5, 9, 7],
        [1, 1025, 6],
        [4, 1, 3],
        [9, 33, 10],
      ]) {
        const a = tensor(values(m * k, 1))
          .cast(dtype)
          .reshape([m, k]);
        const b = tensor(values(k * n, 2))
          .cast(dtype)
          .reshape([k, n]);
        const expected = documented(a, b, round);
        for (const left of layouts(a)) {
          for (const right of layouts(b)) {
            expect(Array.from(matmul(left, right).data)).toEqual(expected);
          }
        }
      }
    },
  );

  it('starts from +0, also where there is nothing to add', () => {
    expect(matmul([[-0]], [[1]]).toArray()).toEqual([[0]]);
    expect(matmul(tensor([[], []]), tensor([]).reshape([0, 3])).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('multiplies zeros too, so that 0 · ∞ is NaN', () => {
    expect(matmul([[0, 1]], [[Infinity], [2]]).item()).toBeNaN();
  });

  it('wraps whole numbers around at 32 bits', () => {
    const x = tensor([[2 ** 31 - 1, 2]], { dtype: 'int32' });
    // (2³¹ − 1)² + 4 = 5 (mod 2³²)
    expect(matmul(x, x.transpose()).toArray()).toEqual([[5]]);
  });

  it('counts where both are true', () => {
    const x = tensor([[true, true, false]]);
    const product = matmul(x, x.transpose());
    expect([product.dtype, product.item()]).toEqual(['int32', 2]);
  });
});
