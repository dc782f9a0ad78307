import type { Context } from './canvas';
import { axesOf, type Chart, dot, drawChart, haloText } from './chart';
import type { Palette } from './palette';
import { evenRange, logRange } from './scale';

/** Draws where a slider has been: hollow dots joined by value, the newest filled, figures at the first and the last. */
export function drawTrail(
  ctx: Context,
  width: number,
  height: number,
  points: readonly { readonly value: number; readonly loss: number }[],
  log: boolean,
  palette: Palette,
): void {
  const usable = points.filter(({ value, loss }) => Number.isFinite(loss) && (!log || value > 0));
  if (usable.length === 0) return;
  const sorted = [...usable].sort((a, b) => a.value - b.value);
  const values = sorted.map(({ value }) => value);
  const losses = sorted.map(({ loss }) => loss);
  const chart: Chart = {
    x: log ? logRange(values, [0.01, 1]) : evenRange(values, [0, 1]),
    y: evenRange([0, ...losses], [0, 1]),
    logX: log,
    series: [{ x: values, y: losses, colour: palette.edge, width: 1.25 }],
    left: 36,
    right: 24,
  };
  drawChart(ctx, width, height, chart, palette);
  const { x, y } = axesOf(chart, width, height);
  const newest = usable[usable.length - 1];
  for (const point of sorted) {
    const isNewest = point === newest;
    const edge = isNewest ? palette.accent : palette.edge;
    dot(
      ctx,
      x.at(point.value),
      y.at(point.loss),
      isNewest ? 4 : 3,
      isNewest ? palette.accent : palette.surface,
      edge,
    );
  }
  for (const point of new Set([usable[0], newest])) {
    const isRight = x.at(point.value) > width * 0.7;
    ctx.font = `${point === newest ? 600 : 400} 12px ${palette.font}`;
    const colour = point === newest ? palette.accent : palette.ink2;
    const at = x.at(point.value) + (isRight ? -8 : 8);
    haloText(
      ctx,
      point.loss.toFixed(3),
      at,
      y.at(point.loss) - 7,
      isRight ? 'right' : 'left',
      palette,
      colour,
    );
  }
}
