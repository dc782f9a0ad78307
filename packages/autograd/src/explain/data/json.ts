import type { DType } from '@bp/tensor';
import type { Context } from '../chain/context';
import { explainGradient } from '../chain/gradient';
import { type EdgePath, pathsTo } from '../chain/paths';
import type { CentralDifference } from '../graph/central-difference';
import type { Scalar } from '../graph/scalar';
import type { LayeredNotation } from '../naming/layered';
import type { LayerExplanation } from '../network/layer-data';
import { type EdgeInfo, graphData, type ValueInfo } from './graph-data';
import { namedGraph } from './named-graph';

/** A number; JSON has none for these three. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** An explanation as data, in version 1: `explanation.schema.json` of this package describes it. */
export interface ExplanationJson {
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
  /** Each after those that it was computed from. */
  readonly values: readonly ValueInfo<JsonNumber>[];
  readonly edges: readonly EdgeInfo<JsonNumber>[];
  readonly targets: readonly TargetJson[];
  readonly layers: readonly LayerJson[];
  /** What there is to say of the targets: a catalogue makes words of it. */
  readonly sentences: readonly SentenceJson[];
}

/** A dense layer in a few numbers. */
export interface LayerJson<N = JsonNumber> {
  readonly path: string;
  readonly in: number;
  readonly out: number;
  /** The name of the activation; null for none. */
  readonly activation: string | null;
  /** The mean of φ′; 1 without activation, null for softmax. */
  readonly meanSlope: N | null;
  /** ‖∂loss/∂z‖ over all units and samples. */
  readonly deltaNorm: N;
  /** ‖∂loss/∂W‖ ÷ ‖W‖ */
  readonly gradientRatio: N;
}

/** A gradient and where it comes from. */
export interface TargetJson<N = JsonNumber> {
  readonly id: string;
  readonly value: N;
  /** The sum over all paths, or the recorded gradient where they are too many. */
  readonly gradient: N;
  /** null where they are too many to be counted. */
  readonly pathCount: number | null;
  /** From the loss to the number, by positions in `edges`. */
  readonly paths: readonly { readonly edges: readonly number[]; readonly product: N }[];
  /** Whether there are more paths than are listed. */
  readonly truncated: boolean;
  readonly check: {
    readonly recorded: N;
    readonly central: N | null;
    /** Why there is no central difference; null where there is one. */
    readonly reason: string | null;
    /** Whether the paths add up to the recorded gradient, up to rounding. */
    readonly ok: boolean;
  };
}

/** A sentence by its key in the catalogues, with what stands in it. */
export interface SentenceJson<N = JsonNumber> {
  readonly key: string;
  readonly params: Readonly<Record<string, N | string>>;
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
  layers: readonly LayerExplanation[],
  asked: Iterable<Scalar>,
  difference: (of: Scalar) => CentralDifference,
): ExplanationJson {
  const { values, edges, truncated, idOf, named, targets, lists } = graphOf(
    context,
    new Set([...fewParameters(context), ...asked]),
  );
  const { loss, notation, digits } = context;
  const sentences: SentenceJson<number>[] = [];
  const rows = targets.map((target, i): TargetJson<number> => {
    const { value: gradient, check } = explainGradient(target, context, difference);
    const { recorded, central, ok } = check;
    const { count, list } = lists[i];
    const [id, at] = [idOf(target), target.value];
    const reason = central === null ? (difference(target).reason ?? null) : null;
    const tell = (key: string, params: SentenceJson<number>['params']): unknown =>
      sentences.push({ key, params });
    tell('loss-by', { loss: idOf(loss), value: loss.value, of: id, at });
    if (count === null) tell('uncounted', {});
    else if (count === 0) tell('no-path', { of: id });
    else tell(list.length < count ? 'over-paths' : 'paths', { count, of: id });
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
    layers: layers.map(layerOf),
    sentences,
  }) as ExplanationJson;
}

function layerOf(layer: LayerExplanation): LayerJson<number> {
  const { path, activation, meanSlope, deltaNorm, gradientRatio } = layer;
  return { path, in: layer.in, out: layer.out, activation, meanSlope, deltaNorm, gradientRatio };
}

/** Every number of every parameter, where there are no more of them than of paths that are listed. */
function fewParameters({ roles, run, maxPaths }: Context): Scalar[] {
  const owners = [...roles.owners()].filter(run.isParameter);
  const count = owners.reduce((sum, { size }) => sum + size, 0);
  return count > maxPaths ? [] : owners.flatMap((owner) => run.scalars.all(owner));
}

/** A copy in which −0 is 0, and what JSON has no number for is a string. */
function inJson(x: unknown): unknown {
  const written = JSON.stringify(x, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `${value}` : value,
  );
  return JSON.parse(written);
}
