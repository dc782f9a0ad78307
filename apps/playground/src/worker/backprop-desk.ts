import { type Judged, judgeAnswer } from '../core/backprop/judge';
import type { Lesson } from '../core/backprop/lesson';
import { lessonOf } from '../core/backprop/lesson-of';
import type { Look } from '../core/backprop/look';
import { type Problem, ProblemError } from '../core/backprop/problem/problem';
import { type LessonRequest, problemOf } from '../core/backprop/request';
import { type Sheet, sheetOf } from '../core/backprop/sheet';

/** What came out, or why nothing did; errors lose their fields on the way between threads. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly key: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** Explains one sample, and judges what a learner finds. */
export class BackpropDesk {
  lesson(request: LessonRequest, look: Look): Answer<Lesson> {
    return answered(() => lessonOf(problemOf(request), look));
  }

  sheets(seeds: readonly number[], look: Look): Answer<Sheet[]> {
    return answered(() => seeds.map((seed) => sheetOf(seed, look)));
  }

  judge(problem: Problem, look: Look, stepId: string, answer: string): Answer<Judged> {
    return answered(() => judgeAnswer(problem, look, stepId, answer));
  }
}

function answered<T>(find: () => T): Answer<T> {
  try {
    return { ok: true, value: find() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ok: false, key: error.key, params: error.params };
  }
}
