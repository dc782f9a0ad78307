import { drawHistogram, type Histogram } from './bars';
import type { Context } from './canvas';
import { type Chart, drawChart } from './chart';
import type { DecisionMap, MapPoint } from './decision-map';
import { drawFramedMap, type MapFrame } from './framed-map';
import { drawNetwork, type NetworkPicture, type UnitTile } from './network';
import type { Palette } from './palette';
import { drawTile } from './tiles';

/** A drawing as data, which can be sent to another thread. `still` is what seldom changes: it is sent only when it is another. */
export type Picture =
  | { readonly kind: 'network'; readonly network: NetworkPicture; readonly still?: null }
  | {
      readonly kind: 'map';
      readonly map: Omit<DecisionMap, 'points'>;
      readonly frame: MapFrame;
      readonly still: readonly MapPoint[];
    }
  | { readonly kind: 'tile'; readonly tile: UnitTile | null; readonly still?: null }
  | {
      readonly kind: 'chart';
      /** With its ticks in words. */
      readonly chart: Omit<Chart, 'showX' | 'showY'>;
      readonly still?: null;
    }
  | { readonly kind: 'histogram'; readonly histogram: Histogram | null; readonly still?: null };

/** Draws a picture into a box. */
export function drawPicture(
  ctx: Context,
  width: number,
  height: number,
  picture: Picture,
  palette: Palette,
): void {
  switch (picture.kind) {
    case 'network':
      drawNetwork(ctx, picture.network, palette);
      break;
    case 'map':
      drawFramedMap(
        ctx,
        width,
        height,
        { ...picture.map, points: picture.still },
        picture.frame,
        palette,
      );
      break;
    case 'tile': {
      const box = { x: 0, y: 0, side: width };
      if (picture.tile) drawTile(ctx, picture.tile, palette.tile, box);
      break;
    }
    case 'chart':
      drawChart(ctx, width, height, picture.chart, palette);
      break;
    case 'histogram':
      if (picture.histogram) drawHistogram(ctx, width, height, picture.histogram, palette);
  }
}
