import { describe, expect, it } from 'vitest';
import { convolve, PLAIN, type Steps } from '../../test/images';
import { valuesOf } from '../../test/naive';
import { type ConvolutionOptions, conv2d, ones, Rng, type Tensor, tensor, zeros } from '../index';

const rng = new Rng(1);
const exact = (value: number): number => value;

interface Case {
  readonly x: readonly number[];
  readonly weight: readonly number[];
  readonly count: readonly [number, number];
  readonly options?: ConvolutionOptions & { groups?: number };
  readonly steps?: Partial<Steps>;
}

const CASES: Readonly<Record<string, Case>> = {
  plain: { x: [2, 3, 5, 6], weight: [4, 3, 3, 2], count: [3, 5] },
  'of one pixel': { x: [2, 3, 4, 4], weight: [5, 3, 1, 1], count: [4, 4] },
  'with a stride': {
    x: [1, 2, 7, 8],
    weight: [3, 2, 3, 3],
    count: [3, 2],
    options: { stride: [2, 4] },
    steps: { stride: [2, 4] },
  },
  'with padding': {
    x: [2, 2, 3, 4],
    weight: [3, 2, 3, 3],
    count: [3, 8],
    options: { padding: [1, 3] },
    steps: { padding: [1, 3] },
  },
  'with gaps': {
    x: [1, 2, 7, 8],
    weight: [3, 2, 3, 2],
    count: [3, 5],
    options: { dilation: [2, 3] },
    steps: { dilation: [2, 3] },
  },
  'of the same size': {
    x: [1, 2, 4, 5],
    weight: [3, 2, 2, 4],
    count: [4, 5],
    options: { padding: 'same' },
    // Of three columns, one comes before the image and two after it.
    steps: { padding: [0, 1] },
  },
  'without padding, by name': {
    x: [1, 2, 4, 5],
    weight: [3, 2, 2, 4],
    count: [3, 2],
    options: { padding: 'valid' },
  },
  'in two groups': {
    x: [2, 4, 5, 5],
    weight: [6, 2, 3, 3],
    count: [5, 5],
    options: { groups: 2, padding: 1 },
    steps: { padding: [1, 1] },
  },
  'in a group for each channel': {
    x: [1, 3, 5, 5],
    weight: [6, 1, 2, 2],
    count: [4, 4],
    options: { groups: 3 },
  },
  'with everything': {
    x: [2, 4, 9, 8],
    weight: [2, 2, 3, 2],
    count: [4, 9],
    options: { groups: 2, stride: [2, 1], padding: [1, 2], dilation: [2, 3] },
    steps: { stride: [2, 1], padding: [1, 2], dilation: [2, 3] },
  },
};

describe.each(Object.entries(CASES))(
  'a convolution %s',
  (_, { x, weight, count, options, steps }) => {
    const naive = (image: Tensor, filters: Tensor, round: (value: number) => number) =>
      convolve(image, filters, count, { ...PLAIN, ...steps }, options?.groups ?? 1, round);

    it('is the sum of its definition', () => {
      const image = rng.integers(x, { low: -9, high: 10 });
      const filters = rng.integers(weight, { low: -9, high: 10 });
      const want = naive(image, filters, exact);
      const got = conv2d(image, filters, options);
      expect(got.shape).toEqual(want.shape);
      expect(got.dtype).toBe('int32');
      expect(Array.from(got.data)).toEqual(valuesOf(want));
    });

    it('adds its products in ascending order of row, column and channel', () => {
      const image = rng.normal(x);
      const filters = rng.normal(weight);
      const got = conv2d(image, filters, options);
      expect(Array.from(got.data)).toEqual(valuesOf(naive(image, filters, Math.fround)));
    });

    it('adds the bias last', () => {
      const [image, filters, bias] = [rng.normal(x), rng.normal(weight), rng.normal([weight[0]])];
      const sums = conv2d(image, filters, options);
      const got = conv2d(image, filters, { ...options, bias });
      expect(got.toArray()).toEqual(sums.add(bias.reshape([-1, 1, 1])).toArray());
    });

    it('gives the same bits where channels lie side by side', () => {
      const [image, filters] = [rng.normal(x), rng.normal(weight)];
      const apart = image.permute([0, 2, 3, 1]).clone().permute([0, 3, 1, 2]);
      expect(apart.isContiguous).toBe(false);
      const got = conv2d(apart, filters, options);
      expect(got.toArray()).toEqual(conv2d(image, filters, options).toArray());
    });
  },
);

describe('conv2d', () => {
  it('takes a single image', () => {
    const [x, weight] = [rng.normal([2, 4, 5]), rng.normal([3, 2, 3, 3])];
    const batch = conv2d(x.unsqueeze(0), weight);
    expect(conv2d(x, weight).toArray()).toEqual(batch.squeeze(0).toArray());
  });

  it('has its channels side by side in memory', () => {
    expect(conv2d(zeros([2, 3, 5, 5]), zeros([4, 3, 3, 3]), { groups: 1 }).strides).toEqual([
      36, 1, 12, 4,
    ]);
    expect(conv2d(zeros([2, 4, 5, 5]), zeros([4, 2, 3, 3]), { groups: 2 }).strides).toEqual([
      36, 1, 12, 4,
    ]);
  });

  it('multiplies the padding too, so that an infinite weight makes it NaN', () => {
    const weight = tensor([[[[Number.POSITIVE_INFINITY, 1]]]]);
    expect(conv2d([[[1, 2]]], weight, { padding: [0, 1] }).toArray()).toEqual([
      [[Number.NaN, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ]);
  });

  it('passes on what is not finite to the windows that hold it, and to no other', () => {
    const x = [[[Number.NaN, 1, 2, Number.NEGATIVE_INFINITY]]];
    expect(conv2d(x, [[[[1, 1]]]]).toArray()).toEqual([
      [[Number.NaN, 3, Number.NEGATIVE_INFINITY]],
    ]);
  });

  it('starts each sum at +0', () => {
    expect(Object.is(conv2d([[[-0]]], [[[[1]]]]).item(), 0)).toBe(true);
  });

  it('takes no images, and images and filters without channels', () => {
    expect(conv2d(zeros([0, 2, 4, 4]), ones([3, 2, 3, 3])).shape).toEqual([0, 3, 2, 2]);
    expect(conv2d(zeros([1, 0, 2, 2]), ones([1, 0, 2, 2]), { bias: [7] }).toArray()).toEqual([
      [[[7]]],
    ]);
    expect(conv2d(zeros([1, 2, 4, 4]), ones([0, 2, 3, 3])).shape).toEqual([1, 0, 2, 2]);
  });

  it('computes in the larger type of its operands', () => {
    const float64 = { dtype: 'float64' } as const;
    expect(conv2d(zeros([1, 1, 2, 2]), zeros([1, 1, 2, 2], float64)).dtype).toBe('float64');
    expect(conv2d([[[true, true]]], [[[[true, true]]]]).item()).toBe(2);
  });

  const refused = (x: number[], weight: number[], options?: ConvolutionOptions) => () =>
    conv2d(ones(x), ones(weight), options);

  it('says which shapes do not fit, and what to do', () => {
    expect(refused([4, 4], [1, 1, 2, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected [batch, channels, height, width] or [channels, height, width], got shape [4, 4]; unsqueeze adds an axis]`,
    );
    expect(refused([1, 1, 4, 4], [2, 2])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected a weight [out, in / groups, kernel height, kernel width] and a bias [out], got [2, 2] and none]`,
    );
    expect(
      refused([1, 1, 4, 4], [2, 1, 2, 2], { bias: [1, 2, 3] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected a weight [out, in / groups, kernel height, kernel width] and a bias [out], got [2, 1, 2, 2] and [3]]`,
    );
    expect(refused([8, 3, 32, 32], [16, 1, 3, 3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected 1 channels (in_channels) along axis 1, got shape [8, 3, 32, 32]; make it Conv2d(3, 16, …), or have the layer before return 1 channels]`,
    );
    expect(refused([32, 32, 3], [16, 3, 3, 3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected 3 channels (in_channels) along axis 0, got shape [32, 32, 3]; channels come before height and width: permute?]`,
    );
    expect(
      refused([1, 1, 2, 5], [1, 1, 2, 3], { dilation: [3, 1] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: a window of [4, 3] does not fit into images of [2, 5], padded by [0, 0]; take a smaller kernel or more padding]`,
    );
  });

  it('refuses options that make no sense', () => {
    const [x, weight] = [
      [1, 2, 4, 4],
      [3, 2, 2, 2],
    ];
    expect(refused(x, weight, { stride: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: stride must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
    expect(refused(x, weight, { dilation: [1, 2, 3] as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: dilation must be a whole number ≥ 1 or a pair [height, width] of them, got [1, 2, 3]]`,
    );
    expect(refused(x, weight, { padding: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: padding must be a whole number ≥ 0 or a pair [height, width] of them, got -1]`,
    );
    expect(refused(x, weight, { padding: 'full' as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: padding must be 'same', 'valid' or numbers, got 'full']`,
    );
    expect(refused(x, weight, { padding: 'same', stride: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: padding 'same' needs the stride 1, got [2, 2]; give the padding in numbers]`,
    );
    expect(refused(x, weight, { groups: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: groups must be a whole number ≥ 1 that divides the 3 output channels, got 2]`,
    );
    expect(refused(x, weight, { strides: 2 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: unknown option strides; did you mean stride?]`,
    );
  });
});
