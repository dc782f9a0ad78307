import type { Tensor } from '@bp/tensor';
import { element, words } from './element';
import type { Panel } from './panels';

export interface PlaneOptions {
  readonly heading: string;
  /** What is said under the heading. */
  readonly note: string;
  /** The part of the plane that is shown: [low, high] of both axes. */
  readonly range: readonly [x: readonly [number, number], y: readonly [number, number]];
  /** Points [n, 2] and their classes [n], 0 or 1. */
  readonly data: { readonly x: Tensor; readonly y: Tensor };
  /** For points [n, 2] the class that a model gives each, [n]. */
  decide(points: number[][]): Tensor;
}

const HEAD = 44;
const CELL = 4;

/** What a model decides everywhere in a part of the plane, and the points that it has learned from. */
export function plane(options: PlaneOptions): Panel {
  return ({ left, top, width, height }) => {
    const { heading, note, data } = options;
    const [[x0, x1], [y0, y1]] = options.range;
    const floor = height - HEAD;
    const columns = Math.floor(width / CELL);
    const rows = Math.floor(floor / CELL);
    const cells = Array.from({ length: rows * columns }, (_, i) => [
      x0 + ((i % columns) + 0.5) * ((x1 - x0) / columns),
      y1 - (Math.floor(i / columns) + 0.5) * ((y1 - y0) / rows),
    ]);
    const decided = Array.from(options.decide(cells).data, Number);
    const size = [width / columns, floor / rows] as const;
    const areas = [0, 1].map((one) =>
      element('path', {
        d: runs(decided, columns, one)
          .map(([row, from, to]) => {
            const [x, y] = [left + from * size[0], top + HEAD + row * size[1]];
            return `M${x.toFixed(1)} ${y.toFixed(1)}h${((to - from) * size[0]).toFixed(1)}v${size[1].toFixed(1)}H${x.toFixed(1)}z`;
          })
          .join(''),
        class: `area-${one}`,
      }),
    );
    const dots = (data.x.toArray() as number[][]).map(([a, b], i) => {
      if (a < x0 || a > x1 || b < y0 || b > y1) return '';
      return element('circle', {
        cx: left + ((a - x0) / (x1 - x0)) * width,
        cy: top + HEAD + ((y1 - b) / (y1 - y0)) * floor,
        r: 2.5,
        class: `point-${data.y.data[i]}`,
      });
    });
    return [
      words(left, top + 10, 'heading', heading),
      words(left, top + 30, 'label', note),
      ...areas,
      ...dots,
    ].join('');
  };
}

/** Neighbours in a row that are of a class: their row, the first, and the one after the last. */
function runs(
  decided: readonly number[],
  columns: number,
  one: number,
): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let i = 0; i < decided.length; i++) {
    if (decided[i] !== one) continue;
    const [row, column] = [Math.floor(i / columns), i % columns];
    const last = found.at(-1);
    if (last && last[0] === row && last[2] === column) last[2]++;
    else found.push([row, column, column + 1]);
  }
  return found;
}
