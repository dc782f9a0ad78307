import { gradients, variable } from '@bp/autograd';
import { avgPool2d, conv2d, maxPool2d, onesLike, Rng, type Tensor, tensor } from '@bp/tensor';
import { type DispatchTap, tapDispatch } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';

const { fround } = Math;
const rng = new Rng(1);

type Numbers = number[][][][];
const numbers = (x: Tensor): Numbers => x.toArray() as Numbers;
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('the gradient of a convolution', () => {
  const [batch, channels, height, width] = [2, 3, 6, 5];
  const [out, rows, columns] = [4, 3, 2];
  const [stride, padding] = [2, 1];
  const x = variable(rng.normal([batch, channels, height, width]));
  const weight = variable(rng.normal([out, channels, rows, columns]));
  const y = conv2d(x, weight, { stride, padding });
  const upstream = rng.normal(y.shape);
  const [, , down, across] = y.shape;
  const [byX, byWeight] = gradients([y], [x, weight], { upstream: [upstream] });
  const [g, w, pixels] = [numbers(upstream), numbers(weight), numbers(x)];

  it('by the images sums over the outputs for each tap, then over the taps, both ascending', () => {
    const want = range(batch).map((n) =>
      range(channels).map((c) =>
        range(height).map((row) =>
          range(width).map((column) => {
            let sum = 0;
            for (const i of range(rows)) {
              for (const j of range(columns)) {
                const [y0, x0] = [(row + padding - i) / stride, (column + padding - j) / stride];
                if (!range(down).includes(y0) || !range(across).includes(x0)) continue;
                let dot = 0;
                for (const o of range(out))
                  dot = fround(dot + fround(g[n][o][y0][x0] * w[o][c][i][j]));
                sum = fround(sum + dot);
              }
            }
            return sum;
          }),
        ),
      ),
    );
    expect(byX.toArray()).toEqual(want);
  });

  it('by the filters sums over the windows of all images, ascending', () => {
    const want = range(out).map((o) =>
      range(channels).map((c) =>
        range(rows).map((i) =>
          range(columns).map((j) => {
            let sum = 0;
            for (const n of range(batch)) {
              for (const y0 of range(down)) {
                for (const x0 of range(across)) {
                  const tap =
                    pixels[n][c][y0 * stride - padding + i]?.[x0 * stride - padding + j] ?? 0;
                  sum = fround(sum + fround(tap * g[n][o][y0][x0]));
                }
              }
            }
            return sum;
          }),
        ),
      ),
    );
    expect(byWeight.toArray()).toEqual(want);
  });

  it('is the same to the bit where channels lie side by side', () => {
    const apart = variable(x.detach().permute([0, 2, 3, 1]).clone());
    const again = conv2d(apart.permute([0, 3, 1, 2]), weight, { stride, padding });
    const [byApart, byFilters] = gradients([again], [apart, weight], { upstream: [upstream] });
    expect(byApart.permute([0, 3, 1, 2]).toArray()).toEqual(byX.toArray());
    expect(byFilters.toArray()).toEqual(byWeight.toArray());
  });
});

describe('the gradient of a maximum over windows', () => {
  const slopes = (values: number[][], size: number, options?: object): unknown => {
    const x = variable([values]);
    const y = maxPool2d(x, size, options);
    return (gradients([y], [x], { upstream: [onesLike(y)] })[0].toArray() as unknown[])[0];
  };

  it('goes to the first of equals, as in PyTorch', () => {
    expect(
      slopes(
        [
          [2, 2],
          [2, 2],
        ],
        2,
      ),
    ).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(
      slopes(
        [
          [0, 3],
          [3, 1],
        ],
        2,
      ),
    ).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(
      slopes(
        [
          [-0, 0],
          [-1, -1],
        ],
        2,
      ),
    ).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('goes to the first NaN', () => {
    expect(
      slopes(
        [
          [9, Number.NaN],
          [Number.NaN, 1],
        ],
        2,
      ),
    ).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  it('goes to an element though all are −∞', () => {
    const lowest = Number.NEGATIVE_INFINITY;
    expect(
      slopes(
        [
          [lowest, lowest],
          [lowest, lowest],
        ],
        2,
      ),
    ).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('adds up over the windows that an element wins, in ascending order', () => {
    expect(
      slopes(
        [
          [0, 0, 0],
          [0, 5, 0],
          [0, 0, 0],
        ],
        2,
        { stride: 1 },
      ),
    ).toEqual([
      [0, 0, 0],
      [0, 4, 0],
      [0, 0, 0],
    ]);
    const x = variable([[[0, 5, 0, 0]]]);
    const y = maxPool2d(x, [1, 3], { stride: 1, padding: [0, 1] });
    const [slope] = gradients([y], [x], { upstream: [tensor([[[1e8, 1, -1e8, 0]]])] });
    // (1e8 + 1) − 1e8 is 0 in float32.
    expect(slope.toArray()).toEqual([[[0, 0, 0, 0]]]);
  });

  it('is 0 where no window comes', () => {
    expect(
      slopes(
        [
          [1, 2, 9],
          [3, 4, 9],
          [9, 9, 9],
        ],
        2,
      ),
    ).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });

  it('lies as the images do', () => {
    expect(stridesOf('maxPool2dGradient', (x) => maxPool2d(x, 2))).toEqual([48, 1, 12, 3]);
  });
});

/** The strides that a kernel gives the gradient by images [2, 3, 4, 4] whose channels lie side by side. */
function stridesOf(kernel: string, compute: (images: Tensor) => Tensor): readonly number[] {
  const images = variable(rng.normal([2, 4, 4, 3])).permute([0, 3, 1, 2]);
  const y = compute(images);
  let strides: readonly number[] = [];
  const note: DispatchTap = ({ name }, [out]) => {
    if (name === kernel) strides = out.strides;
  };
  tapDispatch(note, () => gradients([y.sum()], [images]));
  return strides;
}

describe('the gradient of a mean over windows', () => {
  it('is a share for each element that counts', () => {
    const x = variable([[[1, 2, 3]]]);
    const slopes = (options: object) =>
      gradients([avgPool2d(x, [1, 2], { padding: [0, 1], ...options }).sum()], [x])[0].toArray();
    expect(slopes({})).toEqual([[[0.5, 0.5, 0.5]]]);
    expect(slopes({ countIncludePad: false })).toEqual([[[1, 0.5, 0.5]]]);
    expect(slopes({ stride: 1, divisorOverride: 4 })).toEqual([[[0.5, 0.5, 0.5]]]);
  });

  it('lies as what it is made of', () => {
    const weight = rng.normal([2, 3, 1, 1]);
    const pooled = (x: Tensor) => conv2d(avgPool2d(x, 2), weight);
    expect(stridesOf('avgPool2dGradient', pooled)).toEqual([48, 1, 12, 3]);
  });
});
