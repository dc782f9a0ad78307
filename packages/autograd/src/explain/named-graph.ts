import type { Tensor } from '@bp/tensor';
import type { Context } from './context';
import { begun, type FactorStep, factorsOf, prolonged, written } from './factors';
import type { Edge } from './graph/edge';
import type { Scalar } from './graph/scalar';
import { costOf, type EdgePath } from './paths';

/** The factors of the chain rule between all numbers with a name. */
export interface NamedGraph {
  /** Each number after those that it was computed from. */
  readonly scalars: readonly Scalar[];
  /** In the order of the numbers that they lead to, then of those they come from. */
  readonly steps: readonly FactorStep[];
  /** Whether it was too large: it has only the paths that were asked for. */
  readonly truncated: boolean;
  /** Where the factors of a path stand in `steps`, from the loss on. */
  placesOf(path: EdgePath): number[];
}

/** The most factors that a graph may have. */
const MOST = 2000;

/** How many derivatives are looked at before the graph is given up. */
const BUDGET = 100_000;

/** All factors behind the loss, and those of the given paths; where they are too many, the latter alone. */
export function namedGraph(
  context: Context,
  targets: readonly Scalar[],
  paths: readonly EdgePath[],
): NamedGraph {
  const { loss } = context;
  const order = orderOf(context);
  const keyOf = ({ from, through, to }: FactorStep): string =>
    [from, ...through, to].map(({ tensor, index }) => `${order.get(tensor)}.${index}`).join(' ');
  const all = everyStep(context, keyOf);
  const found = all ?? new Map<string, FactorStep>();
  const stepsOf = (path: EdgePath): FactorStep[] => factorsOf(path.edges, context);
  for (const step of paths.flatMap(stepsOf)) found.set(keyOf(step), step);

  const byOrder = (a: Scalar, b: Scalar): number =>
    (order.get(a.tensor) ?? 0) - (order.get(b.tensor) ?? 0) || a.index - b.index;
  const steps = [...found].sort(([, a], [, b]) => byOrder(a.from, b.from) || byOrder(a.to, b.to));
  const places = new Map(steps.map(([key], i) => [key, i]));
  const scalars = new Set([loss, ...targets]);
  for (const [, step] of steps) {
    for (const scalar of [step.from, step.to, ...usesOf(step, context)]) scalars.add(scalar);
  }
  return {
    scalars: [...scalars].sort(byOrder),
    steps: steps.map(([, step]) => step),
    truncated: all === null,
    placesOf: (path) => stepsOf(path).map((step) => places.get(keyOf(step)) as number),
  };
}

/** What comes before what: the inputs of a step, then its output. */
function orderOf({ steps, run, loss }: Context): Map<Tensor, number> {
  const order = new Map<Tensor, number>();
  const add = (owner: Tensor): unknown => order.has(owner) || order.set(owner, order.size);
  for (const { inputs, output } of steps) {
    for (const x of [...inputs, output]) add(run.scalars.ownerOf(x));
  }
  add(loss.tensor);
  return order;
}

/** Every factor on any path from the loss, each once; null where they are too many. */
function everyStep(
  context: Context,
  keyOf: (step: FactorStep) => string,
): Map<string, FactorStep> | null {
  const found = new Map<string, FactorStep>();
  const seen = new Set<string>();
  const edges = new Map<Scalar, readonly Edge[]>();
  let budget = BUDGET;
  const edgesOf = (at: Scalar): readonly Edge[] => {
    let known = edges.get(at);
    if (known === undefined) {
      known = context.edges(at);
      budget -= costOf(at, context);
      edges.set(at, known);
    }
    return known;
  };
  const stack = edgesOf(context.loss).map(begun);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const key = keyOf(step);
    if (seen.has(key)) continue;
    seen.add(key);
    const onward = edgesOf(step.to);
    let ends = onward.length === 0;
    for (const edge of onward) {
      const longer = prolonged(step, edge, context);
      ends ||= longer === null;
      stack.push(longer ?? begun(edge));
    }
    if (ends) found.set(key, step);
    budget -= 1 + step.through.length;
    if (budget < 0 || found.size > MOST) return null;
  }
  return found;
}

/** The numbers that a factor is written in, by their symbols. */
export function usesOf(step: FactorStep, context: Context): Scalar[] {
  const { roles, stepOf, symbol } = context;
  // What was only picked goes by the symbol of what it was picked from.
  const source = (scalar: Scalar): Scalar => {
    if (roles.isNamed(scalar)) return scalar;
    const same = context.edges(scalar).find(({ to }) => symbol(to).text === symbol(scalar).text);
    return same === undefined ? scalar : source(same.to);
  };
  const leaves = written(step, context).leaves.filter((x) => roles.isNamed(x) || stepOf(x));
  return [...new Set(leaves.map(source))];
}
