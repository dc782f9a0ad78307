import type { Context } from './canvas';
import type { Palette } from './palette';

/** A curve without axes: how a loss falls, on a log scale, with a dot where it is now. */
export interface Spark {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Where the curve will end. */
  readonly until: number;
  /** The values at the bottom and the top. */
  readonly range: readonly [low: number, high: number];
}

export function drawSpark(
  ctx: Context,
  width: number,
  height: number,
  { x, y, until, range }: Spark,
  palette: Palette,
): void {
  const [low, high] = range.map(Math.log);
  const across = (value: number) => (value / until) * (width - 8) + 1;
  const down = (value: number) => {
    const share = (Math.log(Math.max(value, 1e-12)) - low) / (high - low);
    return 5 + (1 - Math.min(1, Math.max(0, share))) * (height - 11);
  };
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(0, height - 0.5);
  ctx.lineTo(width, height - 0.5);
  ctx.stroke();
  if (x.length === 0) return;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.75;
  ctx.lineJoin = 'round';
  ctx.beginPath();
  for (let i = 0; i < x.length; i++) ctx.lineTo(across(x[i]), down(y[i]));
  ctx.stroke();
  ctx.fillStyle = palette.accent;
  ctx.beginPath();
  ctx.arc(across(x.at(-1)!), down(y.at(-1)!), 3.5, 0, 2 * Math.PI);
  ctx.fill();
}
