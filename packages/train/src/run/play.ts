import type { Batch } from './batches/batch';
import type { Course } from './course';
import { othersTurn } from './others-turn';

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

/**
 * Advances until something stops the run, in slices between which others have their turn.
 *
 * @param isPauseAsked - looked at after each batch
 */
export async function play(
  course: Course,
  { epochs = Infinity, updates = Infinity, signal, slice = 10 }: PlayOptions,
  isPauseAsked: () => boolean,
): Promise<void> {
  const { epoch, update } = course.position;
  const isThere = (): boolean =>
    course.position.epoch >= epoch + epochs || course.position.update >= update + updates;
  const isDue = (): boolean =>
    course.stopped !== null || isPauseAsked() || course.events.isWaiting || isThere();
  course.stopped = null;
  course.stopWhereDue();
  while (course.stopped === null) {
    if (signal?.aborted) course.stop('aborted');
    else if (isPauseAsked()) course.stop('paused');
    else if (isThere()) break;
    else await goOn(course, slice, isDue);
    await course.events.settle();
  }
}

/** Advances for some milliseconds. */
async function goOn(course: Course, milliseconds: number, isDue: () => boolean): Promise<void> {
  const { source } = course.parts;
  const until = performance.now() + milliseconds;
  // The clock is looked at about every tenth of a millisecond.
  for (let inOneGo = 1, now = 0; now < until && !isDue(); ) {
    const start = performance.now();
    const next = source.peek();
    const first: Batch = next instanceof Promise ? await next : next;
    course.learning(() => {
      course.advance(first);
      for (let i = 1; i < inOneGo && !source.isAsync && !isDue(); i++)
        course.advance(course.next());
    });
    now = performance.now();
    if (now - start < 0.1) inOneGo *= 2;
  }
  await othersTurn();
}
