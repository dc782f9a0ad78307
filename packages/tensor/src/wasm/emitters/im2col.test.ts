import { describe, expect, it } from 'vitest';
import { bitsOf, runEmitted } from '../../../test/emitters/run-emitted';
import { Rng, type Tensor, tensor } from '../../index';
import { col2imKernel, im2colKernel } from '../../kernels/im2col';
import type { Windows } from '../../layout/windows';
import { emptyTensor } from '../../operation/apply';

const windows = (
  image: Windows['image'],
  kernel: Windows['kernel'],
  { stride = [1, 1], dilation = [1, 1], padding = [0, 0] }: Partial<Windows> = {},
): Windows => {
  const along = (axis: 0 | 1) =>
    Math.floor(
      (image[axis] + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis],
    ) + 1;
  return { image, kernel, stride, dilation, padding, count: [along(0), along(1)] };
};

const CASES: Record<string, readonly [channels: number, Windows]> = {
  'one channel, 3 × 3': [1, windows([6, 7], [3, 3])],
  'eight channels, 3 × 3': [8, windows([5, 6], [3, 3])],
  'three channels, 2 × 5': [3, windows([4, 9], [2, 5])],
  'a stride': [2, windows([7, 8], [3, 2], { stride: [2, 3] })],
  'a dilation': [4, windows([8, 9], [2, 3], { dilation: [3, 2] })],
  padding: [2, windows([4, 5], [3, 3], { padding: [1, 2] })],
  'padding, stride and dilation': [
    3,
    windows([6, 5], [3, 2], { stride: [2, 1], dilation: [1, 2], padding: [2, 1] }),
  ],
  'many channels': [40, windows([4, 4], [2, 2])],
  'windows that leave a rest': [2, windows([6, 6], [2, 2], { stride: [4, 4] })],
};

/** Images in the order of their axes, and with the channels of a pixel side by side. */
const ORDERS: Record<string, (shape: readonly number[]) => Tensor> = {
  'row-major': (shape) => new Rng(7).normal(shape),
  'channels last': ([n, c, h, w]) => new Rng(7).normal([n, h, w, c]).permute([0, 3, 1, 2]),
  'part of others': ([n, c, h, w]) =>
    new Rng(7).normal([n + 1, c, h, w + 2]).slice(`1:, :, :, 1:${w + 1}`),
};

describe.each(Object.entries(CASES))('%s', (_, [channels, layout]) => {
  const [height, width] = layout.image;
  const shape = [3, channels, height, width];
  const cells = [3, ...layout.count, ...layout.kernel, channels];

  it.each(Object.keys(ORDERS))('im2col of images that lie %s', (order) => {
    const images = ORDERS[order](shape);
    const columns = emptyTensor(cells, 'float32');
    im2colKernel.run([columns], [images], layout);
    for (const calls of [1, 2]) {
      const emitted = runEmitted(im2colKernel, [columns], [images], layout, { calls });
      expect(bitsOf((emitted as { outputs: Tensor[] }).outputs[0])).toEqual(bitsOf(columns));
    }
  });

  it.each(['row-major', 'channels last'])('col2im into images that lie %s', (order) => {
    const columns = new Rng(8).normal(cells);
    const like = ORDERS[order](shape);
    const images = emptyTensor(shape, 'float32', like.strides);
    col2imKernel.run([images], [columns], layout);
    for (const calls of [1, 2]) {
      const emitted = runEmitted(col2imKernel, [images], [columns], layout, { calls });
      expect(bitsOf((emitted as { outputs: Tensor[] }).outputs[0])).toEqual(bitsOf(images));
    }
  });
});

describe('im2col', () => {
  it('is left to the reference in other types', () => {
    const layout = windows([2, 2], [1, 1]);
    const images = tensor(
      [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ],
      { dtype: 'float64' },
    );
    const columns = emptyTensor([1, 2, 2, 1, 1, 1], 'float64');
    expect(runEmitted(im2colKernel, [columns], [images], layout)).toBeNull();
  });
});
