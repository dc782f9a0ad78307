/** A point of a stroke; the unit is that of whoever draws, y points down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line that was drawn in one go; a single point is a dot. */
export type Stroke = readonly Point[];

/** The side of the bitmap that is counted, and of the image that the network sees. */
export const BITMAP_SIDE = 32;
export const IMAGE_SIDE = 8;
const BLOCK = BITMAP_SIDE / IMAGE_SIDE;
/** What a block counts at most. */
export const DARKEST = BLOCK * BLOCK;

/**
 * Inks a bitmap of 32 × 32 with a round pen: a pixel is on where its centre lies within the pen of a stroke.
 *
 * @param strokes - in pixels of the bitmap
 * @param radius - of the pen, in pixels
 * @returns a byte for each pixel, row by row: 0 or 1
 */
export function rasterize(strokes: readonly Stroke[], radius: number): Uint8Array {
  const bitmap = new Uint8Array(BITMAP_SIDE * BITMAP_SIDE);
  for (const stroke of strokes) {
    for (let i = 0; i < stroke.length; i++)
      inkSegment(bitmap, stroke[Math.max(0, i - 1)], stroke[i], radius);
  }
  return bitmap;
}

function inkSegment(bitmap: Uint8Array, a: Point, b: Point, radius: number): void {
  const last = BITMAP_SIDE - 1;
  const from = (low: number) => Math.max(0, Math.floor(low - radius - 0.5));
  const to = (high: number) => Math.min(last, Math.ceil(high + radius - 0.5));
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  for (let row = from(Math.min(a.y, b.y)); row <= to(Math.max(a.y, b.y)); row++) {
    for (let column = from(Math.min(a.x, b.x)); column <= to(Math.max(a.x, b.x)); column++) {
      const [x, y] = [column + 0.5 - a.x, row + 0.5 - a.y];
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length2));
      const [ox, oy] = [x - along * dx, y - along * dy];
      if (ox * ox + oy * oy <= radius * radius) bitmap[row * BITMAP_SIDE + column] = 1;
    }
  }
}

/** How many pixels of each block of 4 × 4 are on: 64 counts of 0 … 16. */
export function countBlocks(bitmap: Uint8Array): Uint8Array {
  const counts = new Uint8Array(IMAGE_SIDE * IMAGE_SIDE);
  for (let i = 0; i < bitmap.length; i++) {
    const row = Math.floor(i / BITMAP_SIDE / BLOCK);
    counts[row * IMAGE_SIDE + Math.floor((i % BITMAP_SIDE) / BLOCK)] += bitmap[i];
  }
  return counts;
}

/** How many pixels are on. */
export function inkOf(bitmap: Uint8Array): number {
  return bitmap.reduce((sum, pixel) => sum + pixel, 0);
}
