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
  /** Every derivative on some way; none where they are too many to be counted. */
  readonly edges: readonly Edge[];
  /** What the paths would add up to with other derivatives. */
  sumWith(value: (edge: Edge) => number): number;
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
    const edges = context.edges(at, depends);
    budget -= costOf(at, context);
    stack.push({ at, edges, next: 0 });
  };
  enter(loss);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (budget < 0) {
      return { count: null, sum: null, size: 0, list: [], edges: [], sumWith: () => NaN };
    }
    const edge = top.edges[top.next++];
    if (edge !== undefined) enter(edge.to);
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
  return {
    count,
    sum,
    size,
    list: count <= maxPaths ? listed(loss, target, found) : [],
    edges: [...found.values()].flatMap(({ edges }) => edges),
    sumWith(value) {
      const sums = new Map([[target, 1]]);
      // Numbers were found after those that they lead to.
      for (const [at, { edges }] of found) {
        if (at === target) continue;
        sums.set(
          at,
          edges.reduce((total, edge) => total + value(edge) * (sums.get(edge.to) as number), 0),
        );
      }
      return sums.get(loss) as number;
    },
  };
}

/** What is known of a number on the way: the derivatives that lead on to the target. */
interface Through {
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
  if (step === undefined || step.operation.kind === 'formula') return 1;
  const told = step.operation.name === 'matmul';
  return told ? step.inputs[0].shape[step.inputs[0].rank - 1] : step.inputs[0].size;
}
