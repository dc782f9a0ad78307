/** What is wrong with weights from elsewhere. */
export type WeightProblem =
  | 'weightsDamaged'
  | 'weightMissing'
  | 'weightExtra'
  | 'weightShape'
  | 'weightNotFinite';

/** It crosses the border of the worker as its message. */
export class WeightError extends Error {
  constructor(problem: WeightProblem, values: readonly string[] = []) {
    super(JSON.stringify({ problem, values }));
    this.name = 'WeightError';
  }
}

/** The problem that an error from a desk tells of; null for any other error. */
export function weightProblemOf(
  error: unknown,
): { readonly problem: WeightProblem; readonly values: readonly string[] } | null {
  if (!(error instanceof Error) || error.name !== 'WeightError') return null;
  return JSON.parse(error.message);
}
