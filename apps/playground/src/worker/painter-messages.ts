import type { Palette } from '../draw/palette';
import type { Picture } from '../draw/picture';
import type { Letters } from './letters';

/** What the page tells the painter; it answers an order to paint with the number of the canvas. */
export type PainterMessage =
  | { readonly type: 'canvas'; readonly id: number; readonly canvas: OffscreenCanvas }
  | { readonly type: 'palette'; readonly id: number; readonly palette: Palette }
  | { readonly type: 'letters'; readonly letters: readonly Letters[] }
  | { readonly type: 'drop'; readonly id: number }
  | {
      readonly type: 'paint';
      readonly id: number;
      readonly width: number;
      readonly height: number;
      readonly ratio: number;
      /** The number of its palette. */
      readonly palette: number;
      /** Without what is still. */
      readonly picture: { readonly kind: Picture['kind'] };
      /** Left out where it is what it was. */
      readonly still?: unknown;
    };
