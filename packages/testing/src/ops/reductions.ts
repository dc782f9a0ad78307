import type { ReduceOptions, Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import {
  CUBE,
  cases,
  NUMBER,
  none,
  POSITIVE,
  type Sample,
  type Samples,
  SPREAD,
  ZEROS_AND_TIES,
} from './sample';

type Reduce = (x: Tensor, options?: ReduceOptions) => Tensor;

const reduction = (op: Reduce): Sample =>
  cases(
    ['all elements', (x) => op(x), [SPREAD]],
    ['the first axis', (x) => op(x, { axis: 0 }), [CUBE]],
    ['the middle axis, kept', (x) => op(x, { axis: 1, keepDims: true }), [CUBE]],
    ['the last axis', (x) => op(x, { axis: -1 }), [CUBE]],
    ['two axes apart', (x) => op(x, { axis: [0, 2] }), [CUBE]],
    ['two axes, kept', (x) => op(x, { axis: [1, 2], keepDims: true }), [CUBE]],
  );

/** Operations that also fold no axis at all, or a single number. */
const trivial = (op: Reduce): Sample =>
  cases(
    ['no axis', (x) => op(x, { axis: [] }), [SPREAD]],
    ['a single number', (x) => op(x), [NUMBER]],
    ['an axis of extent 1', (x) => op(x.unsqueeze(1), { axis: 1 }), [SPREAD]],
  );

function together(...samples: readonly Sample[]): Sample {
  return { differentiable: true, cases: samples.flatMap((s) => (s.differentiable ? s.cases : [])) };
}

const NO_POSITION = 'gives positions';
const NO_TRUTH = 'gives truth values';

export const REDUCTIONS: Samples = {
  sum: together(
    reduction(bp.sum),
    trivial(bp.sum),
    cases(['zeros and ties', (x) => bp.sum(x, { axis: 0 }), [ZEROS_AND_TIES]]),
  ),
  mean: together(reduction(bp.mean), trivial(bp.mean)),
  prod: together(
    reduction(bp.prod),
    trivial(bp.prod),
    cases(['two zeros and ties', (x) => bp.prod(x, { axis: 1 }), [ZEROS_AND_TIES]]),
  ),
  cumsum: cases(
    ['the first axis', (x) => bp.cumsum(x, 0), [CUBE]],
    ['the middle axis', (x) => bp.cumsum(x, 1), [CUBE]],
    ['the last axis', (x) => bp.cumsum(x, -1), [CUBE]],
    ['an axis that steps over others', (x) => bp.cumsum(x.transpose(0, 2), 1), [CUBE]],
  ),
  max: together(reduction(bp.max), trivial(bp.max)),
  min: together(reduction(bp.min), trivial(bp.min)),
  variance: together(
    reduction(bp.variance),
    cases(
      ['without correction', (x) => bp.variance(x, { axis: 0, correction: 0 }), [CUBE]],
      ['equal elements', (x) => bp.variance(x, { axis: 0 }), [SPREAD.mul(0).add(0.7)]],
    ),
  ),
  std: together(
    reduction(bp.std),
    cases(['without correction', (x) => bp.std(x, { axis: 0, correction: 0 }), [CUBE]]),
  ),
  norm: together(
    reduction(bp.norm),
    cases(['some zeros', (x) => bp.norm(x, { axis: 1 }), [ZEROS_AND_TIES]]),
  ),
  logSumExp: together(
    reduction(bp.logSumExp),
    trivial(bp.logSumExp),
    cases(
      ['ties for the largest', (x) => bp.logSumExp(x, { axis: 0 }), [SPREAD.mul(0).add(0.7)]],
      [
        'beyond the range of exp',
        (x) => bp.logSumExp(x.add(1000)),
        [SPREAD],
        { options: { atol: 1e-7 } },
      ],
    ),
  ),
  softmax: cases(
    ['the last axis', (x) => bp.softmax(x), [CUBE]],
    ['the first axis', (x) => bp.softmax(x, 0), [CUBE]],
    ['zeros and ties', (x) => bp.softmax(x, 1), [ZEROS_AND_TIES]],
    ['a single number', (x) => bp.softmax(x), [NUMBER]],
  ),
  logSoftmax: cases(
    ['the last axis', (x) => bp.logSoftmax(x), [CUBE]],
    ['the first axis', (x) => bp.logSoftmax(x, 0), [CUBE]],
    ['zeros and ties', (x) => bp.logSoftmax(x, 1), [ZEROS_AND_TIES]],
    ['a single number', (x) => bp.logSoftmax(x), [NUMBER]],
    ['positive', (x) => bp.logSoftmax(x), [POSITIVE]],
  ),
  argmax: none(NO_POSITION),
  argmin: none(NO_POSITION),
  all: none(NO_TRUTH),
  any: none(NO_TRUTH),
};
