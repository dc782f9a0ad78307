import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import type { Context } from './context';

/** The steps that a number is part of: as they were recorded, or as a textbook takes them where it is only there. */
export function stepsAround({ tensor }: Scalar, { run, steps }: Context): readonly Step[] {
  const isRecorded = run.steps.some(({ inputs }) =>
    inputs.some((x) => run.scalars.ownerOf(x) === tensor),
  );
  return isRecorded ? run.steps : steps;
}
