import type { Capture } from '../capture/capture';
import type { Key } from '../capture/key';
import { memories } from './memories';
import type { Program } from './program';

/** What is known of one key. */
export interface KeyState {
  readonly key: Key;
  /** How often it has been captured. */
  captured: number;
  /** What the next capture is compared with. */
  capture: Capture | null;
  /** Whether two captures in a row were equal, so that the next call makes the program. */
  alike: boolean;
  program: Program | null;
  /** Why the latest call of the program was none; null where it was one. */
  refused: Refusal | null;
  /** How many calls the program has made. */
  calls: number;
  /** What capture, planning and compiling have taken, in milliseconds. */
  timeMs: number;
}

/** Why a step runs as it is. */
export interface Refusal {
  readonly error: unknown;
  readonly reason: string;
  /** Whether trying again would be in vain. */
  readonly forGood: boolean;
  /** The how manieth in a row. */
  readonly times: number;
  /** Until when trying again is left off; 0 for not at all. */
  readonly restsUntil: number;
}

/** A refusal may take longer: engines collect all garbage before they refuse a memory. In milliseconds. */
const SLOW = 20;

/** So often every call tries again, however long that takes. */
const PATIENCE = 8;

/** For how many times as long the step then runs as it is, so that attempts cost little of all. */
const REST = 10;

/**
 * Why an attempt to make a program failed. Where there is no memory now, there may be some for the next call; code and plans
 * that are refused once always are.
 *
 * @param before - why the last attempt failed, if it did
 */
export function refusalOf(error: unknown, planned: boolean, before: Refusal | null): Refusal {
  const { refusalMs } = memories;
  const times = (before?.times ?? 0) + 1;
  const rests = times >= PATIENCE && refusalMs > SLOW;
  return {
    error,
    reason: error instanceof Error ? error.message : String(error),
    forGood: !planned || error instanceof WebAssembly.CompileError,
    times,
    restsUntil: rests ? performance.now() + REST * refusalMs : 0,
  };
}
