import { describe, expect, it } from 'vitest';
import { pool } from '../../test/images';
import { valuesOf } from '../../test/naive';
import { conv2d, type MaxPoolOptions, maxPool2d, ones, Rng, tensor, zeros } from '../index';

const LOWEST = Number.NEGATIVE_INFINITY;

describe('maxPool2d', () => {
  const x = new Rng(1).normal([2, 3, 7, 6]);

  it.each<[string, [number, number], [number, number], MaxPoolOptions]>([
    ['side by side', [2, 2], [3, 3], {}],
    ['that overlap', [3, 2], [5, 5], { stride: 1 }],
    ['with steps of their own', [2, 3], [2, 2], { stride: [3, 2] }],
    ['with padding', [3, 2], [4, 4], { stride: 2, padding: [1, 1] }],
    ['with gaps', [2, 3], [4, 2], { stride: 1, dilation: [3, 2] }],
    ['that reach beyond the end', [2, 2], [4, 3], { ceilMode: true }],
    [
      'with everything',
      [3, 2],
      [3, 3],
      { stride: [2, 3], padding: [1, 1], dilation: [2, 1], ceilMode: true },
    ],
  ])('takes the largest of windows %s', (_, kernel, count, options) => {
    const pair = (value: unknown): [number, number] =>
      (typeof value === 'number' ? [value, value] : value) as [number, number];
    const steps = {
      stride: pair(options.stride ?? kernel),
      padding: pair(options.padding ?? 0),
      dilation: pair(options.dilation ?? 1),
    };
    const want = pool(x, kernel, count, steps, (taps) => Math.max(...taps));
    const got = maxPool2d(x, kernel, options);
    expect(got.shape).toEqual(want.shape);
    expect(Array.from(got.data)).toEqual(valuesOf(want));
  });

  it('never takes the padding, even where all else is below 0', () => {
    expect(maxPool2d([[[-5, -3, -4]]], [1, 2], { padding: [0, 1] }).toArray()).toEqual([
      [[-5, -3]],
    ]);
    expect(maxPool2d([[[LOWEST]]], 2, { padding: 1 }).item()).toBe(LOWEST);
  });

  it('has a window that holds NaN be NaN, and takes +0 for larger than −0', () => {
    expect(maxPool2d([[[1, Number.NaN, 2, 9]]], [1, 2]).toArray()).toEqual([[[Number.NaN, 9]]]);
    expect(maxPool2d([[[-0, 0, -0, -0]]], [1, 2]).toArray()).toEqual([[[0, -0]]]);
  });

  it('gives the lowest number where a window with gaps meets nothing but padding', () => {
    const options = { padding: 1, dilation: 2, stride: 1 };
    expect(maxPool2d([[[7]]], 2, options).item()).toBe(LOWEST);
    const whole = tensor([[[7]]], { dtype: 'int32' });
    expect(maxPool2d(whole, 2, options).item()).toBe(-(2 ** 31));
  });

  it('keeps the type', () => {
    const whole = tensor([[[-1, -2]]], { dtype: 'int32' });
    expect(maxPool2d(whole, [1, 2]).toArray()).toEqual([[[-1]]]);
    expect(maxPool2d([[[true, false]]], [1, 2]).toArray()).toEqual([[[true]]]);
  });

  it('takes a single image, no image, and images without channels', () => {
    expect(maxPool2d(x.at(0), 2).toArray()).toEqual(maxPool2d(x, 2).at(0).toArray());
    expect(maxPool2d(zeros([0, 3, 4, 4]), 2).shape).toEqual([0, 3, 2, 2]);
    expect(maxPool2d(zeros([2, 0, 4, 4]), 2).shape).toEqual([2, 0, 2, 2]);
  });

  it('lies as its input does', () => {
    expect(maxPool2d(x, 2).isContiguous).toBe(true);
    const features = conv2d(x, new Rng(2).normal([4, 3, 2, 2])); // [2, 4, 6, 5]
    const pooled = maxPool2d(features, 2);
    expect([pooled.shape, pooled.strides]).toEqual([
      [2, 4, 3, 2],
      [24, 1, 8, 4],
    ]);
    expect(pooled.toArray()).toEqual(maxPool2d(features.clone(), 2).toArray());
  });

  it('refuses sizes and shapes that make no sense', () => {
    const refused = (shape: number[], size: number, options?: MaxPoolOptions) => () =>
      maxPool2d(ones(shape), size, options);
    expect(refused([4, 4], 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: expected [batch, channels, height, width] or [channels, height, width], got shape [4, 4]; unsqueeze adds an axis]`,
    );
    expect(refused([1, 2, 4], 3)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: a window of [3, 3] does not fit into images of [2, 4], padded by [0, 0]; take a smaller kernel or more padding]`,
    );
    expect(refused([1, 0, 4], 2, { padding: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: nothing to choose from along axes [2, 3] of shape [1, 1, 0, 4]]`,
    );
    expect(refused([1, 4, 4], 3, { padding: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: padding must be at most half the kernel, got padding [2, 2] for kernel [3, 3]]`,
    );
    expect(refused([1, 4, 4], 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: kernelSize must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
    expect(refused([1, 4, 4], 2, { ceil: true } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: maxPool2d: unknown option ceil; known are stride, padding, dilation, ceilMode]`,
    );
  });

  it('moves by whole windows unless told otherwise', () => {
    expect(maxPool2d(x, [3, 2]).toArray()).toEqual(
      maxPool2d(x, [3, 2], { stride: [3, 2] }).toArray(),
    );
  });
});
