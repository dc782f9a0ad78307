import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { MATRICES } from './calls';
import { onSpecial } from './edges';
import { normal, special, trial } from './numbers';
import type { Operations, Trials } from './operation';
import { CUBE, OTHER, ROW, SPREAD, ZEROS_AND_TIES } from './points';
import { cases } from './smooth';

/** Shapes of two factors: vectors, odd and even sizes, batches, a few rows, many. */
const FACTORS: readonly (readonly [number[], number[]])[] = [
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

const multiplied: Trials = (dtype) =>
  FACTORS.flatMap(([a, b]) => [
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

export const PRODUCTS: Operations = {
  matmul: {
    calls: (make) => MATRICES.map(([a, b]) => ({ inputs: [make(a), make(b)], run: bp.matmul })),
    smooth: cases(
      ['two matrices', (a, b) => bp.matmul(a, b.transpose()), [SPREAD, OTHER]],
      ['a matrix with itself', (a) => bp.matmul(a.transpose(), a), [SPREAD]],
      ['a matrix and a vector', bp.matmul, [SPREAD, ROW]],
      ['a vector and a matrix', (v, a) => bp.matmul(v, a.transpose()), [ROW, SPREAD]],
      ['two vectors', (v, w) => bp.matmul(v, w.square()), [ROW, ROW]],
      ['two batches', (a, b) => bp.matmul(a, b.transpose()), [CUBE, CUBE.mul(0.7)]],
      ['one matrix for a batch, on the right', bp.matmul, [CUBE.transpose(), SPREAD.transpose()]],
      ['one matrix for a batch, on the left', bp.matmul, [SPREAD, CUBE]],
      ['a batch of one', (a, b) => bp.matmul(a.narrow(0, 0, 1), b.transpose()), [CUBE, CUBE]],
      [
        'two batch axes',
        (a, b) => bp.matmul(a.unsqueeze(1), b.transpose().unsqueeze(0)),
        [CUBE, CUBE],
      ],
      ['a batch and a vector', (a, v) => bp.matmul(a.transpose(), v), [CUBE, ROW]],
      ['zeros and ties', (a, b) => bp.matmul(a, b.transpose()), [ZEROS_AND_TIES, ZEROS_AND_TIES]],
    ),
    edges: onSpecial(
      [
        [5, 7],
        [7, 6],
      ],
      bp.matmul,
    ),
    larger: multiplied,
  },
  dot: {
    calls: (make) => [7, 1, 0, 1030].map((n) => ({ inputs: [make([n]), make([n])], run: bp.dot })),
    smooth: cases(
      ['two vectors', bp.dot, [ROW, ROW.mul(0.3).add(1)]],
      ['a vector with itself', (v) => bp.dot(v, v), [ROW]],
    ),
    edges: onSpecial([[7], [7]], bp.dot),
    larger: (dtype) => [trial('vectors', bp.dot, normal([1031], dtype), normal([1031], dtype, 2))],
  },
  outer: {
    calls: (make) => [
      { inputs: [make([3]), make([4])], run: bp.outer },
      { inputs: [make([0]), make([4])], run: bp.outer },
    ],
    smooth: cases(
      ['two vectors', (v, w) => bp.outer(v, w.narrow(0, 0, 2)), [ROW, ROW.mul(0.3).add(1)]],
      ['a vector with itself', (v) => bp.outer(v, v), [ROW]],
    ),
    edges: onSpecial([[31], [31]], bp.outer),
    larger: (dtype) => [trial('vectors', bp.outer, normal([67], dtype), normal([37], dtype, 2))],
  },
};
