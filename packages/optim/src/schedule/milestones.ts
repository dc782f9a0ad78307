import { BpError } from '@bp/tensor';
import { readList, wholeNumber } from '@bp/tensor/engine';

/** A copy of a list of updates, each a whole number ≥ `min`. */
export function checkMilestones(op: string, given: unknown, min: number): number[] {
  const milestones = readList(given);
  if (milestones === null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'milestones must be a list of steps such as [30, 60], got {given}',
      { given },
    );
  }
  return milestones.map((step) => wholeNumber(op, 'milestones', step, min));
}
