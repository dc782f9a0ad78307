import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { onImages } from './calls';
import { onSpecial } from './edges';
import { channelsLast, onLargeImages } from './larger';
import { normal, trial } from './numbers';
import type { Operations, Trials } from './operation';
import { FILTERS, IMAGES, ONE_IMAGE, spread } from './points';
import { cases } from './smooth';

const BIAS = spread([3], 3);

const LARGE_FILTERS: readonly (readonly [number[], bp.ConvolutionOptions])[] = [
  [[8, 6, 3, 3], {}],
  [[5, 6, 3, 3], { padding: 1 }],
  [[9, 6, 5, 5], { padding: 2, stride: 2 }],
  [[4, 6, 3, 2], { dilation: 2 }],
  [[6, 3, 3, 3], { groups: 2, padding: 'same' }],
  [[6, 1, 3, 3], { groups: 6 }],
  [[10, 6, 1, 1], {}],
];

const convolved: Trials = (dtype) =>
  LARGE_FILTERS.flatMap(([shape, options]) => {
    const x = normal([3, 6, 13, 11], dtype);
    const w = normal(shape, dtype, 2);
    const bias = normal([shape[0]], dtype, 3);
    const name = `[${shape}] ${JSON.stringify(options)}`;
    const run = (v: Tensor, f: Tensor, b: Tensor) => bp.conv2d(v, f, { ...options, bias: b });
    return [
      trial(name, run, x, w, bias),
      trial(
        `${name}, channels last`,
        (v: Tensor, f: Tensor, b: Tensor) => run(channelsLast(v), f, b),
        x,
        w,
        bias,
      ),
    ];
  });

/** Small images with special numbers. */
const SMALL = [[2, 2, 5, 4]];

export const CONVOLUTION: Operations = {
  conv2d: {
    calls: (make) => [
      { inputs: [make([2, 3, 5, 4]), make([2, 3, 3, 2])], run: (x, w) => bp.conv2d(x, w) },
      {
        inputs: [make([2, 2, 5, 6]), make([3, 2, 2, 3]), make([3])],
        run: (x, w, bias) =>
          bp.conv2d(x, w, { bias, stride: [2, 1], padding: [1, 2], dilation: [1, 2] }),
      },
      {
        inputs: [make([1, 4, 4, 4]), make([6, 2, 3, 3]), make([6])],
        run: (x, w, bias) => bp.conv2d(x, w, { bias, groups: 2, padding: 'same' }),
      },
      { inputs: [make([2, 4, 4]), make([3, 2, 1, 1])], run: (x, w) => bp.conv2d(x, w) },
      { inputs: [make([0, 1, 4, 4]), make([3, 1, 3, 3])], run: (x, w) => bp.conv2d(x, w) },
      { inputs: [make([1, 0, 4, 4]), make([3, 0, 3, 3])], run: (x, w) => bp.conv2d(x, w) },
    ],
    smooth: cases(
      ['images and filters', (x, w) => bp.conv2d(x, w), [IMAGES, FILTERS]],
      ['a bias', (x, w, bias) => bp.conv2d(x, w, { bias }), [IMAGES, FILTERS, BIAS]],
      [
        'strides and padding that differ',
        (x, w, bias) => bp.conv2d(x, w, { bias, stride: [2, 1], padding: [0, 2] }),
        [IMAGES, FILTERS, BIAS],
      ],
      [
        'a filter with gaps',
        (x, w) => bp.conv2d(x, w, { dilation: [3, 2], padding: [1, 1] }),
        [IMAGES, FILTERS],
      ],
      [
        'as many zeros as keep the size',
        (x, w) => bp.conv2d(x, w, { padding: 'same' }),
        [IMAGES, FILTERS],
      ],
      [
        'two groups',
        (x, w, bias) => bp.conv2d(x, w, { bias, groups: 2, padding: 1 }),
        [IMAGES, spread([4, 1, 3, 2], 4), spread([4], 5)],
      ],
      ['filters of one pixel', (x, w) => bp.conv2d(x, w), [IMAGES, spread([3, 2, 1, 1], 6)]],
      ['one image', (x, w) => bp.conv2d(x, w), [ONE_IMAGE, FILTERS]],
      [
        'images with themselves',
        (x) => bp.conv2d(x, x.narrow(2, 0, 2), { padding: 1 }),
        [spread([2, 2, 3, 3], 7)],
      ],
      [
        'one after the other',
        (x, w, v) => bp.conv2d(bp.conv2d(x, w), v),
        [IMAGES, FILTERS, spread([2, 3, 2, 2], 8)],
      ],
    ),
    edges: onSpecial([...SMALL, [3, 2, 2, 3], [3]], (x, w, bias) =>
      bp.conv2d(x, w, { bias, padding: 1 }),
    ),
    larger: convolved,
  },
  unfold: {
    calls: onImages(
      (x) => bp.unfold(x, 2),
      (x) => bp.unfold(x, [3, 2], { stride: [1, 2], padding: [1, 0], dilation: [1, 2] }),
    ),
    smooth: cases(
      ['windows that overlap', (x) => bp.unfold(x, 2), [IMAGES]],
      [
        'all options',
        (x) => bp.unfold(x, [2, 3], { stride: [1, 2], padding: [1, 2], dilation: [2, 1] }),
        [IMAGES],
      ],
      ['one image', (x) => bp.unfold(x, [1, 2]), [ONE_IMAGE]],
    ),
    edges: onSpecial(SMALL, (x) => bp.unfold(x, 2, { padding: 1 })),
    larger: onLargeImages((x) => bp.unfold(x, 3, { padding: 1 })),
  },
  fold: {
    calls: (make) => [
      { inputs: [make([2, 12, 6])], run: (x) => bp.fold(x, [3, 4], 2) },
      {
        inputs: [make([6, 6])],
        run: (x) =>
          bp.fold(x, [4, 5], [2, 3], { stride: [2, 1], padding: [1, 0], dilation: [2, 1] }),
      },
      { inputs: [make([0, 4, 4])], run: (x) => bp.fold(x, 3, 2) },
    ],
    smooth: cases(
      ['windows that overlap', (x) => bp.fold(x, [3, 4], 2), [spread([2, 8, 6])]],
      [
        'all options',
        (x) => bp.fold(x, [4, 5], [2, 3], { stride: [2, 1], padding: [1, 0], dilation: [2, 1] }),
        [spread([2, 6, 6])],
      ],
      ['one image', (x) => bp.fold(x, 3, 2), [spread([4, 4])]],
    ),
    edges: onSpecial(SMALL, (x) => bp.fold(bp.unfold(x, 2), [5, 4], 2)),
    larger: onLargeImages((x) =>
      bp.fold(bp.unfold(x, 3, { stride: 2 }), [13, 11], 3, { stride: 2 }),
    ),
  },
};
