import type { Context } from './canvas';
import { type DecisionMap, drawDecisionMap } from './decision-map';
import type { Palette } from './palette';

/** Where ticks stand, as shares of an axis. */
export const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;

/** The margins of a map, and the words of its ticks at {@link SHARES}. */
export interface MapFrame {
  readonly left: number;
  readonly bottom: number;
  readonly ticks: { readonly x: readonly string[]; readonly y: readonly string[] } | null;
}

/** Draws a map with its axes into a box: the largest square that fits. */
export function drawFramedMap(
  ctx: Context,
  width: number,
  height: number,
  map: DecisionMap,
  { left, bottom, ticks }: MapFrame,
  palette: Palette,
): void {
  const side = Math.min(width - left, height - bottom);
  ctx.save();
  ctx.translate(left, 0);
  ctx.beginPath();
  ctx.rect(0, 0, side, side);
  ctx.clip();
  drawDecisionMap(ctx, side, map, palette);
  ctx.restore();
  if (!ticks) return;
  ctx.font = `12px ${palette.font}`;
  ctx.fillStyle = palette.ink3;
  SHARES.forEach((share, i) => {
    ctx.textAlign = share === 0 ? 'left' : share === 1 ? 'right' : 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(ticks.x[i], left + share * side - (share === 0 ? 6 : 0), side + 15);
    ctx.textAlign = 'right';
    ctx.textBaseline = share === 0 ? 'bottom' : share === 1 ? 'top' : 'middle';
    ctx.fillText(ticks.y[i], left - 6, (1 - share) * side);
  });
}
