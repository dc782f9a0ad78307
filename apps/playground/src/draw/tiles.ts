import { type Context, sharedGrid } from './canvas';
import { classTables, paintClasses, paintField } from './field';
import type { Palette } from './palette';

/** Draws the field of one unit into a square, and an outline around it. */
export function drawTile(
  ctx: Context,
  { values, side, rows, range }: Omit<Frame, 'count'> & { range: readonly [number, number] },
  table: Uint32Array,
  box: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const grid = sharedGrid(side, rows);
  paintField(grid.pixels, values, table, range[0], range[1]);
  grid.drawOn(ctx, box.x, box.y, box.side, box.side);
}

/** The frames of a film side by side, in equal boxes with a gap; fields of several classes are painted as maps are. */
export function drawFilm(
  ctx: Context,
  width: number,
  height: number,
  frames: readonly Frame[],
  range: readonly [low: number, high: number],
  palette: Palette,
  gap: number,
): void {
  const wide = (width - gap * (frames.length - 1)) / frames.length;
  const classes = classTables(palette.middle, palette.classes, 0.8);
  frames.forEach(({ values, side, rows, count }, i) => {
    const grid = sharedGrid(side, rows);
    if (count > 1) paintClasses(grid.pixels, values, count, classes);
    else paintField(grid.pixels, values, palette.tile, range[0], range[1]);
    grid.drawOn(ctx, i * (wide + gap), 0, wide, height);
  });
}

/** A field, or a plane for each class. */
export interface Frame {
  readonly values: ArrayLike<number>;
  readonly side: number;
  readonly rows: number;
  readonly count: number;
}

/** A table of colours from left to right: the bar beside a map. */
export function drawRamp(ctx: Context, width: number, height: number, table: Uint32Array): void {
  const grid = sharedGrid(table.length, 1);
  grid.pixels.set(table);
  grid.drawOn(ctx, 0, 0, width, height);
}
