import type { Context } from './canvas';
import { cssColour, mix, parseColour } from './colour';
import type { Palette } from './palette';
import { scale } from './scale';

/** Counts over equal steps of a range that is drawn around zero. */
export interface Histogram {
  readonly counts: ArrayLike<number>;
  readonly low: number;
  readonly high: number;
  /** The count that reaches the top; the largest one by default. */
  readonly top?: number;
}

const STRENGTHS = 32;
const shades = new WeakMap<Palette, readonly [negative: string[], positive: string[]]>();

/** From the ground to the colour of a sign; mixing colours costs more than drawing bars, so they are mixed once. */
function shadesOf(palette: Palette) {
  const known = shades.get(palette);
  if (known) return known;
  const ground = parseColour(palette.bg);
  const to = (colour: string) =>
    Array.from({ length: STRENGTHS + 1 }, (_, i) =>
      cssColour(mix(ground, parseColour(colour), i / STRENGTHS)),
    );
  const made = [to(palette.neg), to(palette.pos)] as const;
  shades.set(palette, made);
  return made;
}

/** Draws a histogram: each bar in the colour of its sign, fainter near zero, and a line below. */
export function drawHistogram(
  ctx: Context,
  width: number,
  height: number,
  { counts, low, high, top }: Histogram,
  palette: Palette,
): void {
  const bars = counts.length;
  const most = top ?? Math.max(1, ...Array.from(counts));
  const step = width / bars;
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const [negative, positive] = shadesOf(palette);
  for (let i = 0; i < bars; i++) {
    if (counts[i] === 0) continue;
    const middle = low + ((i + 0.5) / bars) * (high - low);
    const tall = Math.max(1, (Math.min(1, counts[i] / most) * (height - 4)) | 0);
    const strength = 0.35 + 0.65 * Math.min(1, (2 * Math.abs(middle)) / reach);
    ctx.fillStyle = (middle < 0 ? negative : positive)[Math.round(strength * STRENGTHS)];
    ctx.fillRect(i * step + 0.5, height - 1 - tall, Math.max(1, step - 1), tall);
  }
  ctx.fillStyle = palette.edge;
  ctx.fillRect(0, height - 1, width, 1);
  if (low < 0 && high > 0)
    ctx.fillRect(Math.round((-low / (high - low)) * width), height - 4, 1, 4);
}

/** One value per sample on a signed axis. */
export interface Strip {
  readonly values: ArrayLike<number>;
  /** Of the ringed one. */
  readonly pinned: number | null;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How high dots are stacked before the rest is only counted. */
export const MOST_STACKED = 6;

/** Where the dots of a strip go: by its column, and the height in its stack (−1 where it is cut). */
export function stackDots(
  { values, low, high }: Pick<Strip, 'values' | 'low' | 'high'>,
  columns: number,
): { column: number; level: number }[] {
  const filled = new Map<number, number>();
  return Array.from(values, (value) => {
    const column = Math.round(((value - low) / (high - low)) * columns);
    const level = filled.get(column) ?? 0;
    filled.set(column, level + 1);
    return { column, level: level < MOST_STACKED ? level : -1 };
  });
}

/** Draws a strip of dots: colour = sign, stacked where they pile up, the mean as a line, the pinned one ringed. */
export function drawStrip(
  ctx: Context,
  width: number,
  height: number,
  strip: Strip,
  palette: Palette,
): void {
  const base = height - 1;
  ctx.fillStyle = palette.edge;
  ctx.fillRect(0, base, width, 1);
  const pad = 10;
  const across = scale(strip.low, strip.high, pad, width - pad);
  const gap = 7;
  const columns = Math.max(1, Math.round((width - 2 * pad) / gap));
  const dots = stackDots(strip, columns);
  dots.forEach(({ column, level }, i) => {
    if (level < 0 || i === strip.pinned) return;
    circle(ctx, pad + (column / columns) * (width - 2 * pad), base - 5 - level * 6.4, 2.6);
    ctx.fillStyle = strip.values[i] < 0 ? palette.neg : palette.pos;
    ctx.fill();
  });
  ctx.fillStyle = palette.ink;
  ctx.fillRect(Math.round(across.at(strip.mean)) - 1, 4, 2, height - 4);
  if (strip.pinned === null || !(strip.pinned in dots)) return;
  const value = strip.values[strip.pinned];
  const at = across.at(value);
  circle(ctx, at, base - 8, 3.4);
  ctx.fillStyle = value < 0 ? palette.neg : palette.pos;
  ctx.fill();
  circle(ctx, at, base - 8, 7);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 2;
  ctx.stroke();
}

function circle(ctx: Context, x: number, y: number, r: number) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
}

/** Counts values into equal steps of a range; what lies outside is counted into its end. */
export function countInto(values: ArrayLike<number>, bins: number, low: number, high: number) {
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const bin = Math.floor(((values[i] - low) / (high - low)) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))]++;
  }
  return counts;
}
