// Where things lie in the block of whole numbers through which threads talk.

/**
 * The job at hand: its number, and which of its pieces nobody has taken yet, those from `front` below `back`. The main
 * thread takes from the front, the others from the back, so that in every call each finds the same rows in its cache.
 */
export const WORD = 0;
/** 1 where a thread sleeps, or is about to. */
export const ASLEEP = 1;
/** How many messages have been sent to each thread. */
export const MAIL = 2;
/** 1 once a piece has failed. */
export const FAILED = 3;
/** The job: of which program, which kernel, its parts, and into how many pieces they are cut. */
export const PROGRAM = 4;
export const KERNEL = 5;
export const PARTS = 6;
export const PIECES = 7;
/** Always 0. */
export const NEVER = 8;
/** How many pieces the other threads have done; away from what they read meanwhile. */
export const DONE = 32;
/** How many messages each thread has read. */
export const READ = 64;

/** The most threads there can be, and pieces of a job. */
export const MOST_THREADS = 32;
export const MOST_PIECES = 255;

/** How the number of the job is raised. */
export const NEXT = 0x10000;

/** The block. */
export function createControl(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * (READ + MOST_THREADS)));
}
