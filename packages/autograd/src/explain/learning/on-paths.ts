import type { Paths } from '../chain/paths';
import type { Edge } from '../graph/edge';

/** Every derivative on some path; none where they are too many to be counted. */
export function edgesOn({ through }: Paths): Edge[] {
  return [...through.values()].flatMap(({ edges }) => edges);
}

/** What the paths would add up to with other derivatives. */
export function sumWith({ through }: Paths, value: (edge: Edge) => number): number {
  const sums = new Map<unknown, number>();
  let sum = NaN;
  // Numbers were found after those that they lead to, and the loss last.
  for (const [at, { edges, count }] of through) {
    sum = edges.reduce(
      (total, edge) => total + value(edge) * (sums.get(edge.to) as number),
      edges.length > 0 ? 0 : count,
    );
    sums.set(at, sum);
  }
  return sum;
}
