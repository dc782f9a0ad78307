import type { Tensor } from '@bp/tensor';
import { currentWatcher, keepRecords, watchWith } from '@bp/tensor/engine';
import { isInput, putTogether, readArguments, refuseRecorded } from './arguments';
import { copyOf } from './capture-step';
import type { CutMark } from './cut-mark';
import { fillTemplate, readTemplate } from './template';
import { Undo } from './undo';

/** A step as it was given. */
export type Body = (...args: never[]) => unknown;

/**
 * Runs a step as a part of what asks for gradients through it, or of another step: what it returns keeps its record, and
 * arguments may have one.
 */
export function runWithin(op: string, body: Body, given: readonly unknown[]): unknown {
  const { values } = readArguments(op, given);
  const results = undone(() => readTemplate(op, body(...(putTogether(given, values) as never[]))));
  return fillTemplate(results, (x) => x);
}

/** Runs a step by itself, with the same values as a program would give. */
export function runByBody(
  op: string,
  body: Body,
  given: readonly unknown[],
  own: CutMark,
): unknown {
  const { values } = readArguments(op, given);
  refuseRecorded(op, values);
  const args = putTogether(
    given,
    values.map((x) => (isInput(x) ? seenInside(x, own) : x)),
  );
  const results = undone(() =>
    readTemplate(
      op,
      keepRecords(() => body(...(args as never[]))),
    ),
  );
  return fillTemplate(results, (x) => copyOf(x, own.markOf(x)));
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

function seenInside(x: Tensor, own: CutMark): Tensor {
  return own.markOfInput(x) === x.record ? x : x.detach();
}
