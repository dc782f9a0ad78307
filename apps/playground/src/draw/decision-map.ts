import { type Context, canvasOf, sharedGrid } from './canvas';
import { cssColour } from './colour';
import { type ContourLine, contour } from './contour';
import { classTables, paintClasses, paintField } from './field';
import type { Palette } from './palette';
import { scale } from './scale';

/** A model's answers over the plane, and the samples. */
export interface DecisionMap {
  /** What the square reaches over, from left to right and from bottom to top. */
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** Rows from the top: [size, size], or [classes, size, size]. */
  readonly values: ArrayLike<number> | null;
  readonly size: number;
  /** 1: one output between `low` and `high`; more: a plane for each class. */
  readonly planes: number;
  readonly low: number;
  readonly high: number;
  /** The labels of the points are shares of the way from `low` to `high`, not classes. */
  readonly continuous?: boolean;
  /** Draw the answer, not how sure it is. */
  readonly hard?: boolean;
  readonly points: readonly MapPoint[];
  /** The boundary of the run before. */
  readonly ghost?: readonly ContourLine[];
  readonly ghostSize?: number;
  /** A ring and words around a point. */
  readonly ringed?: { readonly x: number; readonly y: number; readonly text: string } | null;
  /** Where the keyboard's or mouse's crosshair stands. */
  readonly crosshair?: { readonly x: number; readonly y: number } | null;
}

export interface MapPoint {
  readonly x: number;
  readonly y: number;
  /** A class, or for regression a share between the ends of the ramp. */
  readonly label: number;
  /** Samples that check the model are rings, those it learns from are filled. */
  readonly held: boolean;
}

/** Draws the map into a square. */
export function drawDecisionMap(
  ctx: Context,
  side: number,
  map: DecisionMap,
  palette: Palette,
): void {
  if (map.values) {
    const grid = sharedGrid(map.size);
    if (map.planes > 1) paintAnswers(grid.pixels, map, palette);
    else {
      const values = map.hard ? hardened(map) : map.values;
      paintField(grid.pixels, values, palette.map, map.low, map.high);
    }
    grid.drawOn(ctx, 0, 0, side, side, !map.hard);
  } else {
    ctx.fillStyle = palette.bg;
    ctx.fillRect(0, 0, side, side);
  }
  if (map.ghost) drawBoundary(ctx, map.ghost, map.ghostSize ?? map.size, side, palette);
  stampPoints(ctx, side, map, palette);
  if (map.ringed) drawRing(ctx, side, map, palette);
  if (map.crosshair) drawCrosshair(ctx, side, map, palette);
}

function hardened({ values, low, high }: DecisionMap): Float32Array {
  const middle = (low + high) / 2;
  return Float32Array.from(values!, (v) => (v >= middle ? high : v < middle ? low : Number.NaN));
}

function paintAnswers(pixels: Uint32Array, map: DecisionMap, palette: Palette) {
  const classes = map.planes;
  let values = map.values!;
  if (map.hard) {
    const size = pixels.length;
    values = Float32Array.from(values, (value, at) => {
      const pixel = at % size;
      for (let c = 0; c < classes; c++) if (map.values![c * size + pixel] > value) return 0;
      return 1;
    });
  }
  paintClasses(pixels, values, classes, classTables(palette.middle, palette.classes, 0.62));
}

/** Where the model changes its mind: the middle between the ends, or where the two likeliest classes are equal. */
export function boundaryOf(
  map: Pick<DecisionMap, 'values' | 'size' | 'planes' | 'low' | 'high'>,
): ContourLine[] {
  const { values, size, planes, low, high } = map;
  if (!values) return [];
  if (planes === 1) return contour(values, size, size, (low + high) / 2);
  const cells = size * size;
  // for each class: its lead over the best of the others, zero on the boundary; the last class adds nothing new
  return Array.from({ length: planes - 1 }, (_, c) => {
    const lead = new Float32Array(cells);
    for (let i = 0; i < cells; i++) {
      let other = -Infinity;
      for (let k = 0; k < planes; k++) if (k !== c) other = Math.max(other, values[k * cells + i]);
      lead[i] = values[c * cells + i] - other;
    }
    return contour(lead, size, size, 0);
  }).flat();
}

function drawBoundary(
  ctx: Context,
  lines: readonly ContourLine[],
  size: number,
  side: number,
  palette: Palette,
) {
  // the middle of a cell is half a cell from the edge
  const at = (cells: number) => ((cells + 0.5) / size) * side;
  ctx.lineCap = 'round';
  for (const [colour, width, dash] of [
    [palette.surface, 4, []],
    [palette.ink2, 1.5, [2, 4]],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    for (const line of lines) {
      ctx.beginPath();
      for (let i = 0; i < line.length; i += 2) ctx.lineTo(at(line[i]), at(line[i + 1]));
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
  ctx.lineCap = 'butt';
}

/** Where values of the two axes lie in the square. */
export function placesOf(map: Pick<DecisionMap, 'x' | 'y'>, side: number) {
  return { across: scale(map.x[0], map.x[1], 0, side), down: scale(map.y[0], map.y[1], side, 0) };
}

/** The colour of a share of a table, for lines and dots. */
function colourOf(table: Uint32Array, share: number): string {
  const pixel = table[Math.round(Math.min(1, Math.max(0, share)) * (table.length - 1))];
  return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
}

/** The samples as they were drawn last: hundreds of discs cost more than all else in a map, and seldom change. */
const stamps = new WeakMap<
  readonly MapPoint[],
  { readonly key: string; readonly canvas: CanvasImageSource }
>();

function stampPoints(ctx: Context, side: number, map: DecisionMap, palette: Palette) {
  if (map.points.length === 0) return;
  // what draws vectors knows no pixels, and shall keep the discs
  if (typeof ctx.getTransform !== 'function') return drawPoints(ctx, side, map, palette);
  const ratio = ctx.getTransform().a;
  const key = [side, ratio, palette.surface, map.x, map.y, map.continuous].join();
  let stamp = stamps.get(map.points);
  if (stamp?.key !== key) {
    const size = Math.max(1, Math.round(side * ratio));
    const canvas = canvasOf(size, size);
    const own = canvas.getContext('2d') as Context;
    own.scale(size / side, size / side);
    drawPoints(own, side, map, palette);
    stamp = { key, canvas };
    stamps.set(map.points, stamp);
  }
  ctx.drawImage(stamp.canvas, 0, 0, side, side);
}

function drawPoints(ctx: Context, side: number, map: DecisionMap, palette: Palette) {
  const { across, down } = placesOf(map, side);
  const r = side < 200 ? 2.4 : 3.4;
  const full = palette.classes.map((colour) => cssColour(colour));
  for (const { x, y, label, held } of map.points) {
    const [px, py] = [across.at(x), down.at(y)];
    const colour = map.continuous ? colourOf(palette.tile, label) : (full[label] ?? palette.ink);
    ctx.beginPath();
    ctx.arc(px, py, held ? r - 0.4 : r, 0, 2 * Math.PI);
    ctx.fillStyle = held ? palette.surface : colour;
    ctx.fill();
    ctx.lineWidth = held ? 1.8 : 1;
    ctx.strokeStyle = held ? colour : palette.surface;
    ctx.stroke();
  }
}

function drawRing(ctx: Context, side: number, map: DecisionMap, palette: Palette) {
  const { x, y, text } = map.ringed!;
  const px = placesOf(map, side).across.at(x);
  const py = placesOf(map, side).down.at(y);
  for (const [colour, width] of [
    [palette.surface, 5],
    [palette.accent, 2],
  ] as const) {
    ctx.beginPath();
    ctx.arc(px, py, 8, 0, 2 * Math.PI);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }
  ctx.font = `600 12px ${palette.font}`;
  ctx.textAlign = px > side / 2 ? 'right' : 'left';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.surface;
  const tx = px + (px > side / 2 ? -13 : 13);
  ctx.strokeText(text, tx, py);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text, tx, py);
}

function drawCrosshair(ctx: Context, side: number, map: DecisionMap, palette: Palette) {
  const px = placesOf(map, side).across.at(map.crosshair!.x);
  const py = placesOf(map, side).down.at(map.crosshair!.y);
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.ink, 1.5],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      ctx.moveTo(px + 4 * dx, py + 4 * dy);
      ctx.lineTo(px + 13 * dx, py + 13 * dy);
    }
    ctx.stroke();
  }
}
