import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far two drawings are apart. */
export interface Difference {
  /** Pixels of another colour, of the worst square; those at the rim of a stroke, which each machine smooths its own way, aside. */
  readonly pixels: number;
  /** The most that the mean of a channel of one block differs, of 255: strokes may lie a hair elsewhere, ink may not. */
  readonly ink: number;
}

/**
 * What another machine may draw otherwise: rims of letters and strokes, last bits of colours. A stroke that is missing or lies
 * 2 px to the side, and a colour that is a shade off over a surface, are more than that.
 */
export const TOLERANCE: Difference = { pixels: 24, ink: 8 };

/** Of OKLab, from 0 to 1 for black beside white: below it colours count as the same. */
const SAME_COLOUR = 0.15;
const SQUARE = 32;
const BLOCK = 16;

/**
 * How far `drawn` is from `kept`; with a picture of where. Null where they have not even the same size.
 *
 * @example
 * differenceOf(kept, kept)?.pixels; // 0
 */
export function differenceOf(kept: PNG, drawn: PNG): (Difference & { readonly where: PNG }) | null {
  const { width, height } = kept;
  if (drawn.width !== width || drawn.height !== height) return null;
  const where = new PNG({ width, height });
  const options = { threshold: SAME_COLOUR };
  pixelmatch(kept.data, drawn.data, where.data, width, height, options);
  const pixels = pixelmatch(kept.data, drawn.data, null, width, height, {
    ...options,
    windowSize: Math.min(SQUARE, width, height),
  });
  return { pixels, ink: widestMean(kept, drawn), where };
}

/** Whether a difference is none that anybody could see. */
export function isSame(found: Difference | null): boolean {
  return found !== null && found.pixels <= TOLERANCE.pixels && found.ink <= TOLERANCE.ink;
}

function widestMean(kept: PNG, drawn: PNG): number {
  let most = 0;
  for (let top = 0; top < kept.height; top += BLOCK) {
    for (let left = 0; left < kept.width; left += BLOCK) {
      for (const difference of meansOfBlock(kept, drawn, left, top)) {
        most = Math.max(most, Math.abs(difference));
      }
    }
  }
  return most;
}

/** Red, green and blue of a block in one picture less those in the other, each the mean of its pixels. */
function meansOfBlock({ data: a, width, height }: PNG, { data: b }: PNG, x: number, y: number) {
  const sums = [0, 0, 0];
  const [right, bottom] = [Math.min(x + BLOCK, width), Math.min(y + BLOCK, height)];
  for (let row = y; row < bottom; row++) {
    for (let column = x; column < right; column++) {
      const at = 4 * (row * width + column);
      for (let k = 0; k < 3; k++) sums[k] += b[at + k] - a[at + k];
    }
  }
  return sums.map((sum) => sum / ((right - x) * (bottom - y)));
}
