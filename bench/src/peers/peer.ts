import type { Job } from '../works/job';

/** A library under measurement, as its own process sees it. */
export interface Peer {
  /**
   * Builds what the job needs, so that only the job itself is timed.
   *
   * @throws Error with the reason, where the library cannot do the job
   */
  prepare(job: Job, mode: string): Run | Promise<Run>;
}

/** A job made ready. */
export interface Run {
  /** Does the job once; what it computes is computed when it returns, or when its promise resolves. */
  run(): void | Promise<void>;
  /** Does the job a few times and says what every peer must find. */
  check(): readonly number[] | Promise<readonly number[]>;
}

/** Says that a library lacks something, in the words of the report. */
export function lacks(what: string): never {
  throw new Error(`has no ${what}`);
}
