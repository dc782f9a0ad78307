import { FROM_ZERO, readOptions, wholeNumber } from '@bp/tensor/engine';
import type { Course } from './course';
import { othersTurn } from './others-turn';
import type { Stopped } from './record/history';

/** How `Run.play` goes on. */
export interface PlayOptions {
  /** So many epochs more at most. */
  readonly epochs?: number | undefined;
  /** So many batches more at most. */
  readonly updates?: number | undefined;
  /** Ends it when aborted; the state is whole then. */
  readonly signal?: AbortSignal | undefined;
  /** After how many milliseconds others get their turn, 10 by default. */
  readonly slice?: number | undefined;
}

const DEFAULTS = {
  epochs: Infinity,
  updates: Infinity,
  signal: undefined as AbortSignal | undefined,
  slice: 10,
};

/** Checks the options of a play. */
export function readPlay(op: string, options: PlayOptions | undefined): typeof DEFAULTS {
  const given = readOptions(op, options, DEFAULTS, {
    epochs: null,
    updates: null,
    slice: FROM_ZERO,
  });
  for (const name of ['epochs', 'updates'] as const)
    if (given[name] !== Infinity) wholeNumber(op, name, given[name], 0);
  return given;
}

/**
 * Advances until something stops the run, in slices between which others have their turn.
 *
 * @param isPauseAsked - looked at after each batch
 * @returns what stopped it; null after the epochs or batches that were asked for
 */
export async function play(
  course: Course,
  { epochs, updates, signal, slice }: typeof DEFAULTS,
  isPauseAsked: () => boolean,
): Promise<Stopped | null> {
  const { epoch, update } = course.position;
  const isThere = (): boolean =>
    course.position.epoch >= epoch + epochs || course.position.update >= update + updates;
  const isDue = (): boolean =>
    course.stopped !== null ||
    isPauseAsked() ||
    signal?.aborted === true ||
    course.events.isWaiting ||
    isThere();
  course.stopped = null;
  course.stopWhereDue();
  let stopped: Stopped | null = course.stopped;
  while (stopped === null) {
    if (signal?.aborted) course.stop('aborted');
    else if (isPauseAsked()) course.stop('paused');
    else if (isThere()) break;
    else await goOn(course, slice, isDue, signal);
    // A change that somebody makes meanwhile does not set the run going again.
    stopped = course.stopped;
    // First, so that what they reject is taken at once.
    await course.events.settle();
    await othersTurn();
  }
  return stopped;
}

/** Advances for some milliseconds. */
async function goOn(
  course: Course,
  milliseconds: number,
  isDue: () => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { source } = course.parts;
  const until = performance.now() + milliseconds;
  // The clock is looked at about every tenth of a millisecond.
  for (let inOneGo = 1, now = 0; now <= until && !isDue(); ) {
    const start = performance.now();
    const next = source.peek();
    const first = next instanceof Promise ? await unlessAborted(next, signal) : next;
    if (first === null) return;
    course.learning(() => {
      course.advance(first);
      for (let i = 1; i < inOneGo && !source.isAsync && !isDue(); i++)
        course.advance(course.next());
    });
    now = performance.now();
    if (now - start < 0.1) inOneGo *= 2;
  }
}

/** What was promised, or null as soon as nobody waits for it any more. */
async function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  if (signal === undefined) return promise;
  let stopWaiting = (): void => {};
  const aborted = new Promise<null>((resolve) => {
    stopWaiting = () => resolve(null);
    signal.addEventListener('abort', stopWaiting);
  });
  try {
    return signal.aborted ? null : await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stopWaiting);
  }
}
