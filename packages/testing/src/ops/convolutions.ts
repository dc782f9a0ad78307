import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { cases, type Samples } from './sample';

/** Distinct numbers 0.03 apart or more, in no order, none of them near 0: no maximum changes within a small step. */
function spread(shape: readonly number[], first = 1): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Float64Array.from(
    { length: size },
    (_, i) => ((i * 89 + first * 17) % 211) - 105.5,
  );
  return bp.tensor(values).mul(0.03).reshape(shape);
}

const IMAGES = spread([2, 2, 4, 5]);
const ONE_IMAGE = spread([2, 4, 3]);
const FILTERS = spread([3, 2, 2, 3], 2);
const BIAS = spread([3], 3);

export const CONVOLUTIONS: Samples = {
  conv2d: cases(
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
  unfold: cases(
    ['windows that overlap', (x) => bp.unfold(x, 2), [IMAGES]],
    [
      'all options',
      (x) => bp.unfold(x, [2, 3], { stride: [1, 2], padding: [1, 2], dilation: [2, 1] }),
      [IMAGES],
    ],
    ['one image', (x) => bp.unfold(x, [1, 2]), [ONE_IMAGE]],
  ),
  fold: cases(
    ['windows that overlap', (x) => bp.fold(x, [3, 4], 2), [spread([2, 8, 6])]],
    [
      'all options',
      (x) => bp.fold(x, [4, 5], [2, 3], { stride: [2, 1], padding: [1, 0], dilation: [2, 1] }),
      [spread([2, 6, 6])],
    ],
    ['one image', (x) => bp.fold(x, 3, 2), [spread([4, 4])]],
  ),
  maxPool2d: cases(
    ['windows side by side', (x) => bp.maxPool2d(x, 2), [IMAGES]],
    ['windows that overlap', (x) => bp.maxPool2d(x, [2, 3], { stride: 1 }), [IMAGES]],
    [
      'all options',
      (x) =>
        bp.maxPool2d(x, [2, 3], { stride: 2, padding: [1, 1], dilation: [2, 1], ceilMode: true }),
      [IMAGES],
    ],
    ['one image', (x) => bp.maxPool2d(x, 2), [ONE_IMAGE]],
    ['a curve behind it', (x) => bp.maxPool2d(x, 2, { stride: 1 }).square(), [IMAGES]],
    [
      'channels that lie side by side',
      (x, w) => bp.maxPool2d(bp.conv2d(x, w), 2),
      [IMAGES, FILTERS],
    ],
  ),
  avgPool2d: cases(
    ['windows side by side', (x) => bp.avgPool2d(x, 2), [IMAGES]],
    ['windows that overlap', (x) => bp.avgPool2d(x, [2, 3], { stride: 1 }), [IMAGES]],
    [
      'padding that counts',
      (x) => bp.avgPool2d(x, [2, 3], { stride: 2, padding: 1, ceilMode: true }),
      [IMAGES],
    ],
    [
      'padding that does not count',
      (x) => bp.avgPool2d(x, [3, 2], { stride: 2, padding: 1, countIncludePad: false }),
      [IMAGES],
    ],
    ['a divisor', (x) => bp.avgPool2d(x, 2, { stride: 1, divisorOverride: 3 }), [IMAGES]],
    ['one image', (x) => bp.avgPool2d(x, 2), [ONE_IMAGE]],
    [
      'channels that lie side by side',
      (x, w) => bp.avgPool2d(bp.conv2d(x, w), 2),
      [IMAGES, FILTERS],
    ],
  ),
  adaptiveAvgPool2d: cases(
    ['whole images', (x) => bp.adaptiveAvgPool2d(x, 1), [IMAGES]],
    ['parts that overlap', (x) => bp.adaptiveAvgPool2d(x, [3, 2]), [IMAGES]],
    ['one image', (x) => bp.adaptiveAvgPool2d(x, 2), [ONE_IMAGE]],
  ),
};
