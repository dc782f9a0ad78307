import { words } from './element';
import { type Caption, frame } from './frame';

/** Where a panel lies, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One of several drawings in a picture, in the box that it is given. */
export type Panel = (box: Box) => string;

const WIDTH = 880;
const MARGIN = 28;
const GAP = 32;
const HEADER = 64;

/** How panels make a picture. */
export interface PanelsOptions extends Caption {
  /** Panels in a row; 1 by default. */
  readonly columns?: number;
  /** Of a panel, in pixels. */
  readonly height: number;
}

/** Panels under a title, in rows. */
export function panels(options: PanelsOptions, all: readonly Panel[]): string {
  const { columns = 1, height, title } = options;
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const rows = Math.ceil(all.length / columns);
  const drawn = all.map((panel, i) =>
    panel({
      left: MARGIN + (i % columns) * (width + GAP),
      top: HEADER + Math.floor(i / columns) * (height + GAP),
      width,
      height,
    }),
  );
  const total = HEADER + rows * (height + GAP) - GAP + MARGIN;
  return frame(options, [WIDTH, total], words(MARGIN, 38, 'title', title), ...drawn);
}
