import { Module } from '@bp/module';
import { conv2d, ones, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Conv2d, type Conv2dOptions } from './conv2d';

const float64 = { dtype: 'float64' } as const;

describe('Conv2d', () => {
  it('has the parameters of PyTorch: weight [out, in / groups, height, width] and bias [out]', () => {
    const shapes = (layer: Conv2d) =>
      Object.entries(layer.stateDict()).map(([name, { shape }]) => [name, shape]);
    expect(shapes(new Conv2d(4, 6, [3, 2], { groups: 2 }))).toEqual([
      ['weight', [6, 2, 3, 2]],
      ['bias', [6]],
    ]);
    expect(shapes(new Conv2d(1, 2, 3, { bias: false }))).toEqual([['weight', [2, 1, 3, 3]]]);
  });

  it('convolves with its options', () => {
    const options = { stride: [2, 1], padding: [1, 2], dilation: 2, groups: 2 } as const;
    const layer = new Conv2d(4, 6, [3, 2], options);
    const x = new Rng(1).normal([2, 4, 7, 6]);
    const want = conv2d(x, layer.weight, { bias: layer.bias, ...options });
    expect(layer.forward(x).toArray()).toEqual(want.toArray());
    const bare = new Conv2d(4, 6, [3, 2], { ...options, bias: false });
    const sums = conv2d(x, bare.weight, options);
    expect(bare.forward(x).toArray()).toEqual(sums.toArray());
  });

  it('starts within ±1/√(in / groups · height · width), both parameters alike', () => {
    // 10 / 2 · 5 · 1 inputs: the bound is 1/5.
    const layer = new Conv2d(10, 4000, [5, 1], { groups: 2, rng: new Rng(3), ...float64 });
    for (const x of [layer.weight, layer.bias as Tensor]) {
      expect(x.abs().max().item()).toBeLessThanOrEqual(0.2);
      // The variance of U(−a, a) is a²/3; five standard errors of the sample's.
      const variance = 0.2 ** 2 / 3;
      const error = variance * Math.sqrt(0.8 / x.size);
      expect(Math.abs(x.square().mean().item() - variance)).toBeLessThan(5 * error);
    }
  });

  it('draws weight and bias in order, from the default source or a given one', () => {
    seed(7);
    const first = new Conv2d(1, 2, 3);
    seed(7);
    expect(new Conv2d(1, 2, 3).weight.toArray()).toEqual(first.weight.toArray());
    const rng = new Rng(9);
    const layer = new Conv2d(1, 2, 2, { rng });
    const same = new Rng(9);
    const range = { low: -0.5, high: 0.5 };
    expect(layer.weight.toArray()).toEqual(same.uniform([2, 1, 2, 2], range).toArray());
    expect(layer.bias?.toArray()).toEqual(same.uniform([2], range).toArray());
  });

  it('computes in its type', () => {
    expect(
      new Conv2d(1, 2, 2, float64).forward([
        [
          [1, 2],
          [3, 4],
        ],
      ]).dtype,
    ).toBe('float64');
    expect(
      new Conv2d(1, 2, 2).forward([
        [
          [1, 2],
          [3, 4],
        ],
      ]).dtype,
    ).toBe('float32');
  });

  it('prints as it is made', () => {
    expect(String(new Conv2d(1, 6, 5))).toBe('Conv2d(1, 6, 5)');
    const options = { stride: [2, 1], padding: 2, bias: false } as const;
    expect(String(new Conv2d(4, 6, [3, 2], options))).toBe(
      'Conv2d(4, 6, [3,2], { stride: [2,1], padding: 2, bias: false })',
    );
    const same = { padding: 'same', dilation: 2, groups: 2, paddingMode: 'reflect' } as const;
    expect(String(new Conv2d(4, 6, 3, same))).toBe(
      'Conv2d(4, 6, 3, { padding: "same", dilation: 2, groups: 2, paddingMode: "reflect" })',
    );
  });

  it('says what does not fit, and where', () => {
    class Net extends Module {
      conv1 = new Conv2d(3, 8, 5);
      forward(x: Tensor): Tensor {
        return this.conv1.forward(x);
      }
    }
    expect(() => new Net().forward(ones([1, 1, 8, 8]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: expected 3 channels (in_channels) along axis 1, got shape [1, 1, 8, 8]; make it Conv2d(1, 8, …), or have the layer before return 3 channels (in conv1)]`,
    );
    expect(() => new Net().forward(ones([1, 3, 4, 8]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: a window of [5, 5] does not fit into images of [4, 8], padded by [0, 0]; take a smaller kernel or more padding (in conv1)]`,
    );
  });

  it('refuses sizes and options that make no sense', () => {
    const made = (sizes: [number, number, number], options?: Conv2dOptions) => () =>
      new Conv2d(...sizes, options);
    expect(made([0, 2, 3])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: inChannels and outChannels must be whole numbers ≥ 1 that groups divides, got 0 and 2 in 1 groups]`,
    );
    expect(made([4, 6, 3], { groups: 4 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: inChannels and outChannels must be whole numbers ≥ 1 that groups divides, got 4 and 6 in 4 groups]`,
    );
    expect(made([1, 2, 0])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: kernelSize must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
    expect(made([1, 2, 3], { stride: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: stride must be a whole number ≥ 1 or a pair [height, width] of them, got 0]`,
    );
    expect(made([1, 2, 3], { padding: 'same', stride: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: padding 'same' needs the stride 1, got [2, 2]; give the padding in numbers]`,
    );
    expect(made([1, 2, 3], { paddingMode: 'mirror' as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Conv2d: paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular', got mirror]`,
    );
    expect(made([1, 2, 3], { rng: 7 as never })).toThrow('rng must be a random source');
    expect(made([1, 2, 3], { kernel: 2 } as never)).toThrow('unknown option kernel');
    expect(made([1, 2, 3], { dtype: 'int32' })).toThrow('real numbers');
  });
});

describe('the padding of a Conv2d', () => {
  const row = [[[1, 2, 3, 4]]];
  /** What a filter of one tap at the very left sees: the padded row, without its end. */
  const seen = (paddingMode: 'reflect' | 'replicate' | 'circular', padding: number) => {
    const layer = new Conv2d(1, 1, [1, 1], { padding: [0, padding], paddingMode, bias: false });
    layer.weight.assign([[[[1]]]]);
    return (layer.forward(row).toArray() as number[][][])[0][0];
  };

  it('is the image mirrored at its edge, its edge repeated, or its other side', () => {
    expect(seen('reflect', 3)).toEqual([4, 3, 2, 1, 2, 3, 4, 3, 2, 1]);
    expect(seen('replicate', 2)).toEqual([1, 1, 1, 2, 3, 4, 4, 4]);
    expect(seen('circular', 4)).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
    expect(seen('circular', 1)).toEqual([4, 1, 2, 3, 4, 1]);
  });

  it('keeps the size, with the larger part of an odd number at the end', () => {
    const layer = new Conv2d(1, 1, [1, 4], {
      padding: 'same',
      paddingMode: 'replicate',
      bias: false,
    });
    layer.weight.assign([[[[1000, 100, 10, 1]]]]);
    expect(layer.forward(row).toArray()).toEqual([[[1123, 1234, 2344, 3444]]]);
  });

  it('is along both axes, and for batches', () => {
    const options = { padding: 1, paddingMode: 'circular', bias: false } as const;
    const layer = new Conv2d(1, 1, 3, options);
    layer.weight.assign(ones([1, 1, 3, 3]));
    const x = tensor([
      [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      ],
    ]);
    // Each window sees every pixel once.
    expect(layer.forward(x).toArray()).toEqual(zeros([1, 1, 3, 3]).add(45).toArray());
  });

  it('needs pixels enough', () => {
    expect(() => seen('reflect', 4)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: padding 4 in the mode 'reflect' needs an extent of 5 or more along axis 2, got shape [1, 1, 4]]`,
    );
    expect(() => seen('circular', 5)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: conv2d: padding 5 in the mode 'circular' needs an extent of 5 or more along axis 2, got shape [1, 1, 4]]`,
    );
    const layer = new Conv2d(1, 1, 1, { padding: 1, paddingMode: 'replicate' });
    expect(() => layer.forward(zeros([1, 0, 3]))).toThrow('an extent of 1 or more');
    expect(() => layer.forward([1, 2])).toThrow('expected [batch, channels, height, width]');
  });
});
