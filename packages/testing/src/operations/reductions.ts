import * as bp from '@bp/tensor';
import { onSpecial } from './edges';
import { along, position, reduction, trivialFoldsOf } from './forms';
import { alongLargeAxes, onLargeImages, overLargeAxes } from './larger';
import type { Operation, Operations } from './operation';
import { CUBE, SPREAD, ZEROS_AND_TIES } from './points';
import { cases, GIVES_TRUTH } from './smooth';

const TIES = SPREAD.mul(0).add(0.7);

/** With small whole numbers, since sums and products that int32 cannot hold are refused. */
const ofSmall = (row: Operation): Operation => ({
  ...row,
  calls: (make) =>
    row.calls((shape, dtype) => {
      const x = make(shape, dtype);
      return x.dtype === 'int32' ? x.clamp(-2, 2) : x;
    }),
});

export const REDUCTIONS: Operations = {
  sum: ofSmall(
    reduction(bp.sum, [
      ...trivialFoldsOf(bp.sum),
      ...cases(['zeros and ties', (x) => bp.sum(x, { axis: 0 }), [ZEROS_AND_TIES]]),
    ]),
  ),
  mean: {
    ...reduction(bp.mean, trivialFoldsOf(bp.mean)),
    larger: (dtype) => [
      ...overLargeAxes(bp.mean)(dtype),
      ...onLargeImages((x) => bp.mean(x, { axis: [0, 2, 3] }))(dtype),
    ],
  },
  prod: ofSmall(
    reduction(bp.prod, [
      ...trivialFoldsOf(bp.prod),
      ...cases(['two zeros and ties', (x) => bp.prod(x, { axis: 1 }), [ZEROS_AND_TIES]]),
    ]),
  ),
  max: reduction(bp.max, trivialFoldsOf(bp.max), 'refused'),
  min: reduction(bp.min, trivialFoldsOf(bp.min), 'refused'),
  variance: reduction(
    bp.variance,
    cases(
      ['without correction', (x) => bp.variance(x, { axis: 0, correction: 0 }), [CUBE]],
      ['equal elements', (x) => bp.variance(x, { axis: 0 }), [TIES]],
    ),
  ),
  std: reduction(
    bp.std,
    cases(['without correction', (x) => bp.std(x, { axis: 0, correction: 0 }), [CUBE]]),
  ),
  norm: reduction(bp.norm, cases(['some zeros', (x) => bp.norm(x, { axis: 1 }), [ZEROS_AND_TIES]])),
  logSumExp: reduction(bp.logSumExp, [
    ...trivialFoldsOf(bp.logSumExp),
    ...cases(
      ['ties for the largest', (x) => bp.logSumExp(x, { axis: 0 }), [TIES]],
      [
        'beyond the range of exp',
        (x) => bp.logSumExp(x.add(1000)),
        [SPREAD],
        { options: { atol: 1e-7 } },
      ],
    ),
  ]),
  all: {
    ...reduction(bp.all, GIVES_TRUTH),
    larger: overLargeAxes((x, axes) => bp.all(x.gt(0), axes)),
  },
  any: {
    ...reduction(bp.any, GIVES_TRUTH),
    larger: overLargeAxes((x, axes) => bp.any(x.gt(0), axes)),
  },
  argmax: position(bp.argmax),
  argmin: position(bp.argmin),
  cumsum: ofSmall(
    along(
      bp.cumsum,
      cases(
        ['the first axis', (x) => bp.cumsum(x, 0), [CUBE]],
        ['the middle axis', (x) => bp.cumsum(x, 1), [CUBE]],
        ['the last axis', (x) => bp.cumsum(x, -1), [CUBE]],
        ['an axis that steps over others', (x) => bp.cumsum(x.transpose(0, 2), 1), [CUBE]],
      ),
    ),
  ),
  sumTo: ofSmall({
    calls: (make) => [
      { inputs: [make([2, 3, 4])], run: (x) => bp.sumTo(x, [3, 1]) },
      { inputs: [make([2, 3, 4])], run: (x) => bp.sumTo(x, []) },
      { inputs: [make([0, 3])], run: (x) => bp.sumTo(x, [3]) },
    ],
    smooth: cases(
      ['a row', (x) => bp.sumTo(x, [3]), [SPREAD]],
      ['a column', (x) => bp.sumTo(x, [2, 1]), [SPREAD]],
      ['a single number', (x) => bp.sumTo(x, []), [SPREAD]],
    ),
    edges: onSpecial(
      [[5, 7]],
      (x) => bp.sumTo(x, [5, 1]),
      (x) => bp.sumTo(x, [7]),
    ),
    larger: alongLargeAxes((x, axis) =>
      bp.sumTo(
        x,
        x.shape.map((extent, i) => (i === axis ? 1 : extent)),
      ),
    ),
  }),
};
