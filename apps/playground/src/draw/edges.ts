import type { Context } from './canvas';
import { EDGE_STRENGTHS, type Palette } from './palette';

/** Where a unit of the network stands: its left and right end, and its middle. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** The weights between two columns, by rows of the units they lead to: [to, from]. */
export interface EdgeLayer {
  readonly values: ArrayLike<number>;
  readonly from: readonly Place[];
  readonly to: readonly Place[];
}

const THINNEST = 0.6;
const WIDEST = 5;

/** The 96th percentile of the magnitudes: what is drawn widest, so that a single huge weight does not hide the others. */
export function widestMagnitude(layers: readonly { values: ArrayLike<number> }[]): number {
  const all: number[] = [];
  for (const { values } of layers) {
    for (let i = 0; i < values.length; i++) {
      const size = Math.abs(values[i]);
      if (size < Infinity) all.push(size);
    }
  }
  if (all.length === 0) return 0;
  const sorted = Float64Array.from(all).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(0.96 * sorted.length))];
}

/** How strong an edge is drawn, 0 … EDGE_STRENGTHS − 1: ∝ |w|^0.8 up to the widest. */
export function strengthOf(value: number, widest: number): number {
  const share = widest > 0 ? Math.min(1, Math.abs(value) / widest) ** 0.8 : 0;
  return Math.min(EDGE_STRENGTHS - 1, Math.floor(share * EDGE_STRENGTHS));
}

export function widthOf(strength: number): number {
  return THINNEST + ((WIDEST - THINNEST) * strength) / (EDGE_STRENGTHS - 1);
}

/** What to stroke: its colour and width, and its curves as [layer, to, from] triples. Faint ones come first. */
export interface EdgeBucket {
  readonly colour: string;
  readonly width: number;
  readonly edges: readonly number[];
}

/** Sorts the edges by sign and strength: one bucket for each, thin ones behind. */
export function bucketEdges(
  layers: readonly EdgeLayer[],
  widest: number,
  palette: Palette,
): EdgeBucket[] {
  const edges = Array.from({ length: 2 * EDGE_STRENGTHS }, (): number[] => []);
  layers.forEach(({ values, from, to }, layer) => {
    for (let j = 0; j < to.length; j++) {
      for (let i = 0; i < from.length; i++) {
        const value = values[j * from.length + i];
        // what is exactly zero or not a number has no sign to show
        if (!(value < 0 || value > 0)) continue;
        edges[2 * strengthOf(value, widest) + (value > 0 ? 1 : 0)].push(layer, j, i);
      }
    }
  });
  return edges
    .map((list, i) => ({
      colour: palette.edges[i % 2][i >> 1],
      width: widthOf(i >> 1),
      edges: list,
    }))
    .filter((bucket) => bucket.edges.length > 0);
}

/**
 * Draws all edges, bucket by bucket. Each edge is stroked by itself: one path of hundreds of crossing curves takes a software
 * rasterizer five to ten times as long.
 */
export function drawEdges(
  ctx: Context,
  layers: readonly EdgeLayer[],
  buckets: readonly EdgeBucket[],
): void {
  for (const { colour, width, edges } of buckets) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    for (let i = 0; i < edges.length; i += 3) {
      const { from, to } = layers[edges[i]];
      ctx.beginPath();
      traceEdge(ctx, from[edges[i + 2]], to[edges[i + 1]]);
      ctx.stroke();
    }
  }
}

/** One edge as an S from the right end of a unit to the left end of another. */
export function traceEdge(
  ctx: Pick<CanvasRenderingContext2D, 'moveTo' | 'bezierCurveTo'>,
  from: Place,
  to: Place,
): void {
  const bend = (to.left - from.right) * 0.5;
  ctx.moveTo(from.right, from.y);
  ctx.bezierCurveTo(from.right + bend, from.y, to.left - bend, to.y, to.left, to.y);
}

/** The edge nearest to a point, as [layer, to, from]; null where none is within some pixels. */
export function edgeAt(
  layers: readonly EdgeLayer[],
  x: number,
  y: number,
  within = 7,
): [layer: number, to: number, from: number] | null {
  let best: [number, number, number] | null = null;
  let nearest = within;
  layers.forEach(({ from, to }, layer) => {
    const start = from[0]?.right ?? Infinity;
    const end = to[0]?.left ?? -Infinity;
    if (x < start || x > end) return;
    const share = parameterAt((x - start) / (end - start));
    // both control points are at the height of their ends: y(s) = y0 + (y1 − y0)(3s² − 2s³)
    const rise = share * share * (3 - 2 * share);
    from.forEach((a, i) => {
      to.forEach((b, j) => {
        const distance = Math.abs(a.y + (b.y - a.y) * rise - y);
        if (distance < nearest) {
          nearest = distance;
          best = [layer, j, i];
        }
      });
    });
  });
  return best;
}

/** The parameter s of the S-curve where it has come a share of its way: x(s) = 1.5 s (1 − s) + s³, solved by bisection. */
function parameterAt(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const s = (low + high) / 2;
    const x = 1.5 * s * (1 - s) * (1 - s) + 1.5 * s * s * (1 - s) + s * s * s;
    if (x < share) low = s;
    else high = s;
  }
  return (low + high) / 2;
}
