import { explainProblem } from './explained';
import { filmOf } from './film';
import { expressionFormulas } from './formulas';
import { type Board, gradientStep } from './gradient-step';
import type { Lesson, Step } from './lesson';
import type { Look } from './look';
import { quantityOf, withUses } from './net-lesson';
import type { ExpressionProblem } from './problem/problem';
import { valueStep } from './value-step';

/** An expression step by step: each operation, then each gradient, from the result back to the variables. */
export function expressionLesson(problem: ExpressionProblem, look: Look): Lesson {
  const explained = explainProblem(problem, look);
  const { loss } = explained;
  const computed = expressionFormulas(problem.source, (id) => explained.value(id));
  const values = explained.values;
  const isGiven = (id: string): boolean => !computed.has(id);
  const read = (id: string) => ({ ...explained.value(id), given: isGiven(id) });
  const steps: Step[] = values.flatMap((value) => {
    const how = computed.get(value.id);
    return how ? [valueStep({ value, ...how }, 'forward', look.digits, read)] : [];
  });
  const found = new Map<string, string>();
  const board: Board = {
    explained,
    isGiven,
    gradientStep: (id) => found.get(id),
    outputOf: () => undefined,
    errorOf: () => undefined,
  };
  // what was computed last comes first; the variables follow in the order in which they were typed
  const inner = values.filter(({ id }) => computed.has(id) && id !== loss.id).reverse();
  const variables = values.filter(({ id }) => !computed.has(id));
  for (const value of [...inner, ...variables]) {
    if (value.gradient === null) continue;
    const step = gradientStep(value, 'backward', board);
    found.set(value.id, step.id);
    steps.push(step);
  }
  return {
    problem,
    digits: look.digits,
    lossId: loss.id,
    quantities: values.map((one) => quantityOf(one, computed, look.digits)),
    steps: withUses(steps),
    questions: steps.map((_, i) => ({ first: i, last: i })),
    film: filmOf(explained, look.digits),
    sameWeight: [],
  };
}
