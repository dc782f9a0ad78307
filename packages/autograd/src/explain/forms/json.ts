import type { DType } from '@bp/tensor';
import type { Context } from '../context';
import { explainGradient } from '../gradient';
import type { CentralDifference } from '../graph/central-difference';
import type { Scalar } from '../graph/scalar';
import type { LayeredNotation } from '../naming/layered';
import { type EdgePath, pathsTo } from '../paths';
import { type EdgeInfo, graphData, type ValueInfo } from './graph-data';
import { type LayerRow, layerRows } from './layer-rows';
import { namedGraph } from './named-graph';

/** A number; JSON has none for these three. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** Something as JSON has it. */
type Json<T> = T extends number
  ? JsonNumber
  : T extends object
    ? { readonly [K in keyof T]: Json<T[K]> }
    : T;

/** An explanation as data, in version 1: `explanation.schema.json` of this package describes it. */
export type ExplanationJson = {
  readonly format: 'bp.explanation';
  readonly version: 1;
  readonly dtype: DType;
  /** As it was asked for; `custom` for a function of one's own. */
  readonly notation: 'path' | 'flat' | 'nodes' | 'custom' | LayeredNotation;
  /** How many decimals are shown; here nothing is rounded. */
  readonly digits: number;
  /** The id of the loss. */
  readonly loss: string;
  /** Whether the graph was too large: only the paths of targets are here. */
  readonly truncated: boolean;
} & Json<{
  /** Each after those that it was computed from. */
  readonly values: readonly ValueInfo[];
  readonly edges: readonly EdgeInfo[];
  readonly targets: readonly TargetRow[];
  readonly layers: readonly LayerRow[];
  /** What there is to say of the targets: a catalogue makes words of it. */
  readonly sentences: readonly SentenceRow[];
}>;

/** A gradient and where it comes from. */
interface TargetRow {
  readonly id: string;
  readonly value: number;
  readonly gradient: number;
  /** null where they are too many to be counted. */
  readonly pathCount: number | null;
  /** From the loss to the number, by positions in `edges`. */
  readonly paths: readonly { readonly edges: readonly number[]; readonly product: number }[];
  /** Whether there are more paths than are listed. */
  readonly truncated: boolean;
  readonly check: {
    readonly recorded: number;
    readonly central: number | null;
    /** Why there is no central difference. */
    readonly reason: NonNullable<CentralDifference['reason']> | null;
    readonly ok: boolean;
  };
}

interface SentenceRow {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The graph, with the paths of the gradients that were asked for. */
export function graphOf(context: Context, asked: Iterable<Scalar>) {
  const targets = [...asked];
  const lists = targets.map((target) => pathsTo(target, context));
  const graph = namedGraph(
    context,
    targets,
    lists.flatMap(({ list }) => list),
  );
  return { ...graphData(graph, context), named: graph, targets, lists };
}

/** The explanation as data. */
export function explanationJson(
  context: Context,
  asked: Iterable<Scalar>,
  difference: (of: Scalar) => CentralDifference,
): ExplanationJson {
  const { values, edges, truncated, idOf, named, targets, lists } = graphOf(
    context,
    new Set([...fewParameters(context), ...asked]),
  );
  const { loss, notation, digits } = context;
  const sentences: SentenceRow[] = [];
  const rows = targets.map((target, i): TargetRow => {
    const { value: gradient, check } = explainGradient(target, context, difference);
    const { count, list } = lists[i];
    const { recorded, ok } = check;
    const [id, at] = [idOf(target), target.value];
    const { value: central, reason = null } = difference(target);
    const tell = (key: string, params: SentenceRow['params']): unknown =>
      sentences.push({ key, params });
    tell('loss-by', { loss: idOf(loss), value: loss.value, of: id, at });
    if (count !== null) tell(list.length < count ? 'over-paths' : 'paths', { count, of: id });
    if (central !== null) tell('check', { recorded, central, of: id });
    else tell(`no-central-${reason}`, { of: id, at });
    return {
      id,
      value: at,
      gradient,
      pathCount: count,
      paths: list.map((path: EdgePath) => ({ edges: named.placesOf(path), product: path.product })),
      truncated: list.length !== count,
      check: { recorded, central, reason, ok },
    };
  });
  return inJson({
    format: 'bp.explanation',
    version: 1,
    dtype: loss.tensor.dtype,
    notation: typeof notation === 'function' ? 'custom' : notation,
    digits,
    loss: idOf(loss),
    truncated,
    values,
    edges,
    targets: rows,
    layers: layerRows(context),
    sentences,
  }) as ExplanationJson;
}

/** Every number of every parameter, where there are no more of them than of paths that are listed. */
function fewParameters({ roles, run, maxPaths }: Context): Scalar[] {
  const owners = [...roles.owners()].filter(run.isParameter);
  const count = owners.reduce((sum, { size }) => sum + size, 0);
  return count > maxPaths ? [] : owners.flatMap((owner) => run.scalars.all(owner));
}

/** A copy in which −0 is 0, and what JSON has no number for is a string. */
function inJson(x: unknown): unknown {
  if (typeof x === 'number') return Number.isFinite(x) ? x + 0 : String(x);
  if (Array.isArray(x)) return x.map(inJson);
  if (typeof x !== 'object' || x === null) return x;
  return Object.fromEntries(Object.entries(x).map(([key, value]) => [key, inJson(value)]));
}
