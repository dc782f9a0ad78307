import { type Context, sharedGrid } from './canvas';
import { mix, type Rgb, rampTable } from './colour';
import { contour } from './contour';
import { paintField } from './field';
import type { Scale } from './scale';

/** Heights at points of a grid, row by row from the lower left corner. */
export interface HeightField {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** Heights warped so that the floor of a valley has as many lines as its walls, between 0 (lowest) and 1. */
export interface WarpedField {
  readonly columns: number;
  readonly rows: number;
  /** From the upper left corner, as pixels are. */
  readonly values: Float64Array;
}

/** Heights above the lowest, on a scale that is even below the tenth quantile and logarithmic above. */
export function warpHeights({ columns, rows, values }: HeightField, lowest: number): WarpedField {
  const sorted = Float64Array.from(values, (v) => Math.max(0, v - lowest)).sort();
  const floor = sorted[Math.floor(sorted.length / 10)] || 1e-9;
  const top = Math.log1p(sorted[sorted.length - 1] / floor) || 1;
  const warped = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const height = Math.max(0, values[(rows - 1 - row) * columns + column] - lowest);
      warped[row * columns + column] = Math.log1p(height / floor) / top;
    }
  }
  return { columns, rows, values: warped };
}

export interface SurfaceColours {
  readonly surface: Rgb;
  /** What the lowest places tend to. */
  readonly low: Rgb;
}

const LEVELS = 14;

/** Draws a surface: stronger where it is lower, with lines of equal height. */
export function drawSurface(
  ctx: Context,
  { columns, rows, values }: WarpedField,
  { x, y }: { readonly x: Scale; readonly y: Scale },
  { surface, low }: SurfaceColours,
  line: string,
): void {
  const [left, right, top, bottom] = [x.at(x.low), x.at(x.high), y.at(y.high), y.at(y.low)];
  const grid = sharedGrid(columns, rows);
  const table = rampTable([
    mix(surface, low, 0.4),
    mix(surface, low, 0.12),
    mix(surface, low, 0.05),
  ]);
  paintField(grid.pixels, values, table, 0, 1);
  grid.drawOn(ctx, left, top, right - left, bottom - top);
  ctx.strokeStyle = line;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.35;
  ctx.beginPath();
  for (let level = 1; level < LEVELS; level++) {
    for (const points of contour(values, columns, rows, level / LEVELS)) {
      for (let i = 0; i < points.length; i += 2) {
        const px = left + (points[i] / (columns - 1)) * (right - left);
        const py = top + (points[i + 1] / (rows - 1)) * (bottom - top);
        if (i === 0) ctx.moveTo(px, py);
        else ctx.lineTo(px, py);
      }
    }
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}
