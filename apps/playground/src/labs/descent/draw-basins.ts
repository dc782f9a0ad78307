import type { Basins } from '../../core/descent/basins';
import { PixelGrid } from '../../draw/canvas';
import { haloText } from '../../draw/chart';
import { parseColour, pixelOf } from '../../draw/colour';
import type { Palette } from '../../draw/palette';
import type { Scale } from '../../draw/scale';

/** So many minima get a tint and a number of their own; all others share the faintest. */
export const NAMED_BASINS = 5;
const TINTS = [3, 1, 2, 4, 0];

/** Tints each start by where it leads, and numbers the lowest of those places. */
export function drawBasins(
  ctx: CanvasRenderingContext2D,
  { labels, n, found }: Basins,
  { x, y }: { readonly x: Scale; readonly y: Scale },
  palette: Palette,
): void {
  const grid = new PixelGrid(n);
  const colours = TINTS.map((i) => pixelOf(parseColour(palette.series[i]), 0.3));
  const other = pixelOf(parseColour(palette.ink3), 0.12);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const label = labels[(n - 1 - row) * n + column];
      grid.pixels[row * n + column] = label < 0 ? 0 : label < NAMED_BASINS ? colours[label] : other;
    }
  }
  const [left, top] = [x.at(x.low), y.at(y.high)];
  grid.drawOn(ctx, left, top, x.at(x.high) - left, y.at(y.low) - top, false);
  ctx.font = `600 13px ${palette.font}`;
  for (const [i, { at }] of found.slice(0, NAMED_BASINS).entries()) {
    const [px, py] = [x.at(at[0]), y.at(at[1])];
    if (px < left || px > x.at(x.high) || py < top || py > y.at(y.low)) continue;
    haloText(ctx, String(i + 1), px + 12, py - 10, 'left', palette, palette.ink);
  }
}
