import type { Tensor } from '@bp/tensor';
import type { Context } from '../chain/context';
import { begun, type FactorStep, factorsOf, prolonged, written } from '../chain/factors';
import { costOf, type EdgePath } from '../chain/paths';
import type { Scalar } from '../graph/scalar';

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
  const place = placesIn(context);
  const keyOf = ({ from, through, to }: FactorStep): string =>
    [from, ...through, to].map(place).join();
  const all = everyStep(context, keyOf);
  const found = all ?? new Map<string, FactorStep>();
  const stepsOf = ({ edges }: EdgePath): FactorStep[] => factorsOf(edges, context);
  for (const step of paths.flatMap(stepsOf)) found.set(keyOf(step), step);
  const steps = [...found.values()].sort(
    (a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to),
  );
  const keys = new Map(steps.map((step, i) => [keyOf(step), i]));
  const used = steps.flatMap((step) => [step.from, step.to, ...usesOf(step, context)]);
  return {
    scalars: [...new Set([context.loss, ...targets, ...used])].sort((a, b) => place(a) - place(b)),
    steps,
    truncated: all === null,
    placesOf: (path) => stepsOf(path).map((step) => keys.get(keyOf(step)) as number),
  };
}

/** Where each number stands among all of the run: the inputs of a step come before its output. */
function placesIn({ steps, run, loss }: Context): (scalar: Scalar) => number {
  const first = new Map<Tensor, number>();
  let next = 0;
  for (const x of [...steps.flatMap(({ inputs, output }) => [...inputs, output]), loss.tensor]) {
    const owner = run.scalars.ownerOf(x);
    if (first.has(owner)) continue;
    first.set(owner, next);
    next += owner.size;
  }
  return ({ tensor, index }) => (first.get(tensor) as number) + index;
}

/** Every factor on any path from the loss, each once; null where they are too many. */
function everyStep(
  context: Context,
  keyOf: (step: FactorStep) => string,
): Map<string, FactorStep> | null {
  const found = new Map<string, FactorStep>();
  const seen = new Set<string>();
  let budget = BUDGET;
  const stack = context.edges(context.loss).map(begun);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const key = keyOf(step);
    if (seen.has(key)) continue;
    seen.add(key);
    const onward = context.edges(step.to);
    let ends = onward.length === 0;
    for (const edge of onward) {
      const longer = prolonged(step, edge, context);
      ends ||= longer === null;
      stack.push(longer ?? begun(edge));
    }
    if (ends) found.set(key, step);
    budget -= costOf(step.to, context) + step.through.length;
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
