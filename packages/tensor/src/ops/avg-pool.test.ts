import { describe, expect, it } from 'vitest';
import { pool, type Steps } from '../../test/images';
import { valuesOf } from '../../test/naive';
import {
  type AvgPoolOptions,
  adaptiveAvgPool2d,
  arange,
  avgPool2d,
  conv2d,
  ones,
  Rng,
  tensor,
  zeros,
} from '../index';

describe('avgPool2d', () => {
  const x = new Rng(1).normal([2, 3, 7, 6]);
  const { fround } = Math;
  const sumOf = (taps: number[]): number => taps.reduce((sum, tap) => fround(sum + tap), 0);

  it.each<[string, [number, number], [number, number], Partial<Steps>, AvgPoolOptions]>([
    ['side by side', [2, 2], [3, 3], { stride: [2, 2] }, {}],
    ['that overlap', [3, 2], [5, 5], {}, { stride: 1 }],
    ['with steps of their own', [2, 3], [2, 2], { stride: [3, 2] }, { stride: [3, 2] }],
    [
      'that reach beyond the end',
      [2, 4],
      [4, 2],
      { stride: [2, 4] },
      { ceilMode: true, countIncludePad: false },
    ],
    [
      'with padding',
      [3, 2],
      [4, 4],
      { stride: [2, 2], padding: [1, 1] },
      { stride: 2, padding: 1, countIncludePad: false },
    ],
  ])(
    'adds the elements of windows %s in order, and divides by their number',
    (_, kernel, count, steps, options) => {
      const all = { stride: [1, 1], padding: [0, 0], dilation: [1, 1], ...steps } as Steps;
      const want = pool(x, kernel, count, all, (taps) => fround(sumOf(taps) / taps.length));
      const got = avgPool2d(x, kernel, options);
      expect(got.shape).toEqual(want.shape);
      expect(Array.from(got.data)).toEqual(valuesOf(want));
    },
  );

  it('counts the zeros of the padding, but nothing beyond them', () => {
    // Windows of 3 at −1, 1 and 3: the last has one element, one zero, and a place that is neither.
    expect(
      avgPool2d([[[3, 6, 9, 12]]], [1, 3], {
        stride: 2,
        padding: [0, 1],
        ceilMode: true,
      }).toArray(),
    ).toEqual([[[3, 9, 6]]]);
    expect(
      avgPool2d([[[3, 6, 9, 12]]], [1, 3], {
        stride: 2,
        padding: [0, 1],
        ceilMode: true,
        countIncludePad: false,
      }).toArray(),
    ).toEqual([[[4.5, 9, 12]]]);
  });

  it('divides by a number that is given', () => {
    expect(
      avgPool2d(
        [
          [
            [3, 6],
            [9, 12],
          ],
        ],
        2,
        { divisorOverride: 5 },
      ).item(),
    ).toBe(6);
  });

  it('starts each sum at +0, and passes on what is not finite', () => {
    expect(Object.is(avgPool2d([[[-0]]], 1).item(), 0)).toBe(true);
    expect(avgPool2d([[[Number.NaN, 1, Number.NEGATIVE_INFINITY, 2]]], [1, 2]).toArray()).toEqual([
      [[Number.NaN, Number.NEGATIVE_INFINITY]],
    ]);
  });

  it('is real for whole numbers and truth values', () => {
    expect(avgPool2d(tensor([[[1, 2]]], { dtype: 'int32' }), [1, 2]).toArray()).toEqual([[[1.5]]]);
    expect(avgPool2d([[[true, false]]], [1, 2]).toArray()).toEqual([[[0.5]]]);
    expect(avgPool2d(zeros([1, 2, 2], { dtype: 'float64' }), 2).dtype).toBe('float64');
  });

  it('takes a single image and none', () => {
    expect(avgPool2d(x.at(0), 2).toArray()).toEqual(avgPool2d(x, 2).at(0).toArray());
    expect(avgPool2d(zeros([0, 3, 4, 4]), 2).shape).toEqual([0, 3, 2, 2]);
  });

  it('lies as its input does', () => {
    expect(avgPool2d(x, 2).isContiguous).toBe(true);
    const features = conv2d(x, new Rng(2).normal([4, 3, 2, 2])); // [2, 4, 6, 5]
    const pooled = avgPool2d(features, 2);
    expect(pooled.strides).toEqual([24, 1, 8, 4]);
    expect(pooled.toArray()).toEqual(avgPool2d(features.clone(), 2).toArray());
  });

  it('refuses sizes and shapes that make no sense', () => {
    expect(() => avgPool2d(ones([4]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: avgPool2d: expected [batch, channels, height, width] or [channels, height, width], got shape [4]; unsqueeze adds an axis]`,
    );
    expect(() => avgPool2d(ones([1, 2, 4]), 3)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: avgPool2d: a window of [3, 3] does not fit into images of [2, 4], padded by [0, 0]; take a smaller kernel or more padding]`,
    );
    expect(() =>
      avgPool2d(ones([1, 4, 4]), 3, { padding: [1, 2] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: avgPool2d: padding must be at most half the kernel, got padding [1, 2] for kernel [3, 3]]`,
    );
    expect(() =>
      avgPool2d(ones([1, 4, 4]), 2, { divisorOverride: 0 }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: avgPool2d: divisorOverride must be a whole number ≥ 1 or null, got 0]`,
    );
  });
});

describe('adaptiveAvgPool2d', () => {
  it('is the mean of whole images for the size 1', () => {
    const x = arange(24).reshape([2, 3, 2, 2]);
    expect(adaptiveAvgPool2d(x, 1).toArray()).toEqual(
      x.mean({ axis: [2, 3], keepDims: true }).toArray(),
    );
  });

  it('cuts parts that overlap where they must', () => {
    // Of five columns, three parts: 0–1, 1–3 and 3–4.
    expect(adaptiveAvgPool2d([[[0, 2, 4, 6, 8]]], [1, 3]).toArray()).toEqual([[[1, 4, 7]]]);
  });

  it('repeats pixels where there are fewer than parts', () => {
    expect(adaptiveAvgPool2d([[[3]]], [2, 1]).toArray()).toEqual([[[3], [3]]]);
  });

  it('takes a single image, and none', () => {
    expect(adaptiveAvgPool2d(ones([3, 5, 4]), [2, 3]).shape).toEqual([3, 2, 3]);
    expect(adaptiveAvgPool2d(ones([0, 3, 5, 4]), 2).shape).toEqual([0, 3, 2, 2]);
  });

  it('refuses images without pixels, and sizes that make no sense', () => {
    expect(() => adaptiveAvgPool2d(ones([1, 3, 0]), 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: adaptiveAvgPool2d: nothing to choose from along axes [2, 3] of shape [1, 1, 3, 0]]`,
    );
    expect(() => adaptiveAvgPool2d(ones([1, 3, 3]), 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: adaptiveAvgPool2d: outputSize must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
  });
});
