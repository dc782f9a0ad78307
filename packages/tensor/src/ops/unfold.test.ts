import { describe, expect, it } from 'vitest';
import { PLAIN, tapOf } from '../../test/images';
import { fromTensor, indices } from '../../test/naive';
import { arange, fold, ones, Rng, tensor, unfold, zeros } from '../index';

const options = { stride: [1, 2], padding: [1, 2], dilation: [2, 1] } as const;
const steps = { ...PLAIN, ...options };
const shape = [2, 3, 4, 5];
const kernel = [2, 3];
const count = [4, 4];

describe('unfold', () => {
  it('has a row for each channel and tap, a column for each window', () => {
    const x = arange(1, 10).reshape([1, 1, 3, 3]);
    expect(unfold(x, 2).toArray()).toEqual([
      [
        [1, 2, 4, 5],
        [2, 3, 5, 6],
        [4, 5, 7, 8],
        [5, 6, 8, 9],
      ],
    ]);
  });

  it('finds each tap where the options say, and 0 outside', () => {
    const x = new Rng(1).normal(shape);
    const image = fromTensor(x);
    const want = indices([2, 3, ...kernel, ...count]).map(([n, c, i, j, y, x0]) =>
      tapOf(image, [n, c, y, x0], [i, j], steps, 0),
    );
    const got = unfold(x, [2, 3], options);
    expect(got.shape).toEqual([2, 18, 16]);
    expect(Array.from(got.data)).toEqual(want);
  });

  it('takes a single image, and none', () => {
    expect(unfold(ones([2, 3, 3]), 2).shape).toEqual([8, 4]);
    expect(unfold(ones([0, 2, 3, 3]), 2).shape).toEqual([0, 8, 4]);
  });

  it('keeps the type, and what is not finite', () => {
    expect(unfold([[[true, false]]], 1).toArray()).toEqual([[true, false]]);
    expect(unfold([[[Number.NaN, -0]]], 1).toArray()).toEqual([[Number.NaN, -0]]);
  });

  it('refuses what is no image, and images smaller than a window', () => {
    expect(() => unfold(ones([3, 3]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unfold: expected [batch, channels, height, width] or [channels, height, width], got shape [3, 3]; unsqueeze adds an axis]`,
    );
    expect(() =>
      unfold(ones([1, 3, 3]), [2, 5], { padding: [1, 0] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unfold: a window of [2, 5] does not fit into images of [3, 3], padded by [1, 0]; take a smaller kernel or more padding]`,
    );
    expect(() => unfold(ones([1, 3, 3]), 1.5)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: unfold: kernelSize must be a whole number ≥ 1 or a pair [height, width] of them, got 1.5]`,
    );
  });
});

describe('fold', () => {
  it('adds the taps that meet a pixel, from the first of a window to the last', () => {
    // The middle pixel: 1 from the first tap, then ±1e8. Added the other way round it would be 1.
    const columns = [
      [0, 0, 1],
      [0, 1e8, 0],
      [-1e8, 0, 0],
    ];
    expect(fold(columns, [1, 5], [1, 3]).toArray()).toEqual([[[0, 0, 0, 0, 0]]]);

    const spread = new Rng(2).normal([2, 18, 16]);
    const cells = fromTensor(spread.reshape([2, 3, ...kernel, ...count]));
    const want = indices(shape).map(([n, c, row, column]) => {
      let sum = 0;
      for (const [i, j] of indices(kernel)) {
        for (const [y, x0] of indices(count)) {
          const hit = y - 1 + 2 * i === row && 2 * x0 - 2 + j === column;
          if (hit) sum = Math.fround(sum + cells.at([n, c, i, j, y, x0]));
        }
      }
      return sum;
    });
    const got = fold(spread, [4, 5], [2, 3], options);
    expect(got.shape).toEqual(shape);
    expect(Array.from(got.data)).toEqual(want);
  });

  it('counts for each pixel how many windows hold it', () => {
    expect(fold(unfold(ones([1, 3, 3]), 2), 3, 2).toArray()).toEqual([
      [
        [1, 2, 1],
        [2, 4, 2],
        [1, 2, 1],
      ],
    ]);
  });

  it('leaves 0 where no window comes', () => {
    expect(fold([[5, 7]], [1, 4], 1, { stride: 3 }).toArray()).toEqual([[[5, 0, 0, 7]]]);
  });

  it('adds truth values as whole numbers, which wrap around', () => {
    expect(
      fold(
        [
          [true, true],
          [true, true],
        ],
        [1, 3],
        [1, 2],
      ).toArray(),
    ).toEqual([[[1, 2, 1]]]);
    const most = tensor(
      [
        [0, 2 ** 31 - 1],
        [1, 0],
      ],
      { dtype: 'int32' },
    );
    expect(fold(most, [1, 3], [1, 2]).toArray()).toEqual([[[0, -(2 ** 31), 0]]]);
  });

  it('takes the columns of no image', () => {
    expect(fold(zeros([0, 8, 4]), 3, 2).shape).toEqual([0, 2, 3, 3]);
  });

  it('refuses columns of other images', () => {
    expect(() => fold(ones([8, 5]), 3, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: fold: expected [batch, channels · 4, 4] for images of [3, 3], got shape [8, 5]]`,
    );
    expect(() => fold(ones([1, 7, 4]), 3, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: fold: expected [batch, channels · 4, 4] for images of [3, 3], got shape [1, 7, 4]]`,
    );
    expect(() => fold(ones([4]), 3, 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: fold: expected [batch, channels · 4, 4] for images of [3, 3], got shape [4]]`,
    );
    expect(() => fold(ones([4, 4]), [3, 0], 2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: fold: outputSize must be a whole number ≥ 1 or a pair [height, width] of them, got [3, 0]]`,
    );
  });
});
