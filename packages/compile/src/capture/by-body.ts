import { currentWatcher, keepRecords, watchWith } from '@bp/tensor/engine';
import { isInput, putTogether, readArguments, refuseRecorded } from './arguments';
import { copyOf } from './capture-step';
import type { CutMark } from './cut-mark';
import { fillTemplate, readTemplate } from './template';
import { Undo } from './undo';

/** A step as it was given. */
export type Body = (...args: never[]) => unknown;

/**
 * Runs a step by its body, with the same values as a program would give.
 *
 * @param own - what its results carry in the place of a record; null where it is a part of what asks for gradients through
 *   it, or of another step: then arguments may have records, and results keep theirs
 */
export function runByBody(
  op: string,
  body: Body,
  given: readonly unknown[],
  own: CutMark | null,
): unknown {
  const { values } = readArguments(op, given);
  if (own !== null) refuseRecorded(op, values);
  const args = putTogether(
    given,
    values.map((x) => (isInput(x) && x.record === own ? x.detach() : x)),
  );
  const results = undone(() =>
    readTemplate(
      op,
      keepRecords(() => body(...(args as never[]))),
    ),
  );
  return fillTemplate(results, (x) => (own === null ? x : copyOf(x, own.markOf(x))));
}

/** What is called throws without having changed anything. */
function undone<T>(body: () => T): T {
  // A capture puts everything back itself.
  if (currentWatcher() !== null) return body();
  const undo = new Undo();
  try {
    return watchWith(undo, body);
  } catch (error) {
    undo.restore();
    throw error;
  }
}
