import type { Capture } from '../capture/capture';
import type { Key } from '../capture/key';
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
  readonly reason: string;
  /** Whether trying again would be in vain. */
  readonly forGood: boolean;
}

/** Where there is no memory now, there may be some later; code and plans that are refused once always are. */
export function refusalOf(error: unknown, planned: boolean): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return { reason, forGood: !planned || error instanceof WebAssembly.CompileError };
}
