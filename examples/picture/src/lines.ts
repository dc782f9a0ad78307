import { element, polyline, words } from './element';
import type { Box, Panel } from './panels';
import { linearScale, logScale, roundStep, type Scale } from './scale';

/** A quantity at 1, 2, 3, …; what is not finite is left out. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

export interface LinesOptions {
  readonly heading: string;
  /** What is counted along the axis, such as `epoch`. */
  readonly along: string;
  /** Equal ratios as equal heights. */
  readonly log?: boolean;
}

const HEAD = 52;
const FOOT = 24;
const GUTTER = 48;

/** Lines over a common axis, with their names above it. */
export function lines({ heading, along, log = false }: LinesOptions, all: readonly Line[]): Panel {
  return ({ left, top, width, height }: Box) => {
    const [from, to] = [left + GUTTER, left + width];
    const [bottom, ceiling] = [top + height - FOOT, top + HEAD];
    const count = Math.max(2, ...all.map(({ values }) => values.length));
    const x = linearScale([1, count], [from, to], roundStep(count, 6));
    const y = scaleOf(all, log, [bottom, ceiling]);
    return [
      words(left, top + 10, 'heading', heading),
      ...all.map(({ name }, i) => key(left + (i * width) / all.length, top + 34, i, name)),
      ...y.ticks.map((tick) => hairline(from, to, y.at(tick))),
      ...y.ticks.map((tick) => words(from - 10, y.at(tick) + 4, 'right', String(short(tick)))),
      ...x.ticks
        .filter((tick) => tick > 0)
        .map((tick) => words(x.at(tick), bottom + 20, 'middle', String(tick))),
      words(from - 10, bottom + 20, 'right', along),
      ...all.map(({ values }, i) => {
        const points = values.map((value, k) => [x.at(k + 1), y.at(value)] as const);
        return polyline(
          points.filter((point) => point.every(Number.isFinite)),
          `line line-${i}`,
        );
      }),
    ].join('');
  };
}

export function hairline(left: number, right: number, y: number): string {
  return element('path', {
    d: `M${short(left)} ${Math.round(y) + 0.5}H${short(right)}`,
    class: 'hairline',
  });
}

function scaleOf(all: readonly Line[], log: boolean, ends: readonly [number, number]): Scale {
  const values = all.flatMap((line) => line.values.filter((value) => Number.isFinite(value)));
  const shown = log ? values.filter((value) => value > 0) : values;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  if (log) return logScale([low * 0.9, high * 1.1], ends);
  const step = roundStep(high - low || 1, 5);
  return linearScale([Math.floor(low / step) * step, Math.ceil(high / step) * step], ends, step);
}

function key(x: number, y: number, i: number, name: string): string {
  const dash = [
    [x, y - 4],
    [x + 16, y - 4],
  ] as const;
  return polyline(dash, `line line-${i}`) + words(x + 22, y, 'label', name);
}

function short(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
