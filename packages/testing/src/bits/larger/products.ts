import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { type Float, normal, special, type Trials, trial } from './values';

/** Shapes of two factors: vectors, odd and even sizes, batches, a few rows, many. */
const PRODUCTS: readonly (readonly [number[], number[]])[] = [
  [[67], [67]],
  [[37, 65], [65]],
  [[65], [65, 37]],
  [
    [1, 33],
    [33, 17],
  ],
  [
    [37, 65],
    [65, 50],
  ],
  [
    [64, 64],
    [64, 64],
  ],
  [
    [5, 300],
    [300, 3],
  ],
  [
    [20, 1500],
    [1500, 45],
  ],
  [
    [70, 1],
    [1, 31],
  ],
  [
    [3, 9, 20],
    [3, 20, 13],
  ],
  [
    [3, 9, 20],
    [20, 13],
  ],
  [
    [9, 20],
    [2, 3, 20, 13],
  ],
];

const turned = (x: Tensor): Tensor => bp.contiguous(x.transpose()).transpose();

/** Products. */
export function products(dtype: Float): Trials {
  const table: Trials = {};
  table.matmul = PRODUCTS.flatMap(([a, b]) => [
    trial(`[${a}] · [${b}]`, bp.matmul, normal(a, dtype), normal(b, dtype, 2)),
    trial(`[${a}] · [${b}], special`, bp.matmul, special(a, dtype), special(b, dtype, 3)),
    ...(a.length === 1 || b.length === 1
      ? []
      : [
          trial(
            `[${a}]ᵀᵀ · [${b}]`,
            (x: Tensor, y: Tensor) => bp.matmul(turned(x), y),
            normal(a, dtype),
            normal(b, dtype, 2),
          ),
          trial(
            `[${a}] · [${b}]ᵀᵀ`,
            (x: Tensor, y: Tensor) => bp.matmul(x, turned(y)),
            normal(a, dtype),
            normal(b, dtype, 2),
          ),
        ]),
  ]);
  table.dot = [trial('vectors', bp.dot, normal([1031], dtype), normal([1031], dtype, 2))];
  table.outer = [trial('vectors', bp.outer, normal([67], dtype), normal([37], dtype, 2))];
  return table;
}
