import type { Context } from './canvas';
import type { Palette } from './palette';
import type { Scale } from './scale';
import { colourOf, drawMarker, type SeriesStyle } from './series-style';

/** A way over a map, up to a step. */
export interface MapPath {
  /** x and y of each step; where they are NaN it ends. */
  readonly points: Float64Array;
  readonly upTo: number;
  readonly style: SeriesStyle;
  /** Drawn stronger, and last. */
  readonly picked?: boolean;
}

/** How many markers a path has. */
const MARKERS = 5;

/** Draws paths: a halo under each, its dash, a few markers on the way and a larger one where it is. */
export function drawPaths(
  ctx: Context,
  paths: readonly MapPath[],
  { x, y }: { readonly x: Scale; readonly y: Scale },
  palette: Palette,
): void {
  const ordered = [...paths].sort((a, b) => Number(a.picked ?? false) - Number(b.picked ?? false));
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  for (const { points, upTo, style, picked } of ordered) {
    const end = lastPlace(points, upTo);
    ctx.beginPath();
    for (let i = 0; i <= end; i++) ctx.lineTo(x.at(points[2 * i]), y.at(points[2 * i + 1]));
    ctx.setLineDash([]);
    ctx.strokeStyle = palette.surface;
    ctx.globalAlpha = 0.8;
    ctx.lineWidth = picked ? 5.5 : 4.5;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colourOf(style, palette);
    ctx.lineWidth = picked ? 2.5 : 1.75;
    ctx.setLineDash([...style.dash]);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  for (const { points, upTo, style } of ordered) {
    const end = lastPlace(points, upTo);
    const every = (points.length / 2 - 1) / MARKERS;
    for (let i = every; i < end; i += every) {
      const at = Math.round(i);
      drawMarker(ctx, style, x.at(points[2 * at]), y.at(points[2 * at + 1]), 3.2, palette);
    }
    drawMarker(ctx, style, x.at(points[2 * end]), y.at(points[2 * end + 1]), 5, palette);
  }
  ctx.lineCap = 'butt';
}

/** The last step up to `upTo` at which there is a place. */
export function lastPlace(points: Float64Array, upTo: number): number {
  let end = Math.min(upTo, points.length / 2 - 1);
  while (end > 0 && Number.isNaN(points[2 * end])) end--;
  return end;
}
