import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { onEachShape, PAIRS } from './calls';
import { atEdges, atPairsOfEdges } from './edges';
import { onLargeLayouts, onLargePairs } from './larger';
import type { Operations } from './operation';
import { COLUMN, OTHER, SPREAD, ZEROS_AND_TIES } from './points';
import { cases } from './smooth';

const MASK = [
  [true, false, true],
  [false, false, true],
];

const larger = (x: Tensor, y: Tensor): Tensor => bp.where(x.gt(y), x, y);
const filled = (x: Tensor, y: Tensor): Tensor => bp.maskedFill(x.add(y), x.lt(y), -3);

export const SELECTION: Operations = {
  clamp: {
    calls: (make) =>
      [
        [-1, 2],
        [0.5, Number.POSITIVE_INFINITY],
      ].flatMap(([low, high]) => onEachShape((x) => bp.clamp(x, low, high))(make)),
    smooth: cases(
      ['two bounds', (x) => bp.clamp(x, -1, 1), [SPREAD]],
      ['a lower bound', (x) => bp.clamp(x, -1), [SPREAD]],
      ['no bound', (x) => bp.clamp(x), [ZEROS_AND_TIES]],
    ),
    edges: atEdges(
      (x) => bp.clamp(x, -1, 2),
      (x) => bp.clamp(x, 0),
    ),
    larger: onLargeLayouts((x) => bp.clamp(x, -1, 2)),
  },
  where: {
    calls: (make) =>
      PAIRS.map(([a, b]) => ({
        inputs: [make(a, 'bool'), make(b), make(a)],
        run: (condition: Tensor, x: Tensor, y: Tensor) => bp.where(condition, x, y),
      })),
    smooth: cases(
      ['one shape', (x, y) => bp.where(MASK, x, y), [SPREAD, OTHER]],
      ['a row of conditions', (x, y) => bp.where([true, false, true], x, y), [SPREAD, COLUMN]],
      ['a plain number', (x) => bp.where([true, false, true], x, 0), [SPREAD]],
      ['chosen by a comparison', (x, y) => bp.where(x.gt(y), x, y.square()), [SPREAD, OTHER]],
      [
        'a side that is infinite',
        (x) => bp.where(x.ne(x), Number.POSITIVE_INFINITY, x),
        [ZEROS_AND_TIES],
      ],
    ),
    edges: atPairsOfEdges(larger),
    larger: onLargePairs(larger),
  },
  maskedFill: {
    calls: (make) =>
      PAIRS.map(([a, b]) => ({
        inputs: [make(a), make(b, 'bool')],
        run: (x: Tensor, mask: Tensor) => bp.maskedFill(x, mask, -1.5),
      })),
    smooth: cases(
      ['one shape', (x) => bp.maskedFill(x, MASK, -3), [SPREAD]],
      ['a row of masks', (x) => bp.maskedFill(x, [true, false, true], 0), [ZEROS_AND_TIES]],
    ),
    edges: atPairsOfEdges(filled),
    larger: onLargePairs(filled),
  },
};
