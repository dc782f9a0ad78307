import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { alongEachAxis, indexOf, MATRIX_SHAPES, onEachShape, TABLES } from './calls';
import { onSpecial } from './edges';
import { alongLargeAxes, onLargeCube } from './larger';
import { normal, trial, whole } from './numbers';
import type { Operations } from './operation';
import { CUBE, OTHER, SPREAD } from './points';
import { cases } from './smooth';

export const INDEXING: Operations = {
  at: {
    calls: (make) => [
      { inputs: [make([5])], run: (x) => bp.at(x, -2) },
      { inputs: [make([3, 4])], run: (x) => bp.at(x, null, [3, 0, -1]) },
      { inputs: [make([2, 3, 4])], run: (x) => bp.at(x, 1, [2, 0], 3) },
      { inputs: [make([0, 3])], run: (x) => bp.at(x, null, 1) },
    ],
    smooth: cases(
      ['an index', (x) => bp.at(x, 1), [CUBE]],
      ['a list with repetition', (x) => bp.at(x, null, [2, 0, 2]), [CUBE]],
      ['an index and a list', (x) => bp.at(x, 0, [1, 1], null), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.at(x, 1, [2, 0, 2])),
    larger: onLargeCube((x) => bp.at(x, null, [2, 0, 2, -1])),
  },
  gather: {
    calls: (make) =>
      TABLES.map(({ x, axis, index }) => ({
        inputs: [make(x), indexOf(make, index, x[axis])],
        run: (table: Tensor, places: Tensor) => bp.gather(table, axis, places),
      })),
    smooth: cases(
      [
        'repeated positions',
        (x) =>
          bp.gather(x, 1, [
            [0, 0],
            [2, -1],
          ]),
        [SPREAD],
      ],
      ['a smaller table', (x) => bp.gather(x, 0, [[1, 0]]), [SPREAD]],
    ),
    edges: onSpecial([[2, 3]], (x) =>
      bp.gather(x, 1, [
        [0, 0],
        [2, -1],
      ]),
    ),
    larger: (dtype) =>
      [0, 1].map((axis) =>
        trial(
          `axis ${axis}`,
          (x: Tensor, i: Tensor) => bp.gather(x, axis, i),
          normal([29, 37], dtype),
          whole([29, 37], 29),
        ),
      ),
  },
  indexSelect: {
    calls: alongEachAxis((x, axis, extent) =>
      bp.indexSelect(x, axis, extent === 0 ? [] : [extent - 1, 0, -1]),
    ),
    smooth: cases(
      ['repeated rows', (x) => bp.indexSelect(x, 0, [1, 1, 0]), [SPREAD]],
      ['an inner axis', (x) => bp.indexSelect(x, 1, [2, -1]), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.indexSelect(x, 1, [2, 0, 2])),
    larger: alongLargeAxes((x, axis) => bp.indexSelect(x, axis, [2, 0, 2, -1, 1])),
  },
  scatterAdd: {
    calls: (make) =>
      TABLES.map(({ x, axis, index }) => ({
        inputs: [make(x), indexOf(make, index, x[axis]), make(index)],
        run: (table: Tensor, places: Tensor, source: Tensor) =>
          bp.scatterAdd(table, axis, places, source),
      })),
    smooth: cases(
      [
        'repeated positions',
        (x, s) =>
          bp.scatterAdd(
            x,
            1,
            [
              [0, 0, 2],
              [1, -1, 1],
            ],
            s,
          ),
        [SPREAD, OTHER],
      ],
      [
        'a smaller table',
        (x, s) => bp.scatterAdd(x, 0, [[1, 0, 1]], s.narrow(0, 0, 1)),
        [SPREAD, OTHER],
      ],
    ),
    edges: onSpecial(
      [
        [2, 3],
        [2, 3],
      ],
      (x, s) =>
        bp.scatterAdd(
          x,
          1,
          [
            [0, 0, 2],
            [1, -1, 1],
          ],
          s,
        ),
    ),
    larger: (dtype) =>
      [0, 1].map((axis) =>
        trial(
          `axis ${axis}`,
          (x: Tensor, i: Tensor, s: Tensor) => bp.scatterAdd(x, axis, i, s),
          normal([29, 37], dtype),
          whole([29, 37], 29),
          normal([29, 37], dtype, 3),
        ),
      ),
  },
  tril: {
    calls: onEachShape((x) => bp.tril(x, 1), MATRIX_SHAPES),
    smooth: cases(
      ['the main diagonal', (x) => bp.tril(x), [SPREAD]],
      ['a diagonal above, of a stack', (x) => bp.tril(x, 1), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.tril(x)),
    larger: onLargeCube((x) => bp.tril(x, 3)),
  },
  triu: {
    calls: onEachShape((x) => bp.triu(x), MATRIX_SHAPES),
    smooth: cases(
      ['the main diagonal', (x) => bp.triu(x), [SPREAD]],
      ['a diagonal below, of a stack', (x) => bp.triu(x, -1), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.triu(x)),
    larger: onLargeCube((x) => bp.triu(x, -3)),
  },
  oneHot: {
    calls: (make) => [
      { inputs: [make([4], 'bool').cast('int32')], run: (x) => bp.oneHot(x, 3) },
      { inputs: [make([2, 3], 'bool').cast('int32')], run: (x) => bp.oneHot(x, 2) },
      { inputs: [make([0], 'int32')], run: (x) => bp.oneHot(x, 2) },
    ],
    smooth: 'takes positions',
    edges: 'takes positions',
    larger: () => [trial('classes', (i: Tensor) => bp.oneHot(i, 10), whole([37], 10))],
  },
};
