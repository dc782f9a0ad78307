import type { ExplanationGraph } from '@bp/autograd/explain';

export interface GraphPlotOptions {
  /** What the picture shows, for those who do not see it. */
  readonly title: string;
  /** The numbers that are drawn, by their ids; all of them by default. Edges lead only between these. */
  readonly only?: readonly string[];
  /** Paths that are marked, each as ids from left to right. */
  readonly paths?: readonly (readonly string[])[];
  /** What stands on an edge: its derivative as a number, or as a formula. */
  readonly edges?: 'number' | 'formula';
  /** Without it only the forward pass is drawn. */
  readonly gradients?: boolean;
  readonly digits?: number;
  /** The height of a row. */
  readonly row?: number;
}

interface Box {
  readonly lines: readonly string[];
  readonly x: number;
  readonly width: number;
  /** Of its middle. */
  readonly y: number;
}

interface Line {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly local: number;
}

const WIDTH = 720;
const PADDING = 6;
const LETTER = 6.4;

/**
 * A computation graph as SVG, from left to right: in each box the value, and below it the derivative of the last number by
 * it; on each line the local derivative. Colours are those of the theme (classes `graph-*`).
 */
export function graphPlot(graph: ExplanationGraph, options: GraphPlotOptions): string {
  const { digits = 4, gradients = true, row = 92 } = options;
  const drawn = graph.values.filter(({ id }) => options.only?.includes(id) ?? true);
  const ids = drawn.map(({ id }) => id);
  const lines = [...graph.edges, ...fromConstants(graph)].filter(
    ({ from, to }) => ids.includes(from) && ids.includes(to),
  );
  const columns = columnsOf(ids, lines);
  const height = 2 * PADDING + row * Math.max(...columns.map(({ length }) => length));
  const texts = new Map(
    drawn.map(({ id, text, value, gradient }) => [
      id,
      [
        `${lowered(text)} = ${short(value, digits)}`,
        ...(gradients && gradient !== null ? [short(gradient, digits)] : []),
      ],
    ]),
  );
  const boxes = placed(columns, texts, height);
  const on = ({ from, to }: Line) =>
    options.paths?.some((path) => path.includes(from) && path[path.indexOf(from) + 1] === to);
  const name = escaped(options.title);
  const parts = [
    ...lines.map((line) => drawnLine(line, boxes, on(line) ?? false)),
    ...lines.map((line) => {
      const crossed = lines.some((other) => cross(line, other, boxes));
      const shown =
        options.edges === 'formula' ? lowered(line.text) : short(line.local, digits - 1);
      return label(shown, line, boxes, crossed);
    }),
    ...[...boxes].map(([id, box]) =>
      drawnBox(
        box,
        options.paths?.some((p) => p.includes(id)),
      ),
    ),
  ];
  return `<figure class="plot graph"><div class="graph-scroll" tabindex="0" role="img" aria-label="${name}"><svg viewBox="0 0 ${WIDTH} ${n(height)}" aria-hidden="true">${parts.join('')}</svg></div><figcaption>${name}</figcaption></figure>`;
}

/** Where each box stands: columns as wide as their texts, with equal gaps between them. */
function placed(
  columns: readonly string[][],
  texts: ReadonlyMap<string, readonly string[]>,
  height: number,
): Map<string, Box> {
  const widths = columns.map(
    (column) =>
      14 +
      LETTER * Math.max(...column.flatMap((id) => texts.get(id) ?? []).map((text) => text.length)),
  );
  const filled = widths.reduce((sum, width) => sum + width, 0);
  const gap = (WIDTH - 2 * PADDING - filled) / Math.max(1, columns.length - 1);
  let x = PADDING;
  return new Map(
    columns.flatMap((column, c) => {
      const left = x;
      x += widths[c] + gap;
      return column.map((id, r): [string, Box] => [
        id,
        {
          lines: texts.get(id) ?? [],
          x: left,
          width: widths[c],
          y: PADDING + (height - 2 * PADDING) * ((r + 0.5) / column.length),
        },
      ]);
    }),
  );
}

/** Both ends of a line, from the right side of a box to the left side of another. */
function ends({ from, to }: Line, boxes: ReadonlyMap<string, Box>) {
  const [a, b] = [boxes.get(from) as Box, boxes.get(to) as Box];
  return { x1: a.x + a.width, y1: a.y, x2: b.x, y2: b.y };
}

function cross(one: Line, other: Line, boxes: ReadonlyMap<string, Box>): boolean {
  const [a, b] = [ends(one, boxes), ends(other, boxes)];
  return a.x1 === b.x1 && a.x2 === b.x2 && (a.y1 - b.y1) * (a.y2 - b.y2) < 0;
}

function drawnLine(line: Line, boxes: ReadonlyMap<string, Box>, on: boolean): string {
  const { x1, y1, x2, y2 } = ends(line, boxes);
  return `<line class="graph-edge${on ? ' graph-on' : ''}" x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"/>`;
}

/** Above a level line, on a slanted one; away from where lines cross. */
function label(
  shown: string,
  line: Line,
  boxes: ReadonlyMap<string, Box>,
  crossed: boolean,
): string {
  const { x1, y1, x2, y2 } = ends(line, boxes);
  const at = crossed ? 0.3 : 0.5;
  const y = y1 + (y2 - y1) * at + (y1 === y2 ? -7 : 4);
  return `<text class="graph-local" x="${n(x1 + (x2 - x1) * at)}" y="${n(y)}">${escaped(shown)}</text>`;
}

function drawnBox({ lines, x, y, width }: Box, on = false): string {
  const tall = 10 + 17 * lines.length;
  const top = y - tall / 2;
  const texts = lines.map(
    (line, i) =>
      `<text class="${i === 0 ? 'graph-value' : 'graph-gradient'}" x="${n(x + width / 2)}" y="${n(top + 18 + 17 * i)}">${escaped(line)}</text>`,
  );
  return `<rect class="graph-node${on ? ' graph-on' : ''}" x="${n(x)}" y="${n(top)}" width="${n(width)}" height="${tall}" rx="4"/>${texts.join('')}`;
}

/** Each number one column right of the last of those it is computed from; what is given stands just left of its use. */
export function columnsOf(
  ids: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): string[][] {
  const at = new Map<string, number>();
  const columnOf = (id: string): number => {
    const known = at.get(id);
    if (known !== undefined) return known;
    const column =
      Math.max(-1, ...edges.filter(({ to }) => to === id).map((e) => columnOf(e.from))) + 1;
    at.set(id, column);
    return column;
  };
  for (const id of ids) columnOf(id);
  for (const id of ids) {
    const uses = edges.filter(({ from }) => from === id).map(({ to }) => at.get(to) as number);
    if (edges.every(({ to }) => to !== id) && uses.length > 0) at.set(id, Math.min(...uses) - 1);
  }
  const count = Math.max(...at.values()) + 1;
  return Array.from({ length: count }, (_, c) => ids.filter((id) => at.get(id) === c));
}

/** No gradient flows to a constant, yet it is used: x1 in ∂z1/∂w1 = x1, so that z1 changes by w1 where x1 does. */
function fromConstants({ values, edges }: ExplanationGraph) {
  const constants = values.filter(({ gradient }) => gradient === null).map(({ id }) => id);
  return edges.flatMap(({ from, to, text }) => {
    const weight = values.find(({ id }) => id === from);
    return constants.includes(text) && weight
      ? [{ from: text, to, text: weight.text, local: weight.value }]
      : [];
  });
}

function short(value: number, digits: number): string {
  return String(Number(value.toFixed(digits))).replace('-', '−');
}

/** h1 as h₁ */
function lowered(text: string): string {
  return text.replaceAll(
    /([a-zA-Z])(\d+)/g,
    (_, letter: string, number: string) =>
      letter + number.replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]),
  );
}

function n(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
