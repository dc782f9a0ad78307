import type { Context } from './canvas';
import type { Palette } from './palette';
import { logTicks, type Scale, scale, ticks } from './scale';

/** A line of a chart: points by their x and y; where y is not finite it has a gap. */
export interface Series {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly width?: number;
  /** A dot at its end, hollow for the run before. */
  readonly end?: 'filled' | 'hollow';
  /** A word at its end, above or below the dot. */
  readonly endText?: { readonly text: string; readonly above: boolean };
}

/** A vertical line with words at its top. */
export interface ChartMark {
  readonly x: number;
  readonly text?: string;
  readonly colour?: string;
  readonly dash?: readonly number[];
}

export interface Chart {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  readonly logX?: boolean;
  readonly logY?: boolean;
  /** Drawn in this order: a ghost first. */
  readonly series: readonly Series[];
  /** The area between two of the series, shaded. */
  readonly gap?: readonly [Series, Series];
  readonly marks?: readonly ChartMark[];
  /** Where the cursor stands: a line, and a dot on every series. */
  readonly cursor?: number | null;
  readonly showX?: (value: number) => string;
  readonly showY?: (value: number) => string;
  /** In place of `showX` and `showY`, for a chart that is sent to another thread. */
  readonly ticks?: ChartTicks;
  /** Space for the numbers; the default fits four digits. */
  readonly left?: number;
  readonly right?: number;
}

/** Where lines and numbers of the axes stand, with their words. */
export interface ChartTicks {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

const TOP = 8;
const BOTTOM = 24;

/** The axes of a chart in a box of so many pixels. */
export function axesOf(chart: Chart, width: number, height: number): { x: Scale; y: Scale } {
  const { x, y, logX = false, logY = false, left = 40, right = 12 } = chart;
  return {
    x: scale(x[0], x[1], left, width - right, logX),
    y: scale(y[0], y[1], height - BOTTOM, TOP, logY),
  };
}

/** Draws a chart: hairlines, numbers, shading, lines; what lies outside the axes is cut, not moved to their edge. */
export function drawChart(
  ctx: Context,
  width: number,
  height: number,
  chart: Chart,
  palette: Palette,
): void {
  const axes = axesOf(chart, width, height);
  const { left = 40, right = 12 } = chart;
  ctx.font = `12px ${palette.font}`;
  drawAxes(ctx, width, height, chart, axes, palette);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, TOP - 2, width - left - right + 1, height - TOP - BOTTOM + 3);
  ctx.clip();
  if (chart.gap) shade(ctx, chart.gap, axes, palette.accent);
  ctx.lineJoin = 'round';
  for (const series of chart.series) drawSeries(ctx, series, axes);
  ctx.restore();
  for (const series of chart.series) if (series.end) drawEnd(ctx, series, axes, palette);
  for (const mark of chart.marks ?? []) drawMark(ctx, mark, axes, height, palette);
  if (chart.cursor != null) drawCursor(ctx, chart, axes, height, palette);
}

/** What the axes of a chart show in a box of so many pixels. */
export function ticksOf(chart: Chart, width: number, height: number): ChartTicks {
  const { x, y } = axesOf(chart, width, height);
  const { showX = String, showY = String } = chart;
  const down = y.log
    ? logTicks(y.low, y.high, Math.max(2, Math.floor(height / 36)))
    : ticks(y.low, y.high, Math.max(2, Math.min(5, Math.floor(height / 40))));
  const across = x.log
    ? logTicks(x.low, x.high, Math.max(2, Math.floor(width / 64)))
    : ticks(x.low, x.high, Math.max(2, Math.min(6, Math.floor(width / 72))));
  return {
    x: across.map((value) => ({ value, text: showX(value) })),
    y: down.map((value) => ({ value, text: showY(value) })),
  };
}

function drawAxes(
  ctx: Context,
  width: number,
  height: number,
  chart: Chart,
  { x, y }: { x: Scale; y: Scale },
  palette: Palette,
) {
  const { left = 40, right = 12 } = chart;
  const { x: across, y: lines } = chart.ticks ?? ticksOf(chart, width, height);
  ctx.strokeStyle = palette.line;
  ctx.fillStyle = palette.ink3;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'right';
  for (const { value, text } of lines) {
    const at = Math.round(y.at(value)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(left, at);
    ctx.lineTo(width - right, at);
    ctx.stroke();
    ctx.fillText(text, left - 8, at);
  }
  ctx.textBaseline = 'alphabetic';
  ctx.strokeStyle = palette.edge;
  for (const { value, text } of across) {
    const at = Math.round(x.at(value)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(at, height - BOTTOM);
    ctx.lineTo(at, height - BOTTOM + 4);
    ctx.stroke();
    const half = ctx.measureText(text).width / 2;
    ctx.textAlign = at + half > width ? 'right' : 'center';
    ctx.fillText(text, at + half > width ? width : at, height - 5);
  }
}

function drawSeries(ctx: Context, series: Series, axes: { x: Scale; y: Scale }) {
  ctx.strokeStyle = series.colour;
  ctx.lineWidth = series.width ?? 1.75;
  ctx.setLineDash([...(series.dash ?? [])]);
  ctx.beginPath();
  trace(ctx, series, axes);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Traces a series; of points that fall on one pixel the lowest and the highest stay. */
function trace(ctx: Context, { x, y }: Series, axes: { x: Scale; y: Scale }) {
  let down = false;
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  let last = 0;
  const flush = () => {
    if (!down) return;
    if (low !== high) {
      ctx.lineTo(column, low);
      ctx.lineTo(column, high);
    }
    ctx.lineTo(column, last);
  };
  for (let i = 0; i < x.length; i++) {
    const px = axes.x.at(x[i]);
    const py = axes.y.at(y[i]);
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      flush();
      down = false;
      column = Number.NaN;
      continue;
    }
    const at = Math.round(px * 2) / 2;
    if (at === column) {
      low = Math.min(low, py);
      high = Math.max(high, py);
      last = py;
      continue;
    }
    flush();
    if (!down) ctx.moveTo(px, py);
    down = true;
    column = at;
    low = py;
    high = py;
    last = py;
  }
  flush();
}

function shade(
  ctx: Context,
  [a, b]: readonly [Series, Series],
  { x, y }: { x: Scale; y: Scale },
  colour: string,
) {
  const count = Math.min(a.x.length, b.x.length);
  if (count < 2) return;
  ctx.beginPath();
  for (let i = 0; i < count; i++) ctx.lineTo(x.at(a.x[i]), y.at(a.y[i]));
  for (let i = count - 1; i >= 0; i--) ctx.lineTo(x.at(b.x[i]), y.at(b.y[i]));
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.globalAlpha = 1;
}

function drawEnd(ctx: Context, series: Series, { x, y }: { x: Scale; y: Scale }, palette: Palette) {
  const i = series.x.length - 1;
  const [px, py] = [x.at(series.x[i]), y.at(series.y[i])];
  if (i < 0 || !Number.isFinite(px) || !Number.isFinite(py) || py > y.at(y.low) + 1) return;
  dot(ctx, px, py, 3.5, series.end === 'hollow' ? palette.surface : series.colour, series.colour);
  if (!series.endText) return;
  const { text, above } = series.endText;
  ctx.fillStyle = series.end === 'hollow' ? palette.ink3 : series.colour;
  ctx.textAlign = 'right';
  ctx.textBaseline = above ? 'bottom' : 'top';
  ctx.fillText(text, px + 4, above ? py - 7 : py + 7);
}

/** A round marker. */
export function dot(ctx: Context, x: number, y: number, r: number, fill: string, edge: string) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = edge;
  ctx.stroke();
}

function drawMark(
  ctx: Context,
  mark: ChartMark,
  { x }: { x: Scale; y: Scale },
  height: number,
  palette: Palette,
) {
  const at = Math.round(x.at(mark.x)) + 0.5;
  if (!Number.isFinite(at)) return;
  ctx.strokeStyle = mark.colour ?? palette.ink2;
  ctx.lineWidth = 1;
  ctx.setLineDash([...(mark.dash ?? [2, 3])]);
  ctx.beginPath();
  ctx.moveTo(at, TOP);
  ctx.lineTo(at, height - BOTTOM);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!mark.text) return;
  const wide = ctx.measureText(mark.text).width;
  const isLeft = at - wide - 6 > x.at(x.low);
  haloText(ctx, mark.text, isLeft ? at - 6 : at + 6, TOP + 11, isLeft ? 'right' : 'left', palette);
}

/** Words over data, on a halo of the surface. */
export function haloText(
  ctx: Context,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  palette: Palette,
  colour = palette.ink2,
): void {
  ctx.textAlign = align;
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.surface;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

function drawCursor(
  ctx: Context,
  chart: Chart,
  axes: { x: Scale; y: Scale },
  height: number,
  palette: Palette,
) {
  const value = chart.cursor!;
  drawMark(ctx, { x: value, colour: palette.accent, dash: [] }, axes, height, palette);
  for (const { x, y, colour } of chart.series) {
    const i = nearestIndex(x, value);
    const [px, py] = [axes.x.at(x[i]), axes.y.at(y[i])];
    if (i >= 0 && Number.isFinite(py) && py <= height - BOTTOM + 1) {
      dot(ctx, px, py, 3, colour, palette.surface);
    }
  }
}

/** The position of the entry nearest to a value in a rising list; −1 for an empty one. */
export function nearestIndex(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return Math.abs(sorted[high] - value) <= Math.abs(sorted[low] - value) ? high : low;
}
