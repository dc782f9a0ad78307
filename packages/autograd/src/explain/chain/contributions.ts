import { reachedFrom } from '../graph/again';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import type { Context } from './context';

/** What reaches a number through one of those that were computed from it. */
export interface EdgeContribution {
  readonly through: Scalar;
  /** ∂loss/∂through */
  readonly delta: number;
  /** ∂through/∂(the number) */
  readonly slope: number;
  readonly value: number;
  /** The derivative `slope` as it was found. */
  readonly edge: Edge;
}

/**
 * ∂loss/∂w = Σ ∂loss/∂z · ∂z/∂w over all z that were computed from w in one step, the largest first; none where there are too
 * many to look at.
 */
export function contributionsTo(target: Scalar, context: Context): EdgeContribution[] {
  const { steps, run } = context;
  const { scalars } = run;
  const using = steps.filter(({ operation, inputs, live }) =>
    operation.kind === 'view'
      ? false
      : inputs.some((x, i) => live[i] && scalars.ownerOf(x) === target.tensor),
  );
  // Each row of the derivative of somebody's own operation is one run of it.
  const isLong = ({ operation, output }: Step): boolean =>
    operation.kind === 'composite' && operation.foreign === true && output.size > 500;
  if (using.some(isLong)) return [];
  const depends = reachedFrom(target, steps, scalars);
  const found: EdgeContribution[] = [];
  for (const { output } of using) {
    for (let i = 0; i < output.size; i++) {
      const through = scalars.at(output, i);
      if (!depends(through)) continue;
      for (const edge of context.edges(through, (to) => to === target)) {
        const [delta, slope] = [context.gradient(through), edge.value];
        found.push({ through, delta, slope, value: delta * slope, edge });
      }
    }
  }
  return found.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
