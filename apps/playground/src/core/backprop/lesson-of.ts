import { expressionLesson } from './expression-lesson';
import type { Lesson } from './lesson';
import type { Look } from './look';
import { netLesson } from './net-lesson';
import type { Problem } from './problem/problem';

/**
 * Everything that is shown of a problem, step by step.
 *
 * @throws ProblemError for an expression that cannot be read
 */
export function lessonOf(problem: Problem, look: Look): Lesson {
  return problem.kind === 'net' ? netLesson(problem, look) : expressionLesson(problem, look);
}
