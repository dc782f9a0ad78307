// The pictures of a run as drawings of a given size, for a canvas or an SVG.
import type { Context } from '../../draw/canvas';
import { drawChart, type Series } from '../../draw/chart';
import { drawDecisionMap, type MapPoint } from '../../draw/decision-map';
import {
  bucketEdges,
  drawEdges,
  type EdgeLayer,
  type Place,
  widestMagnitude,
} from '../../draw/edges';
import { drawFitLine } from '../../draw/fit-line';
import type { Palette } from '../../draw/palette';
import { evenRange, logRange } from '../../draw/scale';
import { drawTile } from '../../draw/tiles';
import type { Curve, Maps, Prepared, Snapshot } from '../../worker/train-messages';

export interface Picture {
  readonly width: number;
  readonly height: number;
  draw(ctx: Context, palette: Palette): void;
}

/** The answers over the plane with the samples; for one input the line through them. */
export function mapPicture(prepared: Prepared, map: Maps | null, side = 480): Picture {
  return {
    width: side,
    height: side,
    draw(ctx, palette) {
      const [low, high] = prepared.outputRange;
      const { ranges } = prepared.samples;
      const picture = {
        x: ranges[0],
        y: ranges[1] ?? reachOf(prepared),
        values: map?.values ?? null,
        size: map?.side ?? 0,
        planes: map?.count ?? 1,
        low,
        high,
        continuous: prepared.task === 'regression',
        points: pointsOf(prepared),
      };
      ctx.save();
      ctx.beginPath();
      ctx.rect(0, 0, side, side);
      ctx.clip();
      if (prepared.inputs.length > 1) drawDecisionMap(ctx, side, picture, palette);
      else drawFitLine(ctx, side, side, { ...picture, answers: map?.values ?? null }, palette);
      ctx.restore();
    },
  };
}

/** What the axis of a learned number reaches over, a little wider than its values. */
function reachOf({ outputRange: [low, high] }: Prepared): readonly [number, number] {
  const margin = (high - low) / 20 || 1;
  return [low - margin, high + margin];
}

function pointsOf({ samples, task, outputRange: [low, high] }: Prepared): MapPoint[] {
  const { x, width, n, y, part } = samples;
  return Array.from({ length: n }, (_, i) => i).flatMap((i) => {
    if (part[i] === 2) return [];
    const label = task === 'regression' ? (y[i] - low) / (high - low) : y[i];
    return [
      { x: x[i * width], y: width > 1 ? x[i * width + 1] : y[i], label, held: part[i] === 1 },
    ];
  });
}

/** Training and validation loss over the epochs, on a scale of powers. */
export function curvePicture(
  curve: Curve,
  names: { readonly train: string; readonly validation: string },
  size: { readonly width: number; readonly height: number } = { width: 640, height: 360 },
  until = Infinity,
): Picture {
  const { width, height } = size;
  return {
    width,
    height,
    draw(ctx, palette) {
      const upTo = curve.epoch.filter((epoch) => epoch <= until).length;
      const x = curve.epoch.subarray(0, upTo);
      const has = curve.validation.some((value) => Number.isFinite(value));
      const of = (y: Float64Array, colour: string, dash: number[]): Series => ({
        x,
        y: y.subarray(0, upTo),
        colour,
        dash,
        end: 'filled',
      });
      const train = of(curve.train, palette.ink, []);
      const validation = of(curve.validation, palette.accent, [4, 3]);
      drawChart(
        ctx,
        width,
        height - 24,
        {
          x: evenRange([0, ...curve.epoch], [0, 1]),
          y: logRange([...curve.train, ...curve.validation], [0.1, 1]),
          logY: true,
          series: has ? [train, validation] : [train],
          left: 48,
        },
        palette,
      );
      drawKey(ctx, height - 8, names, has, palette);
    },
  };
}

function drawKey(
  ctx: Context,
  y: number,
  names: { readonly train: string; readonly validation: string },
  hasValidation: boolean,
  palette: Palette,
) {
  ctx.font = `12px ${palette.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  let x = 48;
  const lines = [
    [names.train, palette.ink, []],
    [names.validation, palette.accent, [4, 3]],
  ] as const;
  for (const [name, colour, dash] of hasValidation ? lines : lines.slice(0, 1)) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.75;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(x, y - 4);
    ctx.lineTo(x + 24, y - 4);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = palette.ink2;
    ctx.fillText(name, x + 30, y);
    x += 46 + ctx.measureText(name).width;
  }
}

const TILE = 28;
const COLUMN = 140;

/** Units as their maps, in columns, with the weights between them. */
export function networkPicture(prepared: Prepared, shot: Snapshot): Picture {
  const most = Math.max(...prepared.shape);
  const step = most > 16 ? TILE + 2 : TILE + 10;
  const height = Math.max(120, most * step + 56);
  const width = (prepared.shape.length - 1) * COLUMN + TILE + 48;
  const columns = prepared.shape.map((units, k) =>
    Array.from({ length: units }, (_, i): Place => {
      const left = 24 + k * COLUMN;
      const y = (height - 24) / 2 + (i - (units - 1) / 2) * step;
      return { left, right: left + TILE, y };
    }),
  );
  const edges: EdgeLayer[] = (shot.edges ?? []).map(({ edges: values }, i) => ({
    values,
    from: columns[i],
    to: columns[i + 1],
  }));
  return {
    width,
    height,
    draw(ctx, palette) {
      drawEdges(ctx, edges, bucketEdges(edges, widestMagnitude(edges), palette));
      columns.forEach((column, k) => {
        const layer = k === 0 ? 'in' : prepared.layers[k - 1].id;
        const tiles = shot.tiles?.find((one) => one.layer === layer);
        column.forEach((place, i) => {
          drawUnit(ctx, place, palette, tileOf(prepared, layer, tiles, i));
        });
        ctx.font = `12px ${palette.font}`;
        ctx.textAlign = 'center';
        ctx.textBaseline = 'alphabetic';
        ctx.fillStyle = palette.ink2;
        const name =
          k === 0 ? String(column.length) : `${column.length} ${nameOf(prepared, k - 1)}`;
        ctx.fillText(name, column[0].left + TILE / 2, height - 8);
      });
    },
  };
}

const nameOf = ({ layers }: Prepared, k: number) => layers[k].activation;

interface Tile {
  readonly values: Float32Array;
  readonly side: number;
  readonly low: number;
  readonly high: number;
}

function tileOf(
  prepared: Prepared,
  layer: string,
  tiles: NonNullable<Snapshot['tiles']>[number] | undefined,
  unit: number,
): Tile | null {
  if (!tiles) return null;
  const size = tiles.side * tiles.rows;
  const own = tiles.values.subarray(unit * size, (unit + 1) * size);
  if (own.length < size) return null;
  // of a single input there is one row, which stands for all
  const values =
    tiles.rows === tiles.side
      ? own
      : Float32Array.from({ length: tiles.side ** 2 }, (_, i) => own[i % tiles.side]);
  if (layer === 'out') {
    const [low, high] = prepared.outputRange;
    return { values, side: tiles.side, low, high };
  }
  const widest = tiles.widest[unit] || 1;
  return { values, side: tiles.side, low: -widest, high: widest };
}

function drawUnit(ctx: Context, { left, y }: Place, palette: Palette, tile: Tile | null) {
  const box = { x: left, y: y - TILE / 2, side: TILE };
  if (tile)
    drawTile(ctx, { ...tile, rows: tile.side, range: [tile.low, tile.high] }, palette.tile, box);
  else {
    ctx.fillStyle = palette.bg;
    ctx.fillRect(box.x, box.y, TILE, TILE);
  }
  ctx.strokeStyle = palette.edge;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(box.x, box.y, TILE, TILE);
  ctx.stroke();
}
