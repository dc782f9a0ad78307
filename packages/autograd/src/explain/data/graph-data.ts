import type { Context } from '../chain/context';
import { type FactorStep, written } from '../chain/factors';
import type { Scalar } from '../graph/scalar';
import { pathOf } from '../naming/path';
import type { ScalarRole } from '../naming/scalar-info';
import type { Pair } from '../print/pair';
import { type NamedGraph, usesOf } from './named-graph';

/** A number of a run. Counts start at 0. As JSON has it, `N` is {@link JsonNumber}. */
export interface ValueInfo<N = number> extends Pair {
  /** Its symbol; where another number is called the same, with `#` and its position among the values. */
  readonly id: string;
  readonly role: ScalarRole;
  /** The path of the dense layer it belongs to; null for none. */
  readonly layer: string | null;
  /** Which unit of its layer, of a weight the one it leads to; null where that means nothing. */
  readonly unit: number | null;
  /** Which sample of the batch; null for what belongs to none. */
  readonly sample: number | null;
  readonly value: N;
  /** ∂loss/∂value; null for a constant, that no gradient flows to. */
  readonly gradient: N | null;
  /** Where it is kept: `fc1.weight[0,1]`. */
  readonly path: string;
}

/** The derivative of one number by another that it was computed from. */
export interface EdgeInfo<N = number> extends Pair {
  /** The id of the number by which is differentiated. */
  readonly from: string;
  /** The id of the number that was computed from it. */
  readonly to: string;
  readonly operation: string;
  /** ∂to/∂from */
  readonly local: N;
  /** The ids of the numbers in the formula. */
  readonly uses: readonly string[];
  /** The textbook reading it belongs to; null where it stands as it was recorded. */
  readonly reading: string | null;
}

/** The numbers of a run and their derivatives by each other. */
export interface ExplanationGraph {
  /** Each after those that it was computed from. */
  readonly values: readonly ValueInfo[];
  readonly edges: readonly EdgeInfo[];
  /** Whether there would be more than 2,000 edges: only the paths of gradients that were asked for are here. */
  readonly truncated: boolean;
}

/** The graph as data. */
export function graphData(
  { scalars, steps, truncated }: NamedGraph,
  context: Context,
): ExplanationGraph & { readonly idOf: (scalar: Scalar) => string } {
  const taken = new Set<string>();
  const ids = new Map(
    scalars.map((scalar, i) => {
      const { text } = context.symbol(scalar);
      const id = taken.has(text) ? `${text}#${i}` : text;
      taken.add(id);
      return [scalar, id];
    }),
  );
  const id = (scalar: Scalar): string => ids.get(scalar) as string;
  return {
    values: scalars.map((scalar) => valueOf(scalar, context, id(scalar))),
    edges: steps.map((step) => edgeOf(step, context, id)),
    truncated,
    idOf: id,
  };
}

function valueOf(scalar: Scalar, context: Context, id: string): ValueInfo {
  const { roles, layers, symbol, gradient, gradientOf } = context;
  const info = roles.infoOf(scalar);
  const { role, sample, layer, to } = info;
  const unit = info.unit || to;
  // A weight or a bias belongs to all samples; without a batch there is one.
  const isOfSample = sample !== null || (info.unit > 0 && role !== 'bias');
  return {
    id,
    role,
    layer: /target|error/.test(role) ? null : (layers[layer - 1]?.path ?? null),
    unit: unit === 0 ? null : unit - 1,
    sample: isOfSample ? (sample ?? 1) - 1 : null,
    value: scalar.value,
    gradient: gradientOf(scalar.tensor) === undefined ? null : gradient(scalar),
    ...symbol(scalar),
    path: pathOf(info).text,
  };
}

function edgeOf(step: FactorStep, context: Context, id: (scalar: Scalar) => string): EdgeInfo {
  const { text, latex } = written(step, context);
  const { operation, reading } = step.edge.step;
  return {
    from: id(step.to),
    to: id(step.from),
    operation: operation.name,
    local: step.value,
    text,
    latex,
    uses: usesOf(step, context).map(id),
    reading,
  };
}
