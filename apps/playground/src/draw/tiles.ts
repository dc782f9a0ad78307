import { type Context, sharedGrid } from './canvas';
import { paintField } from './field';

/** Draws the field of one unit into a square, and an outline around it. */
export function drawTile(
  ctx: Context,
  values: ArrayLike<number>,
  size: number,
  table: Uint32Array,
  [low, high]: readonly [number, number],
  box: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const grid = sharedGrid(size);
  paintField(grid.pixels, values, table, low, high);
  grid.drawOn(ctx, box.x, box.y, box.side, box.side);
}

/** The frames of a film side by side: fields of the same size, in equal boxes with a gap. */
export function drawFilm(
  ctx: Context,
  width: number,
  height: number,
  frames: readonly ArrayLike<number>[],
  size: number,
  table: Uint32Array,
  range: readonly [number, number],
  gap = 3,
): void {
  const wide = (width - gap * (frames.length - 1)) / frames.length;
  const grid = sharedGrid(size);
  frames.forEach((values, i) => {
    paintField(grid.pixels, values, table, range[0], range[1]);
    grid.drawOn(ctx, i * (wide + gap), 0, wide, height);
  });
}
