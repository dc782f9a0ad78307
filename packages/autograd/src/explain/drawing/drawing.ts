import type { Tensor } from '@bp/tensor';
import type { Context } from '../chain/context';
import { written } from '../chain/factors';
import { graphOf } from '../data/json';
import type { LayerExplanation } from '../network/layer-data';

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
  const { named, values, edges, truncated } = graphOf(context, []);
  if (truncated || edges.length > READABLE) return drawnLayers(context, rows);
  const { shown, loss, symbol } = context;
  const places = new Map(values.map(({ id }, i) => [id, i]));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const arrows = new Map<string, Arrow>();
  const add = (key: string, from: string, to: string, label: string, dashed: boolean): unknown =>
    arrows.set(key, {
      from: places.get(from) as number,
      to: places.get(to) as number,
      label,
      dashed,
    });
  edges.forEach(({ from, to, text, uses }, i) => {
    const number = written(named.steps[i], context).number.text;
    add(`${i}`, from, to, text === number ? number : `${text} = ${number}`, false);
    for (const id of uses) if (!ends.has(id)) add(`${id} ${to}`, id, to, '', true);
  });
  return {
    boxes: named.scalars.map((scalar, i) => {
      const { layer, gradient, text } = values[i];
      const lines = [`${text} = ${shown(scalar).text}`];
      if (gradient !== null && scalar !== loss)
        lines.push(`∂${symbol(loss).text}/∂${text} = ${shown(gradient).text}`);
      return { lines, group: layer };
    }),
    arrows: [...arrows.values()],
  };
}

/** One box for each dense layer, between the inputs and the loss. */
function drawnLayers(context: Context, rows: readonly LayerExplanation[]): Drawing {
  const { layers, steps, run, roles, shown, loss, symbol } = context;
  // The nearest layers behind each tensor; 0 stands for the inputs.
  const behind = new Map<Tensor, readonly number[]>();
  for (const { inputs, output } of steps) {
    const own = layers.findIndex((layer) => layer.output === output) + 1;
    const found = own > 0 ? [own] : inputs.flatMap((x) => behind.get(run.scalars.ownerOf(x)) ?? []);
    if (found.length > 0) behind.set(output, [...new Set(found)]);
  }
  const box = (...words: unknown[]): Box => ({ lines: [words.join(' ').trim()], group: null });
  return {
    boxes: [
      box(layers[0] ? roles.pathOf(layers[0].from) : 'x'),
      ...rows.map(({ path, in: from, out, activation }) => box(path, `${from}→${out}`, activation)),
      box(symbol(loss).text, '=', shown(loss).text),
    ],
    arrows: [...layers.map(({ from }) => from), loss.tensor].flatMap((end, i) =>
      (behind.get(end) ?? [0]).map((from) => {
        const { deltaNorm, meanSlope = null } = rows[from - 1] ?? {};
        const label = [
          deltaNorm === undefined ? '' : `‖δ‖ = ${shown(deltaNorm).text}`,
          meanSlope === null ? '' : `, mean φ′ = ${shown(meanSlope).text}`,
        ].join('');
        return { from, to: i + 1, label, dashed: from === 0 };
      }),
    ),
  };
}
