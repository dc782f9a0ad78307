import { type Context, PixelGrid } from './canvas';
import { bucketEdges, drawEdges, type EdgeLayer, type Place, traceEdge } from './edges';
import { paintField } from './field';
import type { Palette } from './palette';

/** A field to paint, and what its colours reach over. */
export interface UnitTile {
  readonly values: ArrayLike<number>;
  readonly side: number;
  readonly rows: number;
  readonly range: readonly [low: number, high: number];
}

/** The box of a unit on the page. */
export interface UnitPlace extends Place {
  readonly top: number;
  readonly side: number;
}

/** The map of a unit and where it goes. */
export interface PlacedTile {
  readonly tile: UnitTile;
  readonly place: UnitPlace;
  readonly faint: boolean;
}

export interface NetworkPicture {
  readonly edges: readonly EdgeLayer[];
  readonly widest: number;
  readonly tiles: readonly PlacedTile[];
  readonly hovered: readonly [layer: number, to: number, from: number] | null;
  readonly pinned: readonly [layer: number, to: number, from: number] | null;
}

/** Draws edges, then the map of each unit where the page has put it. */
export function drawNetwork(ctx: Context, picture: NetworkPicture, palette: Palette): void {
  const { edges, widest, pinned, hovered } = picture;
  if (pinned) ctx.globalAlpha = 0.5;
  drawEdges(ctx, edges, bucketEdges(edges, widest, palette));
  ctx.globalAlpha = 1;
  for (const [edge, width] of [
    [hovered, 3],
    [pinned, 4],
  ] as const) {
    if (edge) highlight(ctx, edges, edge, width, palette);
  }
  if (pinned) drawWayBack(ctx, edges, pinned, palette);
  drawTiles(ctx, picture, palette);
}

/** The edges by which the error comes back to a pinned weight: from its unit to the next layer, dashed. */
function drawWayBack(
  ctx: Context,
  layers: readonly EdgeLayer[],
  [layer, unit]: readonly [number, number, number],
  palette: Palette,
) {
  const next = layers[layer + 1];
  if (!next?.from[unit]) return;
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = next.to.length > 4 ? 1.5 : 3.5;
  ctx.setLineDash([8, 5]);
  for (const to of next.to) {
    ctx.beginPath();
    traceEdge(ctx, next.from[unit], to);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function highlight(
  ctx: Context,
  layers: readonly EdgeLayer[],
  [layer, to, from]: readonly [number, number, number],
  width: number,
  palette: Palette,
) {
  const found = layers[layer];
  if (!found?.from[from] || !found.to[to]) return;
  const value = found.values[to * found.from.length + from];
  for (const [colour, wide] of [
    [palette.accent, width + 5],
    [value < 0 ? palette.neg : palette.pos, width],
  ] as const) {
    ctx.beginPath();
    traceEdge(ctx, found.from[from], found.to[to]);
    ctx.strokeStyle = colour;
    ctx.lineWidth = wide;
    ctx.stroke();
  }
}

let atlas: PixelGrid | null = null;

/** All maps go through one picture, since each transfer to the screen costs as much as its pixels. */
function drawTiles(ctx: Context, picture: NetworkPicture, palette: Palette) {
  const { tiles: jobs } = picture;
  if (jobs.length === 0) return;
  const side = Math.max(...jobs.map(({ tile }) => tile.side));
  if (!atlas || atlas.width !== side || atlas.height < side * jobs.length) {
    atlas = new PixelGrid(side, side * jobs.length);
  }
  jobs.forEach(({ tile }, i) => {
    const start = i * side * side;
    paintTile(atlas!.pixels.subarray(start, start + side * side), side, tile, palette.tile);
  });
  const image = atlas.upload();
  ctx.imageSmoothingEnabled = true;
  jobs.forEach(({ place, faint }, i) => {
    ctx.globalAlpha = faint ? 0.45 : 1;
    const wide = place.right - place.left;
    // half a pixel inside, so that the neighbour in the atlas does not shine through
    ctx.drawImage(
      image,
      0.5,
      i * side + 0.5,
      side - 1,
      side - 1,
      place.left + 1,
      place.top + 1,
      wide - 2,
      place.side - 2,
    );
  });
  ctx.globalAlpha = 1;
}

/** Into a square of another size where there is only one row, or a smaller picture: each cell the nearest of the field. */
function paintTile(pixels: Uint32Array, side: number, tile: UnitTile, table: Uint32Array) {
  const { values, side: columns, rows, range } = tile;
  if (columns === side && rows === side) {
    paintField(pixels, values, table, range[0], range[1]);
    return;
  }
  const source = new Uint32Array(columns * rows);
  paintField(source, values, table, range[0], range[1]);
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * rows) / side) * columns;
    for (let x = 0; x < side; x++)
      pixels[y * side + x] = source[row + Math.floor((x * columns) / side)];
  }
}
