import * as bp from '@bp/tensor';
import { onImages } from './calls';
import { onSpecial } from './edges';
import { onLargeImages } from './larger';
import type { Operations } from './operation';
import { FILTERS, IMAGES, ONE_IMAGE } from './points';
import { cases } from './smooth';

/** Small images with special numbers. */
const SMALL = [[2, 2, 5, 4]];

export const POOLING: Operations = {
  maxPool2d: {
    calls: onImages(
      (x) => bp.maxPool2d(x, 2),
      (x) => bp.maxPool2d(x, [3, 2], { stride: [1, 2], padding: [1, 0], ceilMode: true }),
      (x) => bp.maxPool2d(x, 2, { stride: 1, dilation: 2, padding: 1 }),
    ),
    smooth: cases(
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
    edges: onSpecial(
      SMALL,
      (x) => bp.maxPool2d(x, 2),
      (x) => bp.maxPool2d(x, 3, { stride: 1, padding: 1 }),
    ),
    larger: onLargeImages(
      (x) => bp.maxPool2d(x, 2),
      (x) => bp.maxPool2d(x, 3, { stride: 2, padding: 1 }),
    ),
  },
  avgPool2d: {
    calls: onImages(
      (x) => bp.avgPool2d(x, 2),
      (x) => bp.avgPool2d(x, [3, 2], { stride: [1, 2], padding: [1, 0], ceilMode: true }),
      (x) => bp.avgPool2d(x, 3, { stride: 2, padding: 1, countIncludePad: false }),
      (x) => bp.avgPool2d(x, 2, { stride: 1, divisorOverride: 3 }),
    ),
    smooth: cases(
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
    edges: onSpecial(
      SMALL,
      (x) => bp.avgPool2d(x, 2),
      (x) => bp.avgPool2d(x, 3, { stride: 1, padding: 1 }),
    ),
    larger: onLargeImages(
      (x) => bp.avgPool2d(x, 2),
      (x) => bp.avgPool2d(x, 3, { stride: 2, padding: 1 }),
    ),
  },
  adaptiveAvgPool2d: {
    calls: onImages(
      (x) => bp.adaptiveAvgPool2d(x, 1),
      (x) => bp.adaptiveAvgPool2d(x, [2, 3]),
    ),
    smooth: cases(
      ['whole images', (x) => bp.adaptiveAvgPool2d(x, 1), [IMAGES]],
      ['parts that overlap', (x) => bp.adaptiveAvgPool2d(x, [3, 2]), [IMAGES]],
      ['one image', (x) => bp.adaptiveAvgPool2d(x, 2), [ONE_IMAGE]],
    ),
    edges: onSpecial(SMALL, (x) => bp.adaptiveAvgPool2d(x, [2, 3])),
    larger: onLargeImages((x) => bp.adaptiveAvgPool2d(x, [4, 3])),
  },
};
