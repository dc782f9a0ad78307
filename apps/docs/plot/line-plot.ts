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

const WIDTH = 720;
const MARGIN = { left: 64, right: 16, top: 12, bottom: 44 };
const MARKERS = ['●', '■', '▲', '◆', '●'];

/**
 * A picture of functions, as SVG whose colours are those of the theme (classes `plot-*`): horizontal hairlines, at most six
 * ticks, each line with a dash of its own. Values outside of the range are cut, those that are not finite leave a gap.
 */
export function linePlot(options: LinePlotOptions): string {
  const height = options.height ?? 280;
  const lines = options.lines.map((line) => ({
    ...line,
    y: line.y.map((y) => scaled(y, options)),
  }));
  const xs = finite(lines.flatMap(({ x }) => x));
  const ys = finite([
    ...lines.flatMap(({ y }) => y),
    ...(options.points ?? []).map(({ y }) => scaled(y, options)),
  ]);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] =
    options.yRange?.map((y) => scaled(y, options)) ?? padded(Math.min(...ys), Math.max(...ys));
  const left = (x: number) =>
    MARGIN.left + ((x - x0) / (x1 - x0 || 1)) * (WIDTH - MARGIN.left - MARGIN.right);
  const top = (y: number) =>
    MARGIN.top + ((y1 - y) / (y1 - y0 || 1)) * (height - MARGIN.top - MARGIN.bottom);
  const parts = [
    ...ticks(y0, y1).map((y) => {
      const at = top(y).toFixed(1);
      const text = options.log ? `10${raised(y)}` : short(y);
      return `<line class="plot-grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}"/><text class="plot-tick" x="${MARGIN.left - 8}" y="${at}" dy="4" text-anchor="end">${text}</text>`;
    }),
    ...ticks(x0, x1).map(
      (x) =>
        `<text class="plot-tick" x="${left(x).toFixed(1)}" y="${height - MARGIN.bottom + 18}" text-anchor="middle">${short(x)}</text>`,
    ),
    `<text class="plot-label" x="${(WIDTH + MARGIN.left) / 2}" y="${height - 6}" text-anchor="middle">${escaped(options.xLabel)}</text>`,
    ...lines.map(
      (line) =>
        `<path class="plot-line plot-s${line.series ?? 1}${line.dashed ? ' plot-dashed' : ''}" d="${path(line.x, line.y, left, top, [y0, y1])}"/>`,
    ),
    ...(options.points ?? []).map((point) => {
      const [px, py] = [left(point.x).toFixed(1), top(scaled(point.y, options)).toFixed(1)];
      const label = point.label
        ? `<text class="plot-value" x="${px}" y="${py}" dx="8" dy="-8">${escaped(point.label)}</text>`
        : '';
      return `<circle class="plot-point" cx="${px}" cy="${py}" r="4"/>${label}`;
    }),
  ];
  const key = options.lines
    .map(
      ({ label, series = 1, dashed }) =>
        `<li><span class="plot-key plot-s${series}" aria-hidden="true">${dashed ? '╌╌' : '──'} ${MARKERS[series - 1]}</span> ${escaped(label)}</li>`,
    )
    .join('');
  const name = escaped(options.title);
  const legend = options.lines.length > 1 ? `<ul class="plot-legend">${key}</ul>` : '';
  const yLabel = options.yLabel ? `<p class="plot-axis">${escaped(options.yLabel)}</p>` : '';
  return `<figure class="plot">${legend}${yLabel}<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}">${parts.join('')}</svg><figcaption>${name}</figcaption></figure>`;
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

function path(
  x: readonly number[],
  y: readonly number[],
  left: (x: number) => number,
  top: (y: number) => number,
  [low, high]: readonly [number, number],
): string {
  let pen = 'M';
  return x
    .map((at, i) => {
      const inside = y[i] >= low - (high - low) && y[i] <= high + (high - low);
      if (!Number.isFinite(y[i]) || !inside) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${left(at).toFixed(1)} ${top(Math.min(high, Math.max(low, y[i]))).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
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
