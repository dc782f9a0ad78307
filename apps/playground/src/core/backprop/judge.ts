// What an answer of the practice is worth. Gradients and updates are judged by explain; the forward pass here.
import { diagnose, exercise } from '@bp/autograd/explain';
import { type Explained, explainProblem } from './explained';
import { forwardMistakes } from './forward-mistakes';
import { type Ingredient, ingredientsOf } from './ingredients';
import type { Lesson, Step } from './lesson';
import { lessonOf } from './lesson-of';
import type { Look } from './look';
import type { Mistake } from './mistake';
import type { Problem } from './problem/problem';
import { judgeNumber } from './read-number';

export interface Judged {
  readonly verdict: 'right' | 'right-to' | 'wrong' | 'unreadable';
  /** To how many decimals it is right. */
  readonly digits: number;
  readonly mistake: Mistake | null;
  /** What explain says of the mistake, without the right answer. */
  readonly says: string;
  /** What went into the answer beside what belongs there. */
  readonly ingredients: readonly Ingredient[];
}

/**
 * Judges an answer to a step; never does it contain the right one.
 *
 * @param answer - as learners write it: 0.0259, 0,0259, −1/3, 2.6e-2
 */
export function judgeAnswer(problem: Problem, look: Look, stepId: string, answer: string): Judged {
  const lesson = lessonOf(problem, look);
  const step = lesson.steps.find(({ id }) => id === stepId);
  const explained = explainProblem(problem, look);
  if (step?.kind === 'gradient' || step?.kind === 'update') {
    return judgeGradient(step, explained, answer);
  }
  return judgeForward(step as Step, lesson, answer);
}

function judgeGradient(step: Step, explained: Explained, answer: string): Judged {
  const { explanation, problem } = explained;
  const of = explained.value(step.of).text;
  const lr = problem.kind === 'net' ? problem.lr : undefined;
  const hide = step.kind === 'update' ? 'update' : 'sum';
  // nothing flows where a unit is dead: explain asks nothing there
  if (step.value === 0 || !Number.isFinite(step.value)) return plain(answer, step.value, []);
  const {
    verdict,
    digits = 0,
    mistake = null,
    says,
  } = exercise(explanation, of, hide, { lr }).judge(answer);
  const found = mistake === null ? null : diagnose(explanation, of, answer, { lr });
  const isUnreadable = judgeNumber(answer, step.value, []).verdict === 'unreadable';
  const sentence = found?.says.toText() ?? says.toText();
  return {
    verdict: isUnreadable ? 'unreadable' : verdict,
    digits,
    mistake,
    says: sentence,
    ingredients:
      verdict === 'wrong' && mistake !== null
        ? ingredientsOf(step, explained, mistake, sentence)
        : [],
  };
}

function judgeForward(step: Step, lesson: Lesson, answer: string): Judged {
  return plain(answer, step.value, forwardMistakes(step, lesson));
}

function plain(
  answer: string,
  right: number,
  wrong: readonly { readonly id: Mistake; readonly value: number }[],
): Judged {
  const { verdict, digits, like } = judgeNumber(answer, right, wrong);
  return { verdict, digits, mistake: like?.id ?? null, says: '', ingredients: [] };
}
