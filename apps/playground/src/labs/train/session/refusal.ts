import type { Language } from '../../../words/define';
import { type Problem, problemOf } from '../../../worker/train-messages';
import { words } from './words';

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

/** The sentence for it; its values in the order in which the sentence takes them. */
export function refusalText({ problem, values }: Refusal, language: Language): string {
  const text: string | ((...given: string[]) => string) = words[language].problems[problem];
  return typeof text === 'string' ? text : text(...Object.values(values).map(String));
}
