import { describe, expect, it } from 'vitest';
import { digits } from './load';

const { all, classNames, imageShape, source, licence } = await digits();
const { x: images, y: labels } = all;
const pixels = Array.from(images.data, (value) => value * 16);

// These sums were taken from the original file, not from the encoded one.
const PIXEL_SUM = 561718;
const WEIGHTED_PIXELS = 48683;
const WEIGHTED_LABELS = 272840;
const COLUMN_SUMS = [
  [0, 546, 9353, 21269, 21291, 10390, 2448, 233],
  [10, 3583, 18657, 21527, 18472, 14692, 3318, 194],
  [5, 4675, 17796, 12566, 12755, 14028, 3214, 90],
  [2, 4438, 16337, 15852, 17839, 13570, 4165, 4],
  [0, 4204, 13778, 16302, 18512, 15713, 5228, 0],
  [16, 2846, 12366, 12989, 13787, 14801, 6211, 49],
  [13, 1266, 13490, 17142, 16921, 15739, 6694, 371],
  [1, 502, 9987, 21724, 21221, 12155, 3716, 655],
].flat();

/** Σ (i + 1)·vᵢ mod 1000003: depends on the order too. */
function weighted(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value, i) => (sum + value * (i + 1)) % 1000003, 0);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('digits', () => {
  it('gives 1,797 images of 64 pixels in [0, 1] and a label for each', () => {
    expect(images.shape).toEqual([1797, 64]);
    expect(images.dtype).toBe('float32');
    expect(labels.shape).toEqual([1797]);
    expect(labels.dtype).toBe('int32');
    expect(classNames.map(Number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(imageShape).toEqual([8, 8]);
    expect(pixels.every((pixel) => Number.isInteger(pixel) && pixel >= 0 && pixel <= 16)).toBe(
      true,
    );
  });

  it('has as many images of each digit as the original', () => {
    const counts = new Array(10).fill(0);
    for (const label of labels.data) counts[label]++;
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  });

  it('has the sums of the original, in all, by place and by order', () => {
    expect(sum(pixels)).toBe(PIXEL_SUM);
    expect(COLUMN_SUMS.map((_, c) => sum(pixels.filter((_, i) => i % 64 === c)))).toEqual(
      COLUMN_SUMS,
    );
    expect(weighted(pixels)).toBe(WEIGHTED_PIXELS);
    expect(weighted(labels.data)).toBe(WEIGHTED_LABELS);
  });

  it('shows a zero first and an eight last', () => {
    const picture = (i: number) =>
      Array.from({ length: 8 }, (_, row) => pixels.slice(i * 64 + row * 8, i * 64 + row * 8 + 8));
    expect(labels.data[0]).toBe(0);
    expect(picture(0)).toEqual([
      [0, 0, 5, 13, 9, 1, 0, 0],
      [0, 0, 13, 15, 10, 15, 5, 0],
      [0, 3, 15, 2, 0, 11, 8, 0],
      [0, 4, 12, 0, 0, 8, 8, 0],
      [0, 5, 8, 0, 0, 9, 8, 0],
      [0, 4, 11, 0, 1, 12, 7, 0],
      [0, 2, 14, 5, 10, 12, 0, 0],
      [0, 0, 6, 13, 10, 0, 0, 0],
    ]);
    expect(labels.data[1796]).toBe(8);
    expect(picture(1796)[0]).toEqual([0, 0, 10, 14, 8, 1, 0, 0]);
  });

  it('gives tensors that no other call shares', async () => {
    expect((await digits()).all.x.storage === images.storage).toBe(false);
  });

  it('names its source and its licence', () => {
    expect(source).toContain('https://doi.org/10.24432/C50P49');
    expect(licence).toContain('CC BY 4.0');
  });
});
