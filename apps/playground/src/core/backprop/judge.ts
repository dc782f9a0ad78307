// What an answer of the practice is worth. Gradients and updates are judged by explain; the forward pass here.
import { diagnose, exercise, type Judgement, readAnswer } from '@bp/autograd/explain';
import { type Explained, explainProblem } from './explained';
import { forwardMistakes } from './forward-mistakes';
import { type Ingredient, ingredientsOf } from './ingredients';
import { agreement, CLOSE, ENOUGH, judgeNumber } from './judge-number';
import type { Lesson, Step } from './lesson';
import { lessonOf } from './lesson-of';
import type { Look } from './look';
import type { Mistake } from './mistake';
import type { Problem } from './problem/problem';

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
  const judged = exercise(explanation, of, hide, { lr }).judge(answer);
  const { mistake = null, says } = judged;
  const { verdict, digits } = generous(judged, answer, step.value);
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

/** Explain asks for every decimal that was written; here four right digits are enough, and two are on their way. */
function generous(
  { verdict, digits = 0, mistake }: Pick<Judgement, 'verdict' | 'digits' | 'mistake'>,
  answer: string,
  right: number,
): Pick<Judged, 'verdict' | 'digits'> {
  const given = readAnswer(answer);
  if (verdict === 'right' || !given || (mistake && mistake !== 'rounding')) {
    return { verdict, digits };
  }
  const near = agreement(given, right);
  if (near.significant >= ENOUGH) return { verdict: 'right', digits: near.digits };
  if (verdict === 'right-to' || near.significant < CLOSE) return { verdict, digits };
  return { verdict: 'right-to', digits: near.digits };
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
