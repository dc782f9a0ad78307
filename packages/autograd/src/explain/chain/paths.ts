import { reachedFrom } from '../graph/again';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import type { Context } from './context';

/** One way from the loss to a number. */
export interface EdgePath {
  readonly edges: readonly Edge[];
  /** The product of its derivatives. */
  readonly product: number;
}

/** All ways from the loss to a number. */
export interface Paths {
  /** How many there are; null where they are too many to be counted. */
  readonly count: number | null;
  /** The sum of their products; null as above. */
  readonly sum: number | null;
  /** The sum of their sizes: how far rounding may take `sum` from what it should be. */
  readonly size: number;
  /** Each of them, where there are no more than asked for. */
  readonly list: readonly EdgePath[];
  /** What was found of every number on the way, the loss last; nothing where they are too many to be counted. */
  readonly through: ReadonlyMap<Scalar, Through>;
}

/** How many derivatives are looked at before counting is given up. */
const BUDGET = 500_000;

/**
 * The paths from the loss to a number. Each number on the way is visited once, with how many paths lead on from it and what
 * they add up to; none is visited that does not depend on the target.
 */
export function pathsTo(target: Scalar, context: Context): Paths {
  const { loss, steps, run, maxPaths } = context;
  const depends = reachedFrom(target, steps, run.scalars);
  const found = new Map<Scalar, Through>([[target, { edges: [], count: 1, sum: 1, size: 1 }]]);
  let budget = BUDGET;
  // An explicit stack: a recurrent network may be deeper than the call stack.
  const stack: { readonly at: Scalar; readonly edges: readonly Edge[]; next: number }[] = [];
  const enter = (at: Scalar): void => {
    if (found.has(at)) return;
    budget -= costOf(at, context);
    stack.push({ at, edges: context.edges(at, depends), next: 0 });
  };
  enter(loss);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (budget < 0) return { count: null, sum: null, size: 0, list: [], through: new Map() };
    const edge = top.edges[top.next++];
    if (edge) enter(edge.to);
    else {
      stack.pop();
      let [count, sum, size] = [0, 0, 0];
      const edges = top.edges.filter(({ to, value }) => {
        const on = found.get(to) as Through;
        count += on.count;
        // Nothing arrives where no path leads, also by an infinite derivative.
        if (on.count === 0) return false;
        sum += value * on.sum;
        size += Math.abs(value) * on.size;
        return true;
      });
      found.set(top.at, { edges, count, sum, size });
    }
  }
  const { count, sum, size } = found.get(loss) as Through;
  const list = count <= maxPaths ? listed(loss, target, found) : [];
  return { count, sum, size, list, through: found };
}

/** What is known of a number on the way: the derivatives that lead on to the target. */
export interface Through {
  readonly edges: readonly Edge[];
  readonly count: number;
  readonly sum: number;
  readonly size: number;
}

function listed(from: Scalar, target: Scalar, through: ReadonlyMap<Scalar, Through>): EdgePath[] {
  const list: EdgePath[] = [];
  const stack: { readonly edge: Edge; readonly depth: number }[] = [];
  const way: Edge[] = [];
  const enter = (at: Scalar, depth: number): void => {
    if (at === target) {
      const edges = way.slice(0, depth);
      list.push({ edges, product: edges.reduce((product, { value }) => product * value, 1) });
      return;
    }
    // The first edge is to be taken first.
    for (const edge of [...(through.get(at)?.edges ?? [])].reverse()) stack.push({ edge, depth });
  };
  enter(from, 0);
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    way[top.depth] = top.edge;
    enter(top.edge.to, top.depth + 1);
  }
  return list;
}

/** How much there is to look at to find the derivatives of a number: all of a Jacobian's row where no rule tells it. */
export function costOf(at: Scalar, { stepOf }: Context): number {
  const step = stepOf(at);
  if (!step || step.operation.kind === 'formula') return 1;
  const [{ shape, rank, size }] = step.inputs;
  return step.operation.name === 'matmul' ? shape[rank - 1] : size;
}
