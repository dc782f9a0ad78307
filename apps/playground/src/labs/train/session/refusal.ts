import { type Problem, problemOf } from '../../../worker/train-messages';

/** Why something cannot be computed. */
export interface Refusal {
  readonly problem: Problem | 'other';
  readonly values: Readonly<Record<string, string | number>>;
}

export function refusalOf(error: unknown): Refusal {
  const problem = problemOf(error);
  if (problem) return problem;
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return { problem: 'other', values: { message } };
}
