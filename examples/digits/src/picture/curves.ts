import {
  type Box,
  element,
  hairline,
  linearScale,
  polyline,
  roundStep,
  type Scale,
  words,
} from '@bp/example-picture';

/** One quantity over the epochs, for training and for validation. */
export interface Curves {
  readonly heading: string;
  readonly training: readonly number[];
  readonly validation: readonly number[];
  /** The epoch whose weights are kept, from 1; 0 where there is none. */
  readonly best: number;
  /** At which end the chart has room for words. */
  readonly room: 'top' | 'bottom';
  /** Places the quantity between two heights. */
  scale(bottom: number, top: number): Scale;
  /** What stands at a tick. */
  format(tick: number): string;
}

const HEAD = 28;
const FOOT = 24;
const GUTTER = 48;

/** A chart with its heading and key; what lies below the axis is cut off. */
export function drawCurves(curves: Curves, box: Box): string {
  const left = box.left + GUTTER;
  const right = box.left + box.width;
  const top = box.top + HEAD;
  const bottom = box.top + box.height - FOOT;
  const epochs = curves.training.length;
  const y = curves.scale(bottom, top);
  const x = linearScale([1, Math.max(epochs, 2)], [left, right - 6], roundStep(epochs, 7));
  const clip = `inside-${box.left}`;

  const line = (values: readonly number[], look: string): string => {
    const points = values.flatMap((value, i) => {
      const at = [x.at(i + 1), y.at(value)] as const;
      return at.every(Number.isFinite) ? [at] : [];
    });
    return polyline(points, look);
  };

  return [
    words(box.left, box.top + 10, 'heading', curves.heading),
    drawKey(right, box.top + 10),
    ...y.ticks.map((tick) => hairline(left, right, y.at(tick))),
    ...y.ticks.map((tick) => words(left - 10, y.at(tick) + 4, 'right', curves.format(tick))),
    ...x.ticks.map((tick) => words(x.at(tick), bottom + 20, 'middle', String(tick))),
    words(left - 10, bottom + 20, 'right', 'epoch'),
    element('clipPath', { id: clip }, area(left, top, right, bottom)),
    drawBestEpoch(curves, x, [bottom, top]),
    element(
      'g',
      { 'clip-path': `url(#${clip})` },
      line(curves.training, 'training'),
      line(curves.validation, 'validation'),
    ),
    drawBestPoint(curves, x, y),
  ].join('');
}

/** Both looks with their names, ending at the right. */
function drawKey(right: number, y: number): string {
  const entry = (x: number, look: string, name: string): string =>
    polyline(
      [
        [x, y - 4],
        [x + 22, y - 4],
      ],
      look,
    ) + words(x + 28, y, 'label', name);
  return entry(right - 182, 'training', 'training') + entry(right - 90, 'validation', 'validation');
}

/** A dotted line, with its words on the side where there is more room. */
function drawBestEpoch({ best, training, room }: Curves, x: Scale, ends: [number, number]): string {
  if (best === 0) return '';
  const [bottom, top] = ends;
  const at = x.at(best);
  const late = best > training.length / 2;
  return [
    element('path', { d: `M${at.toFixed(2)} ${bottom}V${top}`, class: 'best' }),
    words(
      at + (late ? -8 : 8),
      room === 'top' ? top + 10 : bottom - 10,
      late ? 'right' : 'label',
      `best: epoch ${best}`,
    ),
  ].join('');
}

function drawBestPoint({ best, validation }: Curves, x: Scale, y: Scale): string {
  if (best === 0) return '';
  return element('circle', {
    cx: x.at(best),
    cy: y.at(validation[best - 1]),
    r: 3.5,
    class: 'dot',
  });
}

function area(left: number, top: number, right: number, bottom: number): string {
  return element('rect', { x: left, y: top - 4, width: right - left, height: bottom - top + 4 });
}
