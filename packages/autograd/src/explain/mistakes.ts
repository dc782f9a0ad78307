import { ABOVE_ZERO, readOptions } from '@bp/tensor/engine';
import type { Context } from './context';
import type { Scalar } from './graph/scalar';
import { roundingOf, suspectOf } from './learning/judge';
import { readAnswer } from './learning/read-answer';
import type { MistakeId } from './learning/wrong';
import type { Paths } from './paths';
import { type Text, textOf } from './words/text';
import { wrongSteps } from './wrong-gradients';

/** A wrong gradient that learners find, and how they do. */
export interface Mistake {
  readonly id: MistakeId;
  /** The gradient that this mistake gives; the right one where only the update goes wrong. */
  readonly value: number;
  /** What the update makes of it; only of a parameter, with a learning rate. */
  readonly next?: number;
  readonly says: Text;
}

/** With what mistakes are computed and recognised. */
export interface MistakeOptions {
  /** The learning rate, above 0; without it no weight is updated, and none too early. */
  readonly lr?: number | undefined;
}

/** With what a mistake is recognised. */
export interface DiagnoseOptions extends MistakeOptions {
  /** How far an answer may be from the mistake; by default half a unit of its last decimal. */
  readonly tolerance?: number | undefined;
}

/** What a gradient knows of the mistakes that are made with it. */
export interface Mistakes {
  /**
   * What learners get wrong in this gradient, computed: each a number that differs from the right one.
   *
   * @throws BpError `BP_OPTION` for a learning rate that is not above 0
   */
  mistakes(options?: MistakeOptions): readonly Mistake[];
  /**
   * The mistake that a wrong gradient looks like, with `lr` also a wrong update; null for none, and for the right one.
   *
   * @throws BpError `BP_OPTION` as above
   */
  diagnose(answer: number | string, options?: DiagnoseOptions): Mistake | null;
}

const DEFAULTS = {
  lr: undefined as number | undefined,
  tolerance: undefined as number | undefined,
};

export function mistakesIn(target: Scalar, paths: Paths, context: Context): Mistakes {
  const read = (op: string, options: DiagnoseOptions | undefined) =>
    readOptions(op, options, DEFAULTS, { lr: ABOVE_ZERO, tolerance: ABOVE_ZERO });
  const mistakes = (lr: number | undefined): Mistake[] =>
    wrongSteps(target, paths, context, lr).map(({ says, ...wrong }) => ({
      ...wrong,
      says: textOf([says]),
    }));
  return {
    mistakes: (options) => mistakes(read('mistakes', options).lr),
    diagnose(given, options) {
      const { lr, tolerance } = read('diagnose', options);
      const answer = readAnswer(given);
      if (answer === null) return null;
      const right = paths.sum ?? context.gradient(target);
      const suspects = mistakes(lr).flatMap((mistake) => [
        { id: mistake.id, value: mistake.value, mistake },
        ...(mistake.next === undefined ? [] : [{ id: mistake.id, value: mistake.next, mistake }]),
      ]);
      const all = [
        { value: right, mistake: null },
        ...(lr === undefined ? [] : [{ value: target.value - lr * right, mistake: null }]),
        ...suspects,
      ];
      return suspectOf(answer, all, tolerance, roundingOf(target))?.mistake ?? null;
    },
  };
}
