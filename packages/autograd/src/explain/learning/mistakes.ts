import { ABOVE_ZERO, readOptions } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { find, type ScalarName } from '../chain/find';
import { type Paths, pathsTo } from '../chain/paths';
import { Explanation } from '../explanation/explanation';
import type { Scalar } from '../graph/scalar';
import { type Text, textOf } from '../words/text';
import { english } from './english';
import { roundingOf, suspectOf } from './judge';
import { readAnswer } from './read-answer';
import type { MistakeId } from './wrong';
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

const DEFAULTS = {
  lr: undefined as number | undefined,
  tolerance: undefined as number | undefined,
};

function read(op: string, options: DiagnoseOptions | undefined) {
  return readOptions(op, options, DEFAULTS, { lr: ABOVE_ZERO, tolerance: ABOVE_ZERO });
}

/**
 * What learners get wrong in the gradient of a number, computed: each a number that differs from the right one.
 *
 * @param of - a symbol, a path, or `[tensor, ...index]`
 * @throws BpError `BP_OPTION` for a name of nothing, and for a learning rate that is not above 0
 * @example
 * const [w, t] = [parameter(2), variable(0.5)];
 * const loss = w.sub(t).square().mul(0.5);
 * mistakes(explain(loss, { inputs: { w, t } }), 'w', { lr: 0.1 }).map(({ id }) => id); // ['no-rate']
 */
export function mistakes(
  explanation: Explanation,
  of: ScalarName,
  options?: MistakeOptions,
): readonly Mistake[] {
  const context = Explanation.contextIn('mistakes', explanation, english);
  const target = find(of, context);
  return mistakesIn(target, pathsTo(target, context), context, read('mistakes', options).lr);
}

/**
 * The mistake that a wrong gradient looks like, with `lr` also a wrong update; null for none, and for the right one.
 *
 * @param answer - a number, or a text as learners write it
 * @throws BpError `BP_OPTION` as {@link mistakes}
 * @example
 * const w = parameter(3);
 * diagnose(explain(w.square(), { inputs: { w } }), 'w', 6); // null: this is right
 */
export function diagnose(
  explanation: Explanation,
  of: ScalarName,
  answer: number | string,
  options?: DiagnoseOptions,
): Mistake | null {
  const context = Explanation.contextIn('diagnose', explanation, english);
  const target = find(of, context);
  const paths = pathsTo(target, context);
  const { lr, tolerance } = read('diagnose', options);
  const given = readAnswer(answer);
  if (given === null) return null;
  const right = paths.sum ?? context.gradient(target);
  const suspects = mistakesIn(target, paths, context, lr).flatMap((mistake) => [
    { id: mistake.id, value: mistake.value, mistake },
    ...(mistake.next === undefined ? [] : [{ id: mistake.id, value: mistake.next, mistake }]),
  ]);
  const all = [
    { value: right, mistake: null },
    ...(lr === undefined ? [] : [{ value: target.value - lr * right, mistake: null }]),
    ...suspects,
  ];
  return suspectOf(given, all, tolerance, roundingOf(target))?.mistake ?? null;
}

function mistakesIn(
  target: Scalar,
  paths: Paths,
  context: Context,
  lr: number | undefined,
): Mistake[] {
  return wrongSteps(target, paths, context, lr).map(({ says, ...wrong }) => ({
    ...wrong,
    says: textOf([says]),
  }));
}
