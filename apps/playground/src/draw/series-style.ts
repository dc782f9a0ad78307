import type { Context } from './canvas';
import type { Palette } from './palette';

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'ring';

/** How one of several lines looks: by colour, dash and marker, so that any of them is enough. */
export interface SeriesStyle {
  /** The design token of its colour. */
  readonly token: '--s1' | '--s2' | '--s3' | '--s4' | '--s5' | '--ink-3';
  readonly dash: readonly number[];
  readonly marker: Marker;
}

const STYLES: readonly SeriesStyle[] = [
  { token: '--s1', dash: [], marker: 'circle' },
  { token: '--s2', dash: [7, 3], marker: 'square' },
  { token: '--s4', dash: [], marker: 'triangle' },
  { token: '--s3', dash: [2, 3], marker: 'diamond' },
  { token: '--s5', dash: [9, 3, 2, 3], marker: 'circle' },
  { token: '--ink-3', dash: [12, 4], marker: 'ring' },
];

/** The style of the series with a number. */
export function seriesStyle(index: number): SeriesStyle {
  return STYLES[index % STYLES.length];
}

export function colourOf({ token }: SeriesStyle, palette: Palette): string {
  return token === '--ink-3' ? palette.ink3 : palette.series[Number(token[3]) - 1];
}

/** A marker as the path of an SVG, which a canvas reads too. */
export function markerPath(marker: Marker, x: number, y: number, r: number): string {
  switch (marker) {
    case 'square':
      return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 'triangle':
      return `M${x} ${y - 1.2 * r}l${1.15 * r} ${2.1 * r}h${-2.3 * r}z`;
    case 'diamond':
      return `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z`;
    default:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
}

/** Draws a marker on a thin halo of the surface. */
export function drawMarker(
  ctx: Context,
  style: SeriesStyle,
  x: number,
  y: number,
  r: number,
  palette: Palette,
): void {
  const path = new Path2D(markerPath(style.marker, x, y, r));
  const colour = colourOf(style, palette);
  ctx.setLineDash([]);
  ctx.lineWidth = 2;
  ctx.strokeStyle = style.marker === 'ring' ? colour : palette.surface;
  ctx.stroke(path);
  ctx.fillStyle = style.marker === 'ring' ? palette.surface : colour;
  ctx.fill(path);
}
