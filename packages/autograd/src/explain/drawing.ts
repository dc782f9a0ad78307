import type { Tensor } from '@bp/tensor';
import type { Context } from './context';
import { partial, written } from './factors';
import { graphOf } from './json';
import type { LayerExplanation } from './layer-data';
import { usesOf } from './named-graph';
import type { Pair } from './print/pair';
import { equation } from './words/text';

/** What is drawn, from the inputs to the loss. */
export interface Drawing {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** A number, or a layer. */
export interface Box {
  readonly lines: readonly string[];
  /** The frame around it: a layer; null for none. */
  readonly group: string | null;
}

/** From what was used to what was computed from it. */
export interface Arrow {
  /** Positions among the boxes. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Whether it is no factor of a path: a constant is used, or a number without a name. */
  readonly dashed: boolean;
}

/** With how many derivatives at most a picture has a box for each number. */
const READABLE = 300;

/** The numbers of a small run and their derivatives; of others the layers. */
export function drawingOf(context: Context, rows: readonly LayerExplanation[]): Drawing {
  const { named, values, truncated } = graphOf(context, []);
  const { scalars, steps } = named;
  if (truncated || steps.length > READABLE) return drawnLayers(context, rows);
  const { symbol, shown, loss } = context;
  const at = new Map(scalars.map((scalar, i) => [scalar, i]));
  const place = (scalar: (typeof scalars)[number]): number => at.get(scalar) as number;
  const ends = new Set(steps.flatMap(({ from, to }) => [from, to]));
  const others = new Map<string, Arrow>();
  const arrows = steps.map((step): Arrow => {
    const to = place(step.from);
    for (const leaf of usesOf(step, context)) {
      const from = place(leaf);
      if (!ends.has(leaf)) others.set(`${from} ${to}`, { from, to, label: '', dashed: true });
    }
    const { number, ...formula } = written(step, context);
    const label = formula.text === number.text ? number : equation(formula, number);
    return { from: place(step.to), to, label: label.text, dashed: false };
  });
  return {
    boxes: scalars.map((scalar, i) => {
      const { layer, gradient } = values[i];
      const lines: Pair[] = [equation(symbol(scalar), shown(scalar))];
      if (gradient !== null && scalar !== loss)
        lines.push(equation(partial(loss, scalar, context), shown(gradient)));
      return { lines: lines.map(({ text }) => text), group: layer };
    }),
    arrows: [...arrows, ...others.values()],
  };
}

/** One box for each dense layer, between the inputs and the loss. */
function drawnLayers(context: Context, rows: readonly LayerExplanation[]): Drawing {
  const { layers, steps, run, roles, shown, loss, symbol } = context;
  // The nearest layers behind each tensor; 0 stands for the inputs.
  const behind = new Map<Tensor, readonly number[]>();
  const sources = (owner: Tensor): readonly number[] => behind.get(owner) ?? [0];
  for (const { operation, inputs, output, live } of steps) {
    if (operation.kind === 'view') continue;
    const own = layers.findIndex((layer) => layer.output === output) + 1;
    const found = inputs.flatMap((x, i) =>
      live[i] ? (behind.get(run.scalars.ownerOf(x)) ?? []) : [],
    );
    if (own > 0) behind.set(output, [own]);
    else if (found.length > 0) behind.set(output, [...new Set(found)]);
  }
  const ends = [...layers.map(({ from }) => from), loss.tensor];
  return {
    boxes: [
      { lines: [layers[0] ? roles.pathOf(layers[0].from) : 'x'], group: null },
      ...rows.map(({ path, in: from, out, activation }) => ({
        lines: [[path, `${from}→${out}`, activation ?? ''].join(' ').trim()],
        group: null,
      })),
      { lines: [equation(symbol(loss), shown(loss)).text], group: null },
    ],
    arrows: ends.flatMap((end, i) =>
      sources(end).map((from) => {
        const row = rows[from - 1];
        const label = row === undefined ? '' : layerLabel(row, context);
        return { from, to: i + 1, label, dashed: row === undefined };
      }),
    ),
  };
}

function layerLabel({ deltaNorm, meanSlope }: LayerExplanation, { shown }: Context): string {
  const delta = `‖δ‖ = ${shown(deltaNorm).text}`;
  return meanSlope === null ? delta : `${delta}, mean φ′ = ${shown(meanSlope).text}`;
}
