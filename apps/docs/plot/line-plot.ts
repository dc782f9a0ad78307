/** A line of a plot; the text is written at its end or in the key. */
export interface PlotLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly label: string;
  /** Which of the five series of the design language it is drawn as; the first is ink. */
  readonly series?: 1 | 2 | 3 | 4 | 5;
  readonly dashed?: boolean;
}

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly label?: string;
}

export interface LinePlotOptions {
  /** What the picture shows, for those who do not see it. */
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel?: string;
  readonly lines: readonly PlotLine[];
  readonly points?: readonly PlotPoint[];
  /** The values axis by powers of ten. */
  readonly log?: boolean;
  readonly yRange?: readonly [number, number];
  readonly height?: number;
}

/** Lines are drawn on a canvas of this size, which is then stretched; letters, beside it in per cent, are not. */
const CANVAS = 1000;
const HEIGHT = 240;

/**
 * A picture of functions whose colours are those of the theme (classes `plot-*`): horizontal hairlines, at most six ticks, each
 * line with a dash of its own. Values outside of the range are cut, those that are not finite leave a gap. It takes any width:
 * lines are stretched, and letters keep their size.
 */
export function linePlot(options: LinePlotOptions): string {
  const lines = options.lines.map((line) => ({
    ...line,
    y: line.y.map((y) => scaled(y, options)),
  }));
  const points = (options.points ?? []).map((point) => ({ ...point, y: scaled(point.y, options) }));
  const xs = finite(lines.flatMap(({ x }) => x));
  const ys = finite([...lines.flatMap(({ y }) => y), ...points.map(({ y }) => y)]);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] =
    options.yRange?.map((y) => scaled(y, options)) ?? padded(Math.min(...ys), Math.max(...ys));
  /** Shares of the width and of the height, from the left and from the top. */
  const left = (x: number) => (x - x0) / (x1 - x0 || 1);
  const top = (y: number) => (y1 - y) / (y1 - y0 || 1);
  const drawn = [
    ...ticks(y0, y1).map((y) => {
      const zero = y === 0 && !options.log ? ' plot-zero' : '';
      return `<path class="plot-grid${zero}" d="M0 ${canvas(top(y))}H${CANVAS}"/>`;
    }),
    ...lines.map(({ x, y, series = 1, dashed }) => {
      const d = path(x, y, left, top, [y0, y1]);
      return `<path class="plot-line plot-s${series}${dashed ? ' plot-dashed' : ''}" d="${d}"/>`;
    }),
    // a round end of a line of no length: a dot that is not stretched
    ...points.map(({ x, y }) => {
      const at = `M${canvas(left(x))} ${canvas(top(y))}h0`;
      return `<path class="plot-halo" d="${at}"/><path class="plot-point" d="${at}"/>`;
    }),
  ];
  const letters = [
    ...ticks(y0, y1).map((y) => {
      const text = options.log ? `10${raised(y)}` : short(y);
      return `<span class="plot-y" style="top:${percent(top(y))}">${text}</span>`;
    }),
    ...ticks(x0, x1).map(
      (x) => `<span class="plot-x" style="left:${percent(left(x))}">${short(x)}</span>`,
    ),
    ...points.flatMap(({ x, y, label }) => {
      if (!label) return [];
      const side = left(x) > 0.6 ? ' plot-before' : '';
      const place = `left:${percent(left(x))};top:${percent(top(y))}`;
      return [`<span class="plot-value${side}" style="${place}">${escaped(label)}</span>`];
    }),
  ];
  const name = escaped(options.title);
  const yLabel = options.yLabel ? `<p class="plot-axis">${escaped(options.yLabel)}</p>` : '';
  return [
    '<figure class="plot">',
    options.lines.length > 1 ? legend(options.lines) : '',
    yLabel,
    `<div class="plot-box" role="img" aria-label="${name}" style="height:${options.height ?? HEIGHT}px">`,
    `<svg viewBox="0 0 ${CANVAS} ${CANVAS}" preserveAspectRatio="none" aria-hidden="true">${drawn.join('')}</svg>`,
    `${letters.join('')}</div>`,
    `<p class="plot-axis plot-below">${escaped(options.xLabel)}</p>`,
    `<figcaption>${name}</figcaption></figure>`,
  ].join('');
}

function legend(lines: readonly PlotLine[]): string {
  const items = lines.map(({ label, series = 1, dashed }) => {
    const line = `<path class="plot-line plot-s${series}${dashed ? ' plot-dashed' : ''}" d="M0 4H24"/>`;
    return `<li><svg viewBox="0 0 24 8" aria-hidden="true">${line}</svg>${escaped(label)}</li>`;
  });
  return `<ul class="plot-legend">${items.join('')}</ul>`;
}

function canvas(share: number): string {
  return String(Math.round(10 * CANVAS * share) / 10);
}

function percent(share: number): string {
  return `${Math.round(10_000 * share) / 100}%`;
}

/** `count` values from a to b, both of them among these. */
export function between(a: number, b: number, count = 201): number[] {
  return Array.from({ length: count }, (_, i) => a + ((b - a) * i) / (count - 1));
}

function scaled(y: number, { log }: LinePlotOptions): number {
  return log ? (y > 0 ? Math.log10(y) : Number.NaN) : y;
}

function finite(values: readonly number[]): number[] {
  return values.filter(Number.isFinite);
}

function padded(low: number, high: number): [number, number] {
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - room, high + room];
}

/** Lines end where they leave the range, and begin where they come in. */
function path(
  x: readonly number[],
  y: readonly number[],
  left: (x: number) => number,
  top: (y: number) => number,
  [low, high]: readonly [number, number],
): string {
  const at = (px: number, py: number) => `${canvas(left(px))} ${canvas(top(py))}`;
  let drawn = '';
  let pen: readonly [number, number] | null = null;
  for (let i = 1; i < x.length; i++) {
    const [a, b] = [y[i - 1], y[i]];
    const outside = Math.max(a, b) < low || Math.min(a, b) > high;
    if (!Number.isFinite(a) || !Number.isFinite(b) || outside) {
      pen = null;
      continue;
    }
    // Where the stretch from a to b meets a bound; its own end where that lies within.
    const bounded = (value: number): [number, number] => {
      const inside = Math.min(high, Math.max(low, value));
      const share = (inside - a) / (b - a);
      return [x[i - 1] + share * (x[i] - x[i - 1]), inside];
    };
    const [from, to]: [number, number][] =
      a === b
        ? [
            [x[i - 1], a],
            [x[i], b],
          ]
        : [bounded(a), bounded(b)];
    drawn += pen && pen[0] === from[0] && pen[1] === from[1] ? '' : `M${at(...from)}`;
    drawn += `L${at(...to)}`;
    pen = to[0] === x[i] ? to : null;
  }
  return drawn;
}

function ticks(low: number, high: number): number[] {
  const span = high - low;
  const step = [1, 2, 2.5, 5, 10]
    .map((m) => m * 10 ** (Math.ceil(Math.log10(span / 5)) - 1))
    .find((s) => span / s <= 5.5) as number;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from(
    { length: Math.floor(high / step + 1e-9) - first + 1 },
    (_, i) => (first + i) * step,
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

function raised(exponent: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return short(exponent).replaceAll(/./g, (c) =>
    c === '−' ? '⁻' : c === '.' ? '·' : digits[Number(c)],
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
