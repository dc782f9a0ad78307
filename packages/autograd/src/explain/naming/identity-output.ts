import { Tensor } from '@bp/tensor';
import { recordSteps } from '../graph/record-steps';
import type { Scalars } from '../graph/scalars';
import type { Step } from '../graph/step';

/** The reading of an output without activation: o = z, whose derivative a textbook writes as 1. */
export const IDENTITY = 'identity-output';

/** The steps with o = z between the sums of a last layer and what uses them. */
export function withIdentity(
  steps: readonly Step[],
  sums: Tensor,
  scalars: Scalars,
  gradient: Tensor,
): { readonly steps: readonly Step[]; readonly output: Tensor } {
  const output = sums.clone();
  const made = recordSteps(
    (z) => z.clone(),
    { inputs: [sums], live: [true], output, frame: null },
    gradient,
    IDENTITY,
  ).steps;
  scalars.ownerOf(output);
  const instead = (x: Tensor): Tensor =>
    scalars.ownerOf(x) === sums
      ? new Tensor(
          output.storage,
          x.dtype,
          x.shape,
          // The copy is row-major; so are views of sums that are.
          x.strides,
          x.offset,
        )
      : x;
  const last = steps.findIndex(({ output: made }) => made === sums);
  return {
    output,
    steps: [
      ...steps.slice(0, last + 1),
      ...made,
      ...steps
        .slice(last + 1)
        .map((step) => ({
          ...step,
          inputs: step.inputs.map(instead),
          output: step.operation.kind === 'view' ? instead(step.output) : step.output,
        })),
    ],
  };
}
