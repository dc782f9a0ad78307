import type { Tensor } from '../src/index';
import { fromTensor, fromValues, indices, type Naive } from './naive';

/** How a window moves over an image, axis by axis. */
export interface Steps {
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
}

export const PLAIN: Steps = { stride: [1, 1], padding: [0, 0], dilation: [1, 1] };

/** The element that a tap meets: `outside` where it meets none. */
export function tapOf(
  x: Naive,
  [n, c, y, x0]: readonly number[],
  [i, j]: readonly number[],
  { stride, padding, dilation }: Steps,
  outside: number,
): number {
  const row = y * stride[0] - padding[0] + i * dilation[0];
  const column = x0 * stride[1] - padding[1] + j * dilation[1];
  const [, , height, width] = x.shape;
  if (row < 0 || column < 0 || row >= height || column >= width) return outside;
  return x.at([n, c, row, column]);
}

/**
 * A convolution by its definition, in seven loops: the products of a window in ascending order of (i, j, c), rounded
 * by `round` one by one.
 */
export function convolve(
  image: Tensor,
  filters: Tensor,
  count: readonly [number, number],
  steps: Steps,
  groups: number,
  round: (value: number) => number,
): Naive {
  const [x, w] = [fromTensor(image), fromTensor(filters)];
  const [out, each, height, width] = w.shape;
  const shape = [x.shape[0], out, ...count];
  const values = indices(shape).map(([n, o, y, x0]) => {
    const first = Math.floor(o / (out / groups)) * each;
    let sum = 0;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        for (let c = 0; c < each; c++) {
          const tap = tapOf(x, [n, first + c, y, x0], [i, j], steps, 0);
          sum = round(sum + round(tap * w.at([o, c, i, j])));
        }
      }
    }
    return sum;
  });
  return fromValues(shape, values);
}

/** Folds the taps of every window, padding left out, in row-major order. */
export function pool(
  image: Tensor,
  kernel: readonly [number, number],
  count: readonly [number, number],
  steps: Steps,
  fold: (taps: number[], index: readonly number[]) => number,
): Naive {
  const x = fromTensor(image);
  const shape = [x.shape[0], x.shape[1], ...count];
  const outside = Symbol('outside') as unknown as number;
  const values = indices(shape).map((index) =>
    fold(
      indices(kernel)
        .map((tap) => tapOf(x, index, tap, steps, outside))
        .filter((tap) => tap !== outside),
      index,
    ),
  );
  return fromValues(shape, values);
}
