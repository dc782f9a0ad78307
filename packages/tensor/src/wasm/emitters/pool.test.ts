import { describe, expect, it } from 'vitest';
import { bitsOf, runEmitted } from '../../../test/emitters/run-emitted';
import { Rng, type Tensor, tensor, where } from '../../index';
import {
  avgPool2dGradientKernel,
  avgPool2dKernel,
  maxPool2dGradientKernel,
  maxPool2dKernel,
} from '../../kernels/pool';
import type { Windows } from '../../layout/windows';
import { emptyTensor } from '../../operation/apply';
import type { Kernel } from '../../operation/kernel';

const NO_PADDING = [0, 0] as const;
const NO_DILATION = [1, 1] as const;

interface Layout extends Partial<Pick<Windows, 'stride' | 'dilation' | 'padding'>> {
  readonly ceilMode?: boolean;
}

/** As many windows as fit into the image and its padding, or, in ceil mode, as begin there and leave no pixel out. */
function laid(image: Windows['image'], kernel: Windows['kernel'], layout: Layout = {}): Windows {
  const {
    stride = kernel,
    dilation = NO_DILATION,
    padding = NO_PADDING,
    ceilMode = false,
  } = layout;
  const along = (axis: 0 | 1): number => {
    const span = dilation[axis] * (kernel[axis] - 1) + 1;
    const steps = (image[axis] + 2 * padding[axis] - span) / stride[axis];
    const last = ceilMode ? Math.ceil(steps) : Math.floor(steps);
    return last * stride[axis] < image[axis] + padding[axis] ? last + 1 : last;
  };
  return { image, kernel, stride, dilation, padding, count: [along(0), along(1)] };
}

const CASES: Readonly<Record<string, readonly [channels: number, layout: Windows]>> = {
  'one channel': [1, laid([6, 8], [2, 2])],
  'eight channels': [8, laid([4, 6], [2, 2])],
  'six channels and a rest': [6, laid([5, 7], [2, 2])],
  'windows that overlap': [5, laid([7, 8], [3, 2], { stride: [1, 2] })],
  'windows with holes': [4, laid([9, 9], [3, 2], { stride: [2, 1], dilation: [2, 3] })],
  'padding around one channel': [1, laid([8, 7], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  'padding around three channels': [3, laid([8, 7], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  'padding around eight channels': [8, laid([7, 8], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  'padding of rows alone': [5, laid([6, 6], [3, 2], { stride: [1, 2], padding: [1, 0] })],
  'padding of columns alone': [4, laid([5, 6], [1, 5], { stride: [1, 1], padding: [0, 2] })],
  'more padding of columns': [6, laid([7, 9], [3, 5], { stride: [1, 1], padding: [1, 2] })],
  'padding and windows apart': [5, laid([9, 8], [2, 2], { stride: [3, 4], padding: [1, 1] })],
  'padding and windows with holes': [
    5,
    laid([9, 8], [3, 3], { stride: [2, 1], dilation: [2, 3], padding: [1, 1] }),
  ],
  'images smaller than a window': [6, laid([2, 3], [5, 4], { stride: [1, 1], padding: [2, 2] })],
  'one window with padding around the image': [3, laid([1, 1], [3, 3], { padding: [1, 1] })],
  'one row of windows': [5, laid([1, 9], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  'windows that reach beyond the image': [5, laid([5, 6], [2, 4], { ceilMode: true })],
  'windows that reach beyond the padding': [
    5,
    laid([6, 7], [3, 3], { stride: [2, 3], padding: [1, 1], ceilMode: true }),
  ],
  'windows with all taps in the padding': [
    5,
    laid([4, 3], [2, 2], { stride: [1, 1], dilation: [4, 5], padding: [3, 3] }),
  ],
  'windows of which some lie in the padding': [
    5,
    laid([3, 4], [2, 2], { stride: [1, 1], padding: [3, 4] }),
  ],
};

const rows = (shape: readonly number[]): Tensor => specials(new Rng(7).normal(shape));
const pixels = ([n, c, h, w]: readonly number[]): Tensor =>
  specials(new Rng(7).normal([n, h, w, c])).permute([0, 3, 1, 2]);

/** Ties, both zeros, infinities and NaN among ordinary numbers. */
function specials(x: Tensor): Tensor {
  const kind = new Rng(9).integers(x.shape, { high: 12 });
  const values = [0, -0, 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return values.reduce((y, value, i) => where(kind.eq(i), tensor(value), y), x);
}

function expectSameBits<P>(kernel: Kernel<P>, output: Tensor, inputs: Tensor[], params: P): void {
  kernel.run([output], inputs, params);
  for (const calls of [1, 2]) {
    const emitted = runEmitted(kernel, [output], inputs, params, { calls });
    expect(bitsOf((emitted as { outputs: Tensor[] }).outputs[0])).toEqual(bitsOf(output));
  }
}

const ORDERS = [
  ['row-major images', rows],
  ['channels side by side', pixels],
] as const;

const like = (y: Tensor): Tensor => emptyTensor(y.shape, 'float32', y.strides);

describe.each(Object.entries(CASES))('pooling with %s', (_, [channels, layout]) => {
  describe.each([1, 2])('in a batch of %i', (batch) => {
    const shape = [batch, channels, ...layout.image];
    const results = [batch, channels, ...layout.count];

    it.each(ORDERS)('has the bits of the reference for %s', (_order, make) => {
      const x = make(shape);
      const g = make(results);
      expectSameBits(maxPool2dKernel, like(g), [x], layout);
      expectSameBits(maxPool2dGradientKernel, like(x), [x, g], layout);
      for (const countIncludePad of [true, false]) {
        const averages = { ...layout, countIncludePad, divisorOverride: null };
        expectSameBits(avgPool2dKernel, like(g), [x], averages);
        expectSameBits(avgPool2dGradientKernel, like(x), [g], averages);
      }
    });
  });
});

describe('padded pooling', () => {
  const layout = laid([6, 5], [3, 3], { stride: [2, 1], padding: [1, 1] });
  const shape = [2, 5, 6, 5];
  const results = [2, 5, ...layout.count];

  it.each(ORDERS)('has the bits of the reference for ordinary numbers in %s', (order) => {
    const make = (size: readonly number[]): Tensor => {
      const [n, c, h, w] = size;
      return order === 'row-major images'
        ? new Rng(5).normal(size)
        : new Rng(5).normal([n, h, w, c]).permute([0, 3, 1, 2]);
    };
    const [x, g] = [make(shape), make(results)];
    const averages = { ...layout, countIncludePad: false, divisorOverride: null };
    expectSameBits(maxPool2dGradientKernel, like(x), [x, g], layout);
    expectSameBits(avgPool2dKernel, like(g), [x], averages);
    expectSameBits(avgPool2dGradientKernel, like(x), [g], averages);
  });

  it.each([Number.NEGATIVE_INFINITY, -0, Number.NaN])('breaks ties of %d as it does', (value) => {
    const x = emptyTensor(shape, 'float32');
    x.storage.data.fill(value);
    const g = new Rng(5).normal(results);
    expectSameBits(maxPool2dKernel, like(g), [x], layout);
    expectSameBits(maxPool2dGradientKernel, like(x), [x, g], layout);
  });
});

describe('pooling', () => {
  const layout = laid([2, 2], [1, 1]);

  it('is left to the reference in other types', () => {
    for (const dtype of ['float64', 'int32'] as const) {
      const other = emptyTensor([1, 1, 2, 2], dtype);
      expect(runEmitted(maxPool2dKernel, [other], [other], layout)).toBeNull();
    }
  });

  it('is left to the reference with large windows, and with a divisor of its own', () => {
    const one = emptyTensor([1, 1, 1, 1], 'float32');
    const large = laid([8, 8], [8, 8]);
    expect(runEmitted(maxPool2dKernel, [one], [rows([1, 1, 8, 8])], large)).toBeNull();
    const [x, out] = [rows([1, 1, 2, 2]), emptyTensor([1, 1, 2, 2], 'float32')];
    const divided = { ...layout, countIncludePad: true, divisorOverride: 3 };
    expect(runEmitted(avgPool2dKernel, [out], [x], divided)).toBeNull();
  });
});
