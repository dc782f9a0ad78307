import { describe, expect, it } from 'vitest';
import { Rng, type Tensor, tensor, where } from '../../index';
import {
  avgPool2dGradientKernel,
  avgPool2dKernel,
  maxPool2dGradientKernel,
  maxPool2dKernel,
} from '../../kernels/pool';
import type { Windows } from '../../layout/windows';
import { emptyTensor } from '../../operation/apply';
import type { Kernel } from '../../operation/dispatch';
import { bitsOf, runEmitted } from './testing';

const laid = (image: Windows['image'], kernel: Windows['kernel'], more: Partial<Windows> = {}) => {
  const { stride = kernel, dilation = [1, 1] as const } = more;
  const along = (axis: 0 | 1) =>
    Math.floor((image[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis]) + 1;
  const count = [along(0), along(1)] as const;
  const none = { padding: [0, 0], countIncludePad: true, divisorOverride: null } as const;
  return { image, kernel, stride, dilation, count, ...none };
};

const CASES = {
  'one channel': [1, laid([6, 8], [2, 2])],
  'eight channels': [8, laid([4, 6], [2, 2])],
  'six channels and a rest': [6, laid([5, 7], [2, 2])],
  'windows that overlap': [5, laid([7, 8], [3, 2], { stride: [1, 2] })],
  'windows with holes': [4, laid([9, 9], [3, 2], { stride: [2, 1], dilation: [2, 3] })],
} as const;

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

describe.each(Object.entries(CASES))('pooling with %s', (_, [channels, layout]) => {
  const shape = [2, channels, ...layout.image];
  const results = [2, channels, ...layout.count];

  it.each([
    ['row-major images', rows],
    ['channels side by side', pixels],
  ])('has the bits of the reference for %s', (_order, make) => {
    const x = make(shape);
    const g = make(results);
    const like = (y: Tensor): Tensor => emptyTensor(y.shape, 'float32', y.strides);
    expectSameBits(maxPool2dKernel, like(g), [x], layout);
    expectSameBits(maxPool2dGradientKernel, like(x), [x, g], layout);
    expectSameBits(avgPool2dKernel, like(g), [x], layout);
    expectSameBits(avgPool2dGradientKernel, like(x), [g], layout);
  });
});

describe('pooling', () => {
  it('is left to the reference with padding, and in other types', () => {
    const layout = laid([2, 2], [1, 1]);
    const out = emptyTensor([1, 1, 2, 2], 'float32');
    const padded = { ...layout, padding: [1, 0] as const };
    expect(runEmitted(maxPool2dKernel, [out], [rows([1, 1, 2, 2])], padded)).toBeNull();
    const wide = emptyTensor([1, 1, 2, 2], 'float64');
    expect(runEmitted(maxPool2dKernel, [wide], [wide], layout)).toBeNull();
  });
});
