import { BITMAP_SIDE, countBlocks, inkOf, type Point, rasterize, type Stroke } from './raster';

// The digits of the data set went through NIST's preprocessing (Garris et al. 1994): each was scaled to fill a box of 20 × 32
// pixels, centred in 32 × 32, and its strokes made as thick as those of the others. In all 1,797 images every row has ink, six
// columns usually have, and the ink is 313 of 1,024 pixels on average.
const WIDTH = 20;
const INK = 313;
/** The thinnest and the thickest pen, in pixels. */
const PENS = [1, 6] as const;
/** How much more than upwards a digit is widened: else a straight 1 would become a block. */
const MOST_WIDENED = 1.6;
/** How much more than sideways it is heightened: else a dash would become one. */
const MOST_HEIGHTENED = 3;

/**
 * Strokes as the data set has its digits: scaled, centred, as thick as its strokes, counted in blocks.
 *
 * @param strokes - in any unit; where and how large they were drawn does not matter
 * @returns 64 counts of 0 … 16, or null where there is nothing
 */
export function normalizeStrokes(strokes: readonly Stroke[]): Uint8Array | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const box = boxOf(points);
  let [thin, thick]: number[] = [...PENS];
  let bitmap = inkedIn(strokes, box, thin);
  // the ink grows with the pen, so the pen that gives the usual ink is found by halving
  for (let i = 0; i < 7; i++) {
    const pen = (thin + thick) / 2;
    const tried = inkedIn(strokes, box, pen);
    if (inkOf(tried) <= INK) {
      thin = pen;
      bitmap = tried;
    } else thick = pen;
  }
  return countBlocks(bitmap);
}

interface Box {
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { middle, width: right - left, height: bottom - top };
}

/** The bitmap in which the ink of a pen fills the box, as far as it may be stretched. */
function inkedIn(strokes: readonly Stroke[], { middle, width, height }: Box, pen: number) {
  const across = (WIDTH - 2 * pen) / width;
  const down = (BITMAP_SIDE - 2 * pen) / height;
  // a dot has no size, and a straight line only one
  const x = finite(Math.min(across, MOST_WIDENED * down));
  const y = finite(Math.min(down, MOST_HEIGHTENED * across));
  const half = BITMAP_SIDE / 2;
  const placed = strokes.map((stroke) =>
    stroke.map((point) => ({
      x: half + (point.x - middle.x) * x,
      y: half + (point.y - middle.y) * y,
    })),
  );
  return rasterize(placed, pen);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
