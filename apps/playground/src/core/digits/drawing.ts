import { normalizeStrokes } from './normalize';
import { BITMAP_SIDE, countBlocks, DARKEST, rasterize, type Stroke } from './raster';

/** What lies on the pad: strokes in 0 … 1, and below them an image of the data set, if one was put there. */
export interface Drawing {
  readonly image: Uint8Array | null;
  readonly strokes: readonly Stroke[];
}

export const EMPTY: Drawing = { image: null, strokes: [] };

/** The pen on an image: as thick as the strokes of the data set usually are. */
const PEN_ON_IMAGE = 2.4;

/**
 * What the network sees of a drawing. Strokes alone are normalised as the data set was; strokes over an image of it stay where
 * they are, so that one can mend it.
 *
 * @returns 64 counts of 0 … 16, or null for an empty pad
 */
export function seenOf({ image, strokes }: Drawing): Uint8Array | null {
  if (image === null) return normalizeStrokes(strokes);
  const placed = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: x * BITMAP_SIDE, y: y * BITMAP_SIDE })),
  );
  const added = countBlocks(rasterize(placed, PEN_ON_IMAGE));
  return image.map((count, i) => Math.min(DARKEST, count + added[i]));
}
