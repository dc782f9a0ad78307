import type { Context } from './canvas';
import { type Chart, drawChart } from './chart';
import type { Palette } from './palette';
import { scale } from './scale';

/** A model of one input: its answers along the axis, and the samples it learns from. */
export interface FitLine {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** Answers at equal distances from one end of x to the other; null before there are any. */
  readonly answers: ArrayLike<number> | null;
  readonly before?: ArrayLike<number> | null;
  readonly points: readonly { readonly x: number; readonly y: number; readonly held: boolean }[];
}

/** Draws the samples and the line of answers through them. */
export function drawFitLine(
  ctx: Context,
  width: number,
  height: number,
  { x, y, answers, before, points }: FitLine,
  palette: Palette,
): void {
  const line = (values: ArrayLike<number>) => ({
    x: Float64Array.from(values, (_, i) => x[0] + ((i + 0.5) / values.length) * (x[1] - x[0])),
    y: values,
  });
  const chart: Chart = {
    x,
    y,
    series: [
      ...(before ? [{ ...line(before), colour: palette.edge, dash: [4, 3], width: 1.25 }] : []),
      ...(answers ? [{ ...line(answers), colour: palette.accent, width: 2 }] : []),
    ],
    left: 36,
    showX: text,
    showY: text,
  };
  drawChart(ctx, width, height, chart, palette);
  const across = scale(x[0], x[1], 36, width - 12);
  const down = scale(y[0], y[1], height - 24, 8);
  for (const point of points) {
    ctx.beginPath();
    ctx.arc(across.at(point.x), down.at(point.y), 2.6, 0, 2 * Math.PI);
    ctx.fillStyle = point.held ? palette.surface : palette.ink2;
    ctx.fill();
    ctx.lineWidth = 1.25;
    ctx.strokeStyle = palette.ink2;
    ctx.stroke();
  }
}

const text = (value: number) => String(value).replace('-', '−');
