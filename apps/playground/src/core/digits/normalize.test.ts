import { digits } from '@bp/data';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY, seenOf } from './drawing';
import { handwritten } from './fixtures/handwriting';
import { normalizeStrokes } from './normalize';
import { countBlocks, rasterize, type Stroke } from './raster';

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);
const seen = (digit: number) => normalizeStrokes(handwritten(digit))!;
const moved = (strokes: readonly Stroke[], scale: number, x: number, y: number): Stroke[] =>
  strokes.map((stroke) => stroke.map((p) => ({ x: scale * p.x + x, y: scale * p.y + y })));
const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, count, i) => sum + (count - b[i]) ** 2, 0);

let images: { readonly pixels: number[]; readonly digit: number }[];

beforeAll(async () => {
  const { all } = await digits();
  const labels = all.y.toArray() as number[];
  const rows = all.x.mul(16).toArray() as number[][];
  images = rows.map((pixels, i) => ({ pixels, digit: labels[i] }));
});

describe('a drawn digit', () => {
  it.each(DIGITS)('%d lies where those of the data set lie, with as much ink', (digit) => {
    const counts = seen(digit);
    const ink = counts.reduce((a, b) => a + b, 0);
    const own = images.filter((image) => image.digit === digit);
    const usual = own.map(({ pixels }) => pixels.reduce((a, b) => a + b, 0));
    expect(ink).toBeGreaterThanOrEqual(Math.min(...usual));
    expect(ink).toBeLessThanOrEqual(Math.max(...usual));
    // every row of every image has ink, the first column hardly ever
    for (let row = 0; row < 8; row++)
      expect(counts.subarray(8 * row, 8 * row + 8).some((count) => count > 0)).toBe(true);
    expect(DIGITS.slice(0, 8).every((row) => counts[8 * row] <= 8)).toBe(true);
  });

  it.each(DIGITS)('%d is next to images of the data set that show it', (digit) => {
    const counts = seen(digit);
    const nearest = [...images]
      .sort((a, b) => distance(counts, a.pixels) - distance(counts, b.pixels))
      .slice(0, 7);
    const votes = nearest.filter((image) => image.digit === digit).length;
    expect(votes).toBeGreaterThanOrEqual(4);
  });

  it.each(DIGITS)('%d looks the same wherever and however large it is drawn', (digit) => {
    const counts = seen(digit);
    for (const [scale, x, y] of [
      [0.2, 60, 5],
      [3, -100, 40],
    ]) {
      const other = normalizeStrokes(moved(handwritten(digit), scale, x, y))!;
      // rounding may put a pixel on the other side of an edge
      expect(distance(counts, other)).toBeLessThanOrEqual(20);
    }
  });
});

describe('what the network sees', () => {
  it('is nothing of an empty pad, and ink in the middle of a dot', () => {
    expect(seenOf(EMPTY)).toBeNull();
    expect(normalizeStrokes([])).toBeNull();
    const dot = normalizeStrokes([[{ x: 3, y: 4 }]])!;
    expect(dot[8 * 3 + 3]).toBeGreaterThan(0);
    expect(dot[0]).toBe(0);
  });

  it('does not make a block of a straight line', () => {
    const upright = normalizeStrokes([
      [
        { x: 50, y: 10 },
        { x: 50, y: 90 },
      ],
    ])!;
    for (let row = 0; row < 8; row++) {
      expect(upright[8 * row + 3]).toBeGreaterThan(0);
      expect(upright[8 * row + 1]).toBe(0);
      expect(upright[8 * row + 6]).toBe(0);
    }
  });

  it('is an image of the data set as it is, and with strokes over it', () => {
    const image = Uint8Array.from(images[0].pixels);
    expect(seenOf({ image, strokes: [] })).toEqual(image);
    const mended = seenOf({ image, strokes: [[{ x: 0.5, y: 0.5 }]] })!;
    expect(mended.every((count, i) => count >= image[i] && count <= 16)).toBe(true);
    expect(mended[8 * 4 + 4]).toBeGreaterThan(image[8 * 4 + 4]);
  });
});

it('counts the pixels of each block', () => {
  const bitmap = rasterize([[{ x: 2, y: 2 }]], 0.75);
  expect([...countBlocks(bitmap)].reduce((a, b) => a + b)).toBe(4);
  expect(countBlocks(bitmap)[0]).toBe(4);
  expect(countBlocks(new Uint8Array(1024).fill(1)).every((count) => count === 16)).toBe(true);
});
