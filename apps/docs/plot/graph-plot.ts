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
  readonly id: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

const WIDTH = 720;
const PADDING = 6;
const LETTER = 6.9;

/**
 * A computation graph as SVG, from left to right: in each box the value, and below it the derivative of the last number by
 * it; on each edge the local derivative. Colours are those of the theme (classes `plot-*`); attributes stand in for them.
 */
export function graphPlot(graph: ExplanationGraph, options: GraphPlotOptions): string {
  const { digits = 4, gradients = true, row = 92 } = options;
  const drawn = graph.values.filter(({ id }) => options.only?.includes(id) ?? true);
  const ids = drawn.map(({ id }) => id);
  const isDrawn = ({ from, to }: { from: string; to: string }) =>
    ids.includes(from) && ids.includes(to);
  const edges = [...graph.edges, ...fromConstants(graph)].filter(isDrawn);
  const columns = columnsOf(ids, edges);
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
  const widest = columns.map((column) =>
    Math.max(...column.flatMap((id) => texts.get(id) as string[]).map((text) => text.length)),
  );
  const widths = widest.map((letters) => letters * LETTER + 14);
  const gap =
    (WIDTH - 2 * PADDING - widths.reduce((sum, width) => sum + width, 0)) /
    Math.max(1, columns.length - 1);
  const boxes = columns.flatMap((column, c) =>
    column.map(
      (id, r): Box => ({
        id,
        lines: texts.get(id) as string[],
        x: PADDING + widths.slice(0, c).reduce((sum, width) => sum + width + gap, 0),
        y: PADDING + (height - 2 * PADDING) * ((r + 0.5) / column.length),
      }),
    ),
  );
  const placed = new Map(boxes.map((box) => [box.id, box]));
  const widthOf = (id: string) => widths[columns.findIndex((column) => column.includes(id))];
  const isMarked = (from: string, to: string) =>
    (options.paths ?? []).some(
      (path) => path[path.indexOf(from) + 1] === to && path.includes(from),
    );
  const name = escaped(options.title);
  const parts = [
    ...edges.map(({ from, to, text, local }) => {
      const [a, b] = [placed.get(from) as Box, placed.get(to) as Box];
      const [x1, x2] = [a.x + widthOf(from), b.x];
      const shown = options.edges === 'formula' ? lowered(text) : short(local, digits);
      // Away from the middle, where edges cross.
      const at = a.y === b.y ? 0.5 : 0.34;
      const [x, y] = [x1 + (x2 - x1) * at, a.y + (b.y - a.y) * at - (a.y === b.y ? 6 : -4)];
      const on = isMarked(from, to);
      return (
        `<line class="plot-edge${on ? ' plot-on' : ''}" x1="${n(x1)}" y1="${n(a.y)}" x2="${n(x2)}" y2="${n(b.y)}" ${on ? 'stroke="var(--accent, currentColor)" stroke-width="3"' : 'stroke="var(--edge, currentColor)" stroke-width="1.25"'}/>` +
        `<text class="plot-tick" x="${n(x)}" y="${n(y)}" text-anchor="middle" font-size="12" stroke="var(--surface, white)" stroke-width="4" paint-order="stroke">${escaped(shown)}</text>`
      );
    }),
    ...boxes.map(({ id, lines, x, y }) => {
      const on = options.paths?.some((path) => path.includes(id));
      const tall = 10 + 17 * lines.length;
      const text = lines
        .map(
          (line, i) =>
            `<text class="${i === 0 ? 'plot-label' : 'plot-value plot-gradient'}" x="${n(x + widthOf(id) / 2)}" y="${n(y - tall / 2 + 18 + 17 * i)}" text-anchor="middle" font-size="12.5"${i === 0 ? '' : ' fill="var(--accent, currentColor)"'}>${escaped(line)}</text>`,
        )
        .join('');
      return `<rect class="plot-node${on ? ' plot-on' : ''}" x="${n(x)}" y="${n(y - tall / 2)}" width="${n(widthOf(id))}" height="${tall}" rx="4" fill="var(--surface, none)" stroke="${on ? 'var(--accent, currentColor)' : 'var(--edge, currentColor)'}" stroke-width="${on ? 2 : 1}"/>${text}`;
    }),
  ];
  return `<figure class="plot"><svg viewBox="0 0 ${WIDTH} ${n(height)}" role="img" aria-label="${name}">${parts.join('')}</svg><figcaption>${name}</figcaption></figure>`;
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
